import { describe, expect, it } from 'vitest';
import { type Hop, type Redirection, redirect } from '../../../src/requests/redirect.ts';

const start = 'https://api.example.com/a';
const rules = { follow: true, maxRedirects: 5, trusted: false };

const first: Hop = { method: 'GET', hasBody: false, bare: false, url: start, status: 302, location: '/b' };

/** The decision on one answer to the first request. */
function turn(parts: Partial<Hop>, limits = rules): Redirection {
  const hop = { ...first, ...parts };
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
    expect(turn({}, { ...rules, follow: false })).toEqual({ kind: 'final' });
    expect(turn({ location: 'https://other.test/' }, { ...rules, follow: false })).toEqual({ kind: 'final' });
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
    expect(followed({ status, method })).toEqual({
      kind: 'follow',
      method: next,
      url: 'https://api.example.com/b',
      keepsBody,
      bare: false,
    });
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

  it('shows neither the user information nor the query of the URL it names', () => {
    const { message, hint } = refusal({
      location: 'https://me:hunter2@other.example/b?sig=abcdef#x',
      method: 'DELETE',
      status: 307,
    });
    expect(message).toBe('redirected to another origin, which is sent no DELETE: https://other.example/b?…');
    expect(hint).toBe(
      'If that is the right one, give its URL: https://other.example/b?…  ·  trust all that redirects name: --location-trusted',
    );
  });

  it('back to itself is a loop', () => {
    expect(refusal({ location: start }).code).toBe('REDIRECT_LOOP');
    expect(refusal({ location: `${start}#again` }).code).toBe('REDIRECT_LOOP');
  });

  it('back to an earlier URL is a loop', () => {
    const hop = { ...first, url: 'https://api.example.com/b', location: '/a' };
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
    expect(redirect(rules, trail(5), first).kind).toBe('follow');
    expect(redirect(rules, trail(6), first)).toMatchObject({
      failure: { code: 'REDIRECT_LIMIT', message: 'more than 5 redirects, the next to https://api.example.com/b' },
    });
    expect(refusal({}, { ...rules, maxRedirects: 0 }).code).toBe('REDIRECT_LIMIT');
  });
});

describe('a redirect to another origin', () => {
  const elsewhere = ['https://other.example/b', 'https://api.example.com:8443/a', 'https://api.example.com./a'];
  const trusting = { ...rules, trusted: true };

  it.each(elsewhere)('is followed bare: %s', (location) => {
    expect(followed({ location })).toMatchObject({ url: location, bare: true });
  });

  it('from http to https is one', () => {
    expect(followed({ url: 'http://api.example.com/', location: 'https://api.example.com/' }).bare).toBe(true);
  });

  it('leaves all that follows bare, back at the first origin too', () => {
    expect(followed({ bare: true, url: 'https://other.example/b', location: start }).bare).toBe(true);
    expect(followed({ bare: true, location: '/b' }).bare).toBe(true);
  });

  it.each([
    ['a body', { status: 307, method: 'POST', hasBody: true }, 'no body'],
    ['a body, of a GET too', { status: 302, hasBody: true }, 'no body'],
    ['what changes things', { status: 307, method: 'POST' }, 'no POST'],
    ['what changes things', { status: 302, method: 'DELETE' }, 'no DELETE'],
    ['a method of which nothing is known', { status: 302, method: 'PURGE' }, 'no PURGE'],
  ])('does not take along %s: %j', (_, parts, withheld) => {
    expect(refusal({ location: 'https://other.example/b', ...parts })).toMatchObject({
      code: 'REDIRECT_ORIGIN',
      message: `redirected to another origin, which is sent ${withheld}: https://other.example/b`,
    });
  });

  it.each([
    [303, 'DELETE'],
    [302, 'POST'],
    [301, 'POST'],
  ])('is a reading after %i to a %s', (status, method) => {
    expect(followed({ location: 'https://other.example/b', status, method, hasBody: true })).toMatchObject({
      method: 'GET',
      keepsBody: false,
      bare: true,
    });
  });

  it.each(['GET', 'HEAD', 'OPTIONS'])('is a reading with %s', (method) => {
    expect(followed({ location: 'https://other.example/b', method }).method).toBe(method);
  });

  it('takes everything along where all are trusted', () => {
    const parts = { location: 'https://other.example/b', status: 307, method: 'POST', hasBody: true };
    expect(turn(parts, trusting)).toMatchObject({ kind: 'follow', method: 'POST', keepsBody: true, bare: false });
  });

  it('never leads from https to http, trusted or not, bare or not', () => {
    for (const limits of [rules, trusting])
      for (const bare of [false, true])
        expect(turn({ location: 'http://api.example.com/a?x', bare }, limits)).toEqual({
          kind: 'refused',
          failure: {
            kind: 'protocol',
            code: 'REDIRECT_DOWNGRADE',
            message: 'redirected from https to plain http, where anyone can read and forge: http://api.example.com/a?…',
            hint: 'If that is meant, give its URL: http://api.example.com/a?…',
          },
        });
  });
});
