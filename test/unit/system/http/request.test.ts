import { describe, expect, it } from 'vitest';
import { plainRoute } from '../../../../src/domain/route.ts';
import type { Followed } from '../../../../src/requests/redirect.ts';
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
      destination: { origin: 'http://127.0.0.1:3000', route: plainRoute },
      dispatch: {
        method: 'GET',
        path: '/deploys/42?x=1',
        headers: ['accept-encoding', acceptedCodings],
        body: null,
      },
      bare: false,
    });
  });

  it('is worked out once', () => {
    const spec = requestTo(url);
    expect(requestOf(spec, {})).toBe(requestOf(spec, {}));
  });

  it('sends the fields of its spec in UTF-8, and others as the bytes they are', () => {
    const headers = [['X-A', 'é€']] as const;
    const request = requestOf(requestTo(url, { headers }), { 'if-none-match': '"Ã©"' });
    expect(request.dispatch.headers.slice(2)).toEqual(['X-A', 'Ã©â\u0082¬', 'if-none-match', '"Ã©"']);
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

  const next: Followed = { kind: 'follow', method: 'POST', url: 'http://127.0.0.1:3000/b?y', keepsBody: true, bare: false };
  const sent = (change: Partial<Followed>, of = spec) => redirected(requestOf(of, {}), { ...next, ...change }, 'watch-api/1.2');

  it('goes to the new URL as it is', () => {
    const request = sent({});
    expect([request.url, request.bare]).toEqual(['http://127.0.0.1:3000/b?y', false]);
    expect(request.dispatch).toMatchObject({ method: 'POST', path: '/b?y', body });
    expect(request.dispatch.headers).toContain('application/json');
  });

  it('loses its body, and what describes it, on becoming a GET', () => {
    const { dispatch } = sent({ method: 'GET', keepsBody: false });
    expect(dispatch).toMatchObject({ method: 'GET', path: '/b?y', body: null });
    expect(dispatch.headers.slice(2)).toEqual(['X-A', '1']);
  });

  it('that is bare has our own fields only, and no certificate', () => {
    const identity = { certificate: 'C', key: 'K' };
    const request = sent(
      { method: 'GET', url: 'https://other.test/b', bare: true },
      { ...spec, route: { ...plainRoute, insecure: true, identity } },
    );
    expect(request).toEqual({
      url: 'https://other.test/b',
      destination: { origin: 'https://other.test', route: { ...plainRoute, insecure: true } },
      dispatch: {
        method: 'GET',
        path: '/b',
        headers: ['accept', '*/*', 'user-agent', 'watch-api/1.2', 'accept-encoding', acceptedCodings],
        body: null,
      },
      bare: true,
    });
  });

  it('keeps a Host of the user within the origin, and leaves it behind even where all are trusted', () => {
    const named = { ...spec, headers: [['Host', 'internal.test'], ...spec.headers] as const };
    expect(sent({}, named).dispatch.headers).toContain('internal.test');
    const abroad = sent({ url: 'http://other.test/' }, named);
    expect(abroad.dispatch.headers).not.toContain('internal.test');
    expect(abroad.dispatch.headers).toContain('X-A');
    expect(abroad.destination.origin).toBe('http://other.test');
  });
});
