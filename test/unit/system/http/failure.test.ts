import { describe, expect, it } from 'vitest';
import type { ErrorContext } from '../../../../src/system/http/error.ts';
import { failureOf } from '../../../../src/system/http/failure.ts';
import { RouteError } from '../../../../src/system/http/route-error.ts';

const connecting: ErrorContext = {
  url: 'http://api.example.com/deploys/42',
  reached: { sent: false, stale: false, begun: false },
  speaksHttp: false,
};
const waiting: ErrorContext = { ...connecting, reached: { sent: true, stale: false, begun: false } };
const reading: ErrorContext = { ...connecting, reached: { sent: true, stale: false, begun: true } };

function errorOf(code: string, fields: object = {}, message = 'as Node says it'): Error {
  return Object.assign(new Error(message), { code, ...fields });
}

describe('network trouble', () => {
  it.each([
    ['ECONNREFUSED', { address: '127.0.0.1', port: 3000 }, 'connection refused (ECONNREFUSED 127.0.0.1:3000)'],
    ['ECONNREFUSED', { address: '::1', port: 3000 }, 'connection refused (ECONNREFUSED [::1]:3000)'],
    ['ENOTFOUND', { hostname: 'api.example.com' }, 'no such host (ENOTFOUND api.example.com)'],
    ['EAI_AGAIN', {}, 'name lookup failed for now (EAI_AGAIN api.example.com)'],
    ['EHOSTUNREACH', { address: '10.0.0.1', port: 80 }, 'host unreachable (EHOSTUNREACH 10.0.0.1:80)'],
    ['EWEIRD', {}, 'as Node says it (EWEIRD api.example.com)'],
  ])('%s %j: %s', (code, fields, message) => {
    expect(failureOf(errorOf(code, fields), connecting)).toEqual({ kind: 'network', code, message });
  });

  it.each([
    ['while connecting', connecting],
    ['without an answer', waiting],
    ['in the middle of its answer', reading],
  ])('says when a connection was closed: %s', (when, circumstances) => {
    const failure = {
      kind: 'network',
      code: 'ECONNRESET',
      message: `the server closed the connection ${when} (ECONNRESET api.example.com)`,
    };
    expect(failureOf(errorOf('ECONNRESET'), circumstances)).toEqual(failure);
    expect(failureOf(errorOf('UND_ERR_SOCKET'), circumstances)).toEqual(failure);
  });

  it('takes of several attempts the error that says most', () => {
    const errors = [
      errorOf('ENETUNREACH', { address: '::1', port: 80 }),
      errorOf('ECONNREFUSED', { address: '127.0.0.1', port: 80 }),
      errorOf('ETIMEDOUT'),
    ];
    expect(failureOf(Object.assign(new AggregateError(errors), { code: 'ENETUNREACH' }), connecting)).toEqual({
      kind: 'network',
      code: 'ECONNREFUSED',
      message: 'connection refused (ECONNREFUSED 127.0.0.1:80)',
    });
  });

  it('names no address where several failed alike', () => {
    const errors = ['::1', '127.0.0.1'].map((address) => errorOf('ECONNREFUSED', { address, port: 80 }));
    expect(failureOf(new AggregateError(errors), connecting)).toMatchObject({
      message: 'connection refused (ECONNREFUSED api.example.com)',
    });
  });

  it('of a unix socket names its path', () => {
    expect(failureOf(errorOf('ENOENT', { address: '/run/s.sock' }), connecting)).toMatchObject({
      message: 'there is no such socket (ENOENT /run/s.sock)',
    });
  });

  it('is a proxy’s where that is who answers', () => {
    const context: ErrorContext = { ...waiting, url: 'http://proxy.test:3128', peer: 'proxy' };
    expect(failureOf(errorOf('UND_ERR_SOCKET'), context)).toMatchObject({
      message: 'the proxy closed the connection without an answer (ECONNRESET proxy.test:3128)',
    });
  });

  it('that is in words already stays as it is', () => {
    const failure = { kind: 'network', code: 'X', message: 'in words' } as const;
    expect(failureOf(new RouteError(failure), connecting)).toBe(failure);
  });

  it.each([
    [waiting, 'the server would not answer this request'],
    [reading, 'the server broke off its answer'],
  ])('of HTTP/2 says how far it had come: %#', (circumstances, what) => {
    expect(failureOf(errorOf('HTTP2_CANCEL'), circumstances)).toEqual({
      kind: 'network',
      code: 'HTTP2_CANCEL',
      message: `${what} (HTTP2_CANCEL api.example.com)`,
    });
  });

  it('shows nothing of a message that could move a cursor', () => {
    expect(failureOf(errorOf('EWEIRD', {}, 'a\u001b[2Jb'), connecting)).toMatchObject({
      message: 'a\\u001b[2Jb (EWEIRD api.example.com)',
    });
  });
});

