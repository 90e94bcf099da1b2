/** Claims about the words for what goes wrong with WebSockets. */
import { describe, expect, it } from 'vitest';
import { RouteError } from '../../../../src/system/http/route-error.ts';
import { type HandshakeContext, handshakeFailure, messageFailure } from '../../../../src/system/web-socket/failure.ts';
import { metaOf } from '../../../support/records.ts';

const switched = metaOf({ status: 101 });

function broken(error: Error, parts: Partial<HandshakeContext> = {}) {
  const context = { url: 'https://a.test/x', subprotocols: [], sent: true, identified: false, switched: undefined };
  return handshakeFailure(error, { ...context, ...parts });
}

function coded(code: string, message = code, more: object = {}): Error {
  return Object.assign(new Error(message), { code, ...more });
}

describe('a handshake that broke', () => {
  it('by the connection is told as any request is', () => {
    expect(broken(coded('ECONNREFUSED', 'connect', { address: '127.0.0.1', port: 1 }))).toEqual({
      kind: 'network',
      code: 'ECONNREFUSED',
      message: 'connection refused (ECONNREFUSED 127.0.0.1:1)',
    });
    expect(broken(coded('ECONNRESET', 'socket hang up'))).toMatchObject({
      message: 'the server closed the connection without an answer (ECONNRESET a.test)',
    });
    expect(broken(coded('ECONNRESET', 'read ECONNRESET'), { sent: false })).toMatchObject({
      message: 'the server closed the connection while connecting (ECONNRESET a.test)',
    });
  });

  it('on its way there keeps the words of whoever found it', () => {
    const failure = { kind: 'protocol', code: 'PROXY_LOGIN', message: 'the proxy wants a login (407)' } as const;
    expect(broken(new RouteError(failure))).toEqual(failure);
  });

  it('at a TLS port advises the scheme of the user', () => {
    const error = coded('HPE_INVALID_CONSTANT', 'Parse Error', {
      reason: 'Expected HTTP/',
      rawPacket: Buffer.from('\x15\x03\x01\x00\x02\x02\x16', 'latin1'),
    });
    expect(broken(error, { url: 'http://a.test:8443/x' })).toEqual({
      kind: 'protocol',
      code: 'NOT_HTTP',
      message: 'a.test:8443 speaks TLS, not plain HTTP',
      hint: 'Use wss://a.test:8443',
    });
  });

  it.each([
    ['HPE_HEADER_OVERFLOW', { kind: 'malformed', message: 'the header of the answer is larger than 16 KiB' }],
    ['ERR_INVALID_CHAR', { kind: 'protocol', code: 'INVALID_REQUEST', message: 'this request cannot be sent: ERR_INVALID_CHAR' }],
  ])('%s has words of its own', (code, failure) => {
    expect(broken(coded(code))).toEqual(failure);
  });

  it('because the server does not know WebSocket says so', () => {
    expect(broken(new Error('Invalid Sec-WebSocket-Accept header'), { switched })).toEqual({
      kind: 'protocol',
      code: 'NOT_WEBSOCKET',
      message: 'the server does not switch to WebSocket properly: Invalid Sec-WebSocket-Accept header',
    });
  });

  it.each([
    [['a', 'b'], undefined, 'asked for the subprotocol a, b, the server takes none of them', undefined],
    [['a'], 'c', 'asked for the subprotocol a, the server takes c', undefined],
    [[], 'c', 'the server wants a subprotocol that was not asked for: c', 'Ask for it: --subprotocol c'],
  ])('asked for %j, answered %j', (subprotocols, chosen, message, hint) => {
    const answer = metaOf({ status: 101, headers: chosen === undefined ? {} : { 'sec-websocket-protocol': chosen } });
    const failure = broken(new Error('Server sent an invalid subprotocol'), { switched: answer, subprotocols });
    expect(failure).toEqual({ kind: 'protocol', code: 'SUBPROTOCOL', message, ...(hint !== undefined && { hint }) });
  });

  it('by an error nobody knows is a bug', () => {
    expect(() => broken(new Error('what?'))).toThrow('what?');
  });
});

describe('a connection that broke', () => {
  it.each(['WS_ERR_UNSUPPORTED_MESSAGE_LENGTH', 'WS_ERR_UNSUPPORTED_DATA_PAYLOAD_LENGTH'])('%s is too large', (code) => {
    expect(messageFailure(coded(code), 1000, switched)).toEqual({ kind: 'oversize', limit: 1000, meta: switched });
  });

  it.each([
    ['WS_ERR_INVALID_UTF8', 'the server sent a message as text that is not valid UTF-8'],
    ['WS_ERR_TOO_MANY_BUFFERED_PARTS', 'the server sent a message in too many small pieces'],
  ])('%s is unusable', (code, message) => {
    expect(messageFailure(coded(code), 1000, switched)).toEqual({ kind: 'malformed', message });
  });

  it('by frames against the rules says which', () => {
    const error = coded('WS_ERR_UNEXPECTED_MASK', 'Invalid WebSocket frame: MASK must be clear');
    expect(messageFailure(error, 1000, switched)).toEqual({
      kind: 'network',
      code: 'WS_ERR_UNEXPECTED_MASK',
      message: 'the server breaks the rules of WebSocket: MASK must be clear',
    });
  });
});
