import { describe, expect, it } from 'vitest';
import { type Hop, type Redirection, redirect } from '../../../src/requests/redirect.ts';

const start = 'https://api.example.com/a';
const rules = { follow: true, maxRedirects: 5 };

/** The decision on one answer to the first request. */
function turn(parts: Partial<Hop>, limits = rules): Redirection {
  const hop = { method: 'GET', url: start, status: 302, location: '/b', ...parts };
  return redirect(limits, [`${hop.method} ${hop.url}`], hop);
}

function followed(parts: Partial<Hop>) {
  const decision = turn(parts);
  if (decision.kind !== 'follow') throw new Error(`not followed: ${JSON.stringify(decision)}`);
  return decision;
}

function refusal(parts: Partial<Hop>, limits = rules) {
  const decision = turn(parts, limits);
  if (decision.kind !== 'refused') throw new Error(`not refused: ${JSON.stringify(decision)}`);
  return decision.failure;
}

describe('a redirect', () => {
  it.each([200, 201, 204, 300, 304, 305, 306, 309, 404, 503])('is not what a %i is, even with a Location', (status) => {
    expect(turn({ status })).toEqual({ kind: 'final' });
  });

  it('is the answer itself where redirects are not to be followed', () => {
    expect(turn({}, { follow: false, maxRedirects: 5 })).toEqual({ kind: 'final' });
    expect(turn({ location: 'https://other.test/' }, { follow: false, maxRedirects: 5 })).toEqual({ kind: 'final' });
  });

  it.each([
    [301, 'GET', 'GET', true],
    [301, 'POST', 'GET', false],
    [301, 'PUT', 'PUT', true],
    [301, 'HEAD', 'HEAD', true],
    [302, 'POST', 'GET', false],
    [302, 'DELETE', 'DELETE', true],
    [303, 'GET', 'GET', true],
    [303, 'POST', 'GET', false],
    [303, 'PUT', 'GET', false],
    [303, 'HEAD', 'HEAD', true],
    [307, 'POST', 'POST', true],
    [308, 'POST', 'POST', true],
    [308, 'PATCH', 'PATCH', true],
  ])('%i turns %s into %s', (status, method, next, keepsBody) => {
    expect(followed({ status, method })).toEqual({ kind: 'follow', method: next, url: 'https://api.example.com/b', keepsBody });
  });

  it.each([
    ['/b?x=1', 'https://api.example.com/b?x=1'],
    ['b/c', 'https://api.example.com/b/c'],
    ['?page=2', 'https://api.example.com/a?page=2'],
    ['//api.example.com/b', 'https://api.example.com/b'],
    ['https://api.example.com:443/b#there', 'https://api.example.com/b'],
    ['https://me:secret@api.example.com/b', 'https://api.example.com/b'],
    ['/with space', 'https://api.example.com/with%20space'],
    ['/caf\u00c3\u00a9', 'https://api.example.com/caf%C3%A9'],
  ])('to %s leads to %s', (location, url) => {
    expect(followed({ location }).url).toBe(url);
  });

  it.each([undefined, ''])('without a target (%j) is refused', (location) => {
    expect(refusal({ location })).toEqual({
      kind: 'protocol',
      code: 'REDIRECT_LOCATION',
      message: 'answered 302, a redirect, without saying where to (no Location)',
    });
  });

  it.each(['ftp://api.example.com/', 'javascript:alert(1)', 'https://', 'http://[', 'file:///etc/passwd'])(
    'to %s is refused',
    (location) => {
      expect(refusal({ location }).code).toBe('REDIRECT_LOCATION');
    },
  );

  it('cannot smuggle control characters into the message', () => {
    expect(refusal({ location: 'ftp://x\u001b[2J' }).message).toBe(
      'redirected to something that is not an http URL: ftp://x\\u001b[2J',
    );
  });

  it.each(['https://other.example/b', 'http://api.example.com/a', 'https://api.example.com:8443/a'])(
    'to another origin (%s) is refused and named',
    (location) => {
      const { code, message, hint } = refusal({ location });
      expect(code).toBe('REDIRECT_ORIGIN');
      expect(message).toBe(`redirected to another origin: ${location}`);
      expect(hint).toContain(location);
    },
  );

  it('shows neither the user information nor the query of the URL it names', () => {
    const { message, hint } = refusal({ location: 'https://me:hunter2@other.example/b?sig=abcdef#x' });
    expect(message).toBe('redirected to another origin: https://other.example/b?…');
    expect(hint).toMatch(/https:\/\/other\.example\/b\?…$/);
  });

  it('back to itself is a loop', () => {
    expect(refusal({ location: start }).code).toBe('REDIRECT_LOOP');
    expect(refusal({ location: `${start}#again` }).code).toBe('REDIRECT_LOOP');
  });

  it('back to an earlier URL is a loop', () => {
    const hop = { method: 'GET', url: 'https://api.example.com/b', status: 302, location: '/a' };
    const decision = redirect(rules, [`GET ${start}`, 'GET https://api.example.com/b'], hop);
    expect(decision).toEqual({
      kind: 'refused',
      failure: {
        kind: 'protocol',
        code: 'REDIRECT_LOOP',
        message: 'the redirects go in a circle: back to https://api.example.com/a',
      },
    });
  });

  it('to the same URL with another method is none: post, then get', () => {
    expect(followed({ method: 'POST', status: 303, location: start }).method).toBe('GET');
  });

  it('is followed as often as allowed and not once more', () => {
    const trail = (length: number) => Array.from({ length }, (_, at) => `GET ${start}?${at}`);
    const hop = { method: 'GET', url: start, status: 302, location: '/b' };
    expect(redirect(rules, trail(5), hop).kind).toBe('follow');
    expect(redirect(rules, trail(6), hop)).toMatchObject({
      failure: { code: 'REDIRECT_LIMIT', message: 'more than 5 redirects, the next to https://api.example.com/b' },
    });
    expect(refusal({}, { follow: true, maxRedirects: 0 }).code).toBe('REDIRECT_LIMIT');
  });
});