describe('an answer that cannot be read', () => {
  const text = 'Response does not match the HTTP/1.1 protocol (Expected HTTP/)';
  const unreadable = Object.assign(new Error(text), { name: 'HTTPParserError', code: undefined, data: 'SSH-2.0-OpenSSH' });

  it('means another kind of server where HTTP was never spoken', () => {
    expect(failureOf(unreadable, waiting)).toEqual({
      kind: 'protocol',
      code: 'NOT_HTTP',
      message: 'api.example.com does not speak HTTP/1.1',
    });
  });

  it('says so where the server speaks TLS', () => {
    expect(failureOf(Object.assign(unreadable, { data: '\x15\x03\x03\0\x02\x02F' }), waiting)).toEqual({
      kind: 'protocol',
      code: 'NOT_HTTP',
      message: 'api.example.com speaks TLS, not plain HTTP',
      hint: 'Use https://api.example.com',
    });
  });

  it.each([
    ['where HTTP was spoken before', { ...waiting, speaksHttp: true }],
    ['in the middle of an HTTP answer', reading],
  ])('is passing trouble %s', (_, circumstances) => {
    expect(failureOf(unreadable, circumstances)).toEqual({
      kind: 'network',
      code: 'HPE_INVALID',
      message: 'the answer breaks the rules of HTTP: Expected HTTP/ (HPE_INVALID api.example.com)',
    });
    expect(failureOf(errorOf('HPE_INVALID_VERSION'), circumstances)).toMatchObject({
      kind: 'network',
      code: 'HPE_INVALID_VERSION',
    });
  });

  it('is passing trouble where it begins like HTTP', () => {
    const text = 'Response does not match the HTTP/1.1 protocol (Invalid header token)';
    expect(failureOf(Object.assign(new Error(text), { name: 'HTTPParserError' }), waiting)).toEqual({
      kind: 'network',
      code: 'HPE_INVALID',
      message: 'the answer breaks the rules of HTTP: Invalid header token (HPE_INVALID api.example.com)',
    });
  });

  it('because its header is damaged behind a length is no closed connection', () => {
    const mismatch = errorOf('UND_ERR_RES_CONTENT_LENGTH_MISMATCH');
    expect(failureOf(mismatch, waiting)).toMatchObject({
      code: 'HPE_INVALID',
      message: expect.stringContaining('two lengths, or a field that cannot be read'),
    });
    expect(failureOf(mismatch, reading)).toMatchObject({ code: 'ECONNRESET' });
  });

  it('because it stops is a closed connection', () => {
    const message = 'Response does not match the HTTP/1.1 protocol (Invalid EOF state)';
    const error = Object.assign(new Error(message), { name: 'HTTPParserError' });
    expect(failureOf(error, reading)).toMatchObject({ kind: 'network', code: 'ECONNRESET' });
  });

  it.each(['UND_ERR_HEADERS_OVERFLOW', 'HTTP2_HEADER_TOO_LARGE'])('with a header over the limit is unusable: %s', (code) => {
    expect(failureOf(errorOf(code), waiting)).toEqual({
      kind: 'malformed',
      message: 'the header of the answer is larger than 16 KiB',
    });
  });
});

describe('our own doing', () => {
  it.each(['UND_ERR_INVALID_ARG', 'UND_ERR_NOT_SUPPORTED', 'UND_ERR_REQ_CONTENT_LENGTH_MISMATCH', 'HTTP2_UNSENDABLE'])(
    'a request that cannot be sent (%s) will never be',
    (code) => {
      expect(failureOf(errorOf(code, {}, 'invalid keep-alive header'), connecting)).toEqual({
        kind: 'protocol',
        code: 'INVALID_REQUEST',
        message: 'this request cannot be sent: invalid keep-alive header',
      });
    },
  );

  it('a closed client is a stopped request', () => {
    expect(failureOf(errorOf('UND_ERR_DESTROYED'), waiting)).toMatchObject({ kind: 'network', code: 'ABORTED' });
  });

  it.each([new TypeError('x is not a function'), 'text', undefined])('a bug stays a bug: %s', (bug) => {
    expect(() => failureOf(bug, waiting)).toThrow(bug instanceof Error ? bug : undefined);
  });
});
