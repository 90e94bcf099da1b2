import { describe, expect, it } from 'vitest';
import { acceptedCodings } from '../../../../src/system/http/decode.ts';
import { openRequests, redirected } from '../../../../src/system/http/request.ts';
import { requestTo } from '../../../support/server-requests.ts';

const requestOf = openRequests();
const url = 'http://127.0.0.1:3000/deploys/42?x=1#part';
const body = new TextEncoder().encode('{}');

describe('a request', () => {
  it('is worked out from its spec: origin, path with query, no fragment', () => {
    expect(requestOf(requestTo(url), {})).toEqual({
      url: 'http://127.0.0.1:3000/deploys/42?x=1',
      origin: { url: 'http://127.0.0.1:3000', insecure: false },
      dispatch: {
        method: 'GET',
        path: '/deploys/42?x=1',
        headers: ['accept-encoding', acceptedCodings],
        body: null,
      },
    });
  });

  it('is worked out once', () => {
    const spec = requestTo(url);
    expect(requestOf(spec, {})).toBe(requestOf(spec, {}));
  });

  it('keeps the names, the order and the repetitions of the fields given', () => {
    const headers = [
      ['X-B', '1'],
      ['x-a', '2'],
      ['X-B', '3'],
    ] as const;
    expect(requestOf(requestTo(url, { headers }), {}).dispatch.headers.slice(2)).toEqual(['X-B', '1', 'x-a', '2', 'X-B', '3']);
  });

  it('asks for the codings of the spec where it names any', () => {
    const headers = [['Accept-Encoding', 'identity']] as const;
    expect(requestOf(requestTo(url, { headers }), {}).dispatch.headers).toEqual(headers.flat());
  });

  it('asks for no coding with a range: a part could not be decoded', () => {
    const headers = [['Range', 'bytes=0-99']] as const;
    expect(requestOf(requestTo(url, { headers }), {}).dispatch.headers).toEqual([
      'accept-encoding',
      'identity',
      'Range',
      'bytes=0-99',
    ]);
  });

  it('takes extra fields, which win whatever the case of the others', () => {
    const spec = requestTo(url, {
      headers: [
        ['If-None-Match', '"theirs"'],
        ['X-A', '1'],
      ],
    });
    expect(requestOf(spec, { 'if-none-match': '"ours"' }).dispatch.headers.slice(2)).toEqual([
      'X-A',
      '1',
      'if-none-match',
      '"ours"',
    ]);
    expect(requestOf(spec, {}).dispatch.headers).toContain('"theirs"');
  });
});

describe('a redirected request', () => {
  const spec = requestTo(url, {
    method: 'POST',
    body,
    headers: [
      ['Content-Type', 'application/json'],
      ['X-A', '1'],
    ],
  });

  it('goes to the new URL as it is', () => {
    const request = redirected(requestOf(spec, {}), { method: 'POST', url: 'http://127.0.0.1:3000/b?y', keepsBody: true });
    expect(request.url).toBe('http://127.0.0.1:3000/b?y');
    expect(request.dispatch).toMatchObject({ method: 'POST', path: '/b?y', body });
    expect(request.dispatch.headers).toContain('application/json');
  });

  it('loses its body, and what describes it, on becoming a GET', () => {
    const request = redirected(requestOf(spec, {}), { method: 'GET', url: 'http://127.0.0.1:3000/b', keepsBody: false });
    expect(request.dispatch).toMatchObject({ method: 'GET', path: '/b', body: null });
    expect(request.dispatch.headers.slice(2)).toEqual(['X-A', '1']);
  });
});
