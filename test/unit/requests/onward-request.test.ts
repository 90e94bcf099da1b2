import { describe, expect, it } from 'vitest';
import type { RequestSpec } from '../../../src/domain/watch.ts';
import { onwardRequest } from '../../../src/requests/onward-request.ts';
import { requestTo } from '../../support/server-requests.ts';

const url = 'https://api.test/jobs';
const identity = { certificate: 'C', key: 'K' };
const login = { kind: 'command', command: 'get-token', shell: 'sh', timeout: 1000 } as const;

function onward(reference: string, parts: Partial<RequestSpec> = {}, by = url) {
  return onwardRequest(requestTo(url, parts), { what: 'the job', by, reference });
}

describe('within one origin', () => {
  it('the request is the same at another URL, with all the user set', () => {
    const parts = { headers: [['Authorization', 'Bearer x']], body: new Uint8Array([1]), method: 'POST', login } as const;
    expect(onward('/jobs/1', parts)).toEqual({ kind: 'request', request: requestTo('https://api.test/jobs/1', parts) });
  });
});

describe('another origin', () => {
  it('gets nothing the user set', () => {
    const parts = {
      headers: [
        ['X-Team', 'blue'],
        ['User-Agent', 'mine'],
      ],
      correlated: true,
    } as const;
    expect(onward('https://other.test/1', parts)).toEqual({
      kind: 'request',
      request: requestTo('https://other.test/1', {
        headers: [
          ['accept', '*/*'],
          ['user-agent', 'watch-api'],
        ],
      }),
    });
  });

  it.each<[string, Partial<RequestSpec>]>([
    ['Authorization', { headers: [['Authorization', 'Bearer x']] }],
    ['Cookie', { headers: [['Cookie', 'a=b']] }],
    [
      'X-API-Key',
      {
        headers: [
          ['Accept', '*/*'],
          ['X-API-Key', 'k'],
        ],
      },
    ],
    ['login', { login }],
    ['client certificate', { route: { insecure: false, fixed: [], detours: [], http2: false, identity } }],
    ['body', { body: new Uint8Array([1]) }],
    ['DELETE', { method: 'DELETE' }],
  ])('is not asked where it would lack the %s', (lacking, parts) => {
    expect(onward('https://other.test/1', parts)).toEqual({
      kind: 'refused',
      failure: {
        kind: 'protocol',
        code: 'NAMED_ORIGIN',
        message: `the job is at another origin, https://other.test, which is not sent what was set for https://api.test: ${lacking}`,
        hint: 'If that origin may have it, say --location-trusted.',
      },
    });
  });

  it('gets all of it where the user trusts whatever is named, but for the Host', () => {
    const parts = {
      trusted: true,
      headers: [
        ['Authorization', 'Bearer x'],
        ['Host', 'api.test'],
      ],
    } as const;
    expect(onward('https://other.test/1', parts)).toEqual({
      kind: 'request',
      request: requestTo('https://other.test/1', { trusted: true, headers: [['Authorization', 'Bearer x']] }),
    });
  });

  it('cannot name a place on the first one that is asked with credentials', () => {
    const parts = { headers: [['Authorization', 'Bearer x']] } as const;
    expect(onward('https://api.test/admin', parts, 'https://other.test/')).toMatchObject({ kind: 'refused' });
    expect(onward('https://api.test/admin', {}, 'https://other.test/')).toMatchObject({
      kind: 'request',
      request: {
        url: 'https://api.test/admin',
        headers: [
          ['accept', '*/*'],
          ['user-agent', 'watch-api'],
        ],
      },
    });
  });
});

describe('no request is made', () => {
  it('to plain http from https, trusted or not', () => {
    expect(onward('http://api.test/1?sig=s', { trusted: true })).toMatchObject({
      kind: 'refused',
      failure: {
        code: 'NAMED_DOWNGRADE',
        message: 'the job is said to be on plain http, where anyone can read and forge: http://api.test/1?…',
      },
    });
  });

  it('to what is no http URL', () => {
    expect(onward('ftp://api.test/\u001b[1m')).toMatchObject({
      kind: 'refused',
      failure: { code: 'NAMED_URL', message: 'the job is said to be at ftp://api.test/\\u001b[1m, which is no http URL' },
    });
  });
});
