import { describe, expect, it } from 'vitest';
import type { Meta } from '../../../src/domain/reply.ts';
import {
  afterResponse,
  afterUnmodified,
  conditionalFields,
  hasOwnPrecondition,
  mayBeConditional,
  requestKey,
  UNCONDITIONAL_EVERY,
  type Validators,
  validatorsFrom,
} from '../../../src/requests/validators.ts';
import { requestTo } from '../../support/server-requests.ts';

const url = 'https://api.example.com/deploys/42';
const changedAt = 'Fri, 20 Nov 2026 10:00:00 GMT';
const later = 'Fri, 20 Nov 2026 10:00:01 GMT';
const known: Validators = { key: 'k', url, etag: '"a"', lastModified: changedAt, repeats: 0 };

function meta(headers: Meta['headers'], status = 200): Meta {
  return { status, reason: '', headers, url, latency: 1, bytes: 0 };
}

describe('whether a request may be conditional', () => {
  it.each([
    ['GET', true],
    ['HEAD', true],
    ['POST', false],
    ['PUT', false],
    ['OPTIONS', false],
  ])('%s: %s', (method, expected) => {
    expect(mayBeConditional(requestTo(url, { method }))).toBe(expected);
  });

  it('not when switched off', () => {
    expect(mayBeConditional(requestTo(url, { conditional: false }))).toBe(false);
  });

  it.each(['If-None-Match', 'if-modified-since', 'IF-MATCH', 'If-Unmodified-Since', 'If-Range'])(
    'not when the user sets %s himself',
    (name) => {
      const request = requestTo(url, { headers: [[name, 'x']] });
      expect([hasOwnPrecondition(request), mayBeConditional(request)]).toEqual([true, false]);
    },
  );
});

describe('the validators an answer leaves', () => {
  it('are its ETag, verbatim, and its Last-Modified', () => {
    expect(afterResponse('k', meta({ etag: 'W/"x y"', 'last-modified': changedAt }))).toEqual({
      key: 'k',
      url,
      etag: 'W/"x y"',
      lastModified: changedAt,
      repeats: 0,
    });
  });

  it('are none where it brings none', () => {
    expect(afterResponse('k', meta({}))).toBeUndefined();
    expect(afterResponse('k', meta({ etag: '"b"' }))).toMatchObject({ etag: '"b"', lastModified: null });
  });

  it.each([201, 203, 204, 206, 404, 500, 503])('are none after a %i, whatever it brings', (status) => {
    expect(afterResponse('k', meta({ etag: '"a"' }, status))).toBeUndefined();
  });

  it('leave out a date of the very second the answer was made in: it may change again in that second', () => {
    expect(afterResponse('k', meta({ 'last-modified': changedAt, date: changedAt }))).toBeUndefined();
    expect(afterResponse('k', meta({ 'last-modified': changedAt, date: later }))?.lastModified).toBe(changedAt);
    expect(afterResponse('k', meta({ 'last-modified': changedAt }))?.lastModified).toBe(changedAt);
  });

  it('keep such a date beside an entity tag, which decides', () => {
    const answer = meta({ etag: '"a"', 'last-modified': changedAt, date: changedAt });
    expect(afterResponse('k', answer)?.lastModified).toBe(changedAt);
  });

  it.each(['', '"\u0001"', `"${'x'.repeat(2000)}"`, '"\u2028"'])('leave out an ETag that could not be sent back (%j)', (etag) => {
    expect(afterResponse('k', meta({ etag }))).toBeUndefined();
  });
});

describe('a 304', () => {
  it('without an ETag keeps the old validators', () => {
    expect(afterUnmodified(known, meta({}, 304))).toEqual({ ...known, repeats: 1 });
  });

  it('with new ones brings them', () => {
    const answer = meta({ etag: 'W/"a"', 'last-modified': later }, 304);
    expect(afterUnmodified(known, answer)).toEqual({ ...known, etag: 'W/"a"', lastModified: later, repeats: 1 });
  });
});

describe('the fields to send', () => {
  it('are both validators where both are known', () => {
    expect(conditionalFields(known)).toEqual({ 'if-none-match': '"a"', 'if-modified-since': changedAt });
  });

  it('are the one that is known', () => {
    expect(conditionalFields({ ...known, lastModified: null })).toEqual({ 'if-none-match': '"a"' });
    expect(conditionalFields({ ...known, etag: null })).toEqual({ 'if-modified-since': changedAt });
  });

  it('are none where nothing is known', () => {
    expect(conditionalFields(undefined)).toBeUndefined();
  });

  it('are left out of one poll in fifty while a server says 304 and 304 again', () => {
    let validators = known;
    let conditional = 0;
    while (conditionalFields(validators) !== undefined) {
      conditional += 1;
      validators = afterUnmodified(validators, meta({}, 304));
    }
    expect([conditional, UNCONDITIONAL_EVERY]).toEqual([49, 50]);
    expect(conditionalFields(afterResponse('k', meta({ etag: '"a"' })))).toEqual({ 'if-none-match': '"a"' });
  });
});

describe('validators kept over runs', () => {
  it('are taken up again for the same request, with their count', () => {
    const kept: Validators = { ...known, repeats: 7 };
    expect(validatorsFrom(JSON.parse(JSON.stringify(kept)), 'k')).toEqual(kept);
  });

  it('are dropped for another one', () => {
    expect(validatorsFrom(known, 'another')).toBeUndefined();
  });

  it.each([
    undefined,
    null,
    'text',
    [],
    {},
    { ...known, url: 1 },
    { ...known, repeats: -1 },
    { ...known, repeats: 1.5 },
    { ...known, repeats: 'many' },
    { ...known, etag: null, lastModified: null },
    { ...known, etag: 'a\r\nX-Injected: 1', lastModified: null },
  ])('are dropped when they are not whole: %j', (resume) => {
    expect(validatorsFrom(resume, 'k')).toBeUndefined();
  });
});

describe('the key of a request', () => {
  const request = requestTo(url, { headers: [['Authorization', 'Bearer one']] });

  it('is the same for the same request', () => {
    expect(requestKey({ ...request })).toBe(requestKey(request));
    expect(requestKey(request)).toMatch(/^[0-9a-f]{8}$/);
  });

  it.each([
    ['method', { method: 'HEAD' }],
    ['URL', { url: `${url}?page=2` }],
    ['credentials', { headers: [['Authorization', 'Bearer two']] as const }],
    ['fields that may select another answer', { headers: [...request.headers, ['Accept-Language', 'de']] as const }],
  ])('is another for another %s', (_, parts) => {
    expect(requestKey({ ...request, ...parts })).not.toBe(requestKey(request));
  });
});
