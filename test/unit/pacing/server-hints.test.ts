import { describe, expect, it } from 'vitest';
import type { HeaderFields, Meta } from '../../../src/domain/reply.ts';
import { isThrottling, serverHints } from '../../../src/pacing/server-hints.ts';

const now = Date.UTC(2026, 10, 20);
const THIRTY_DAYS = 30 * 86_400_000;
const answer = (headers: HeaderFields, status = 200): Meta => ({
  status,
  reason: '',
  headers,
  url: 'http://127.0.0.1/',
  latency: 1,
  bytes: 0,
});
const hintIn = (headers: HeaderFields) => serverHints(answer(headers), now);

describe('the server’s word', () => {
  it.each([
    ['seconds', '120', 120_000],
    ['a date', 'Fri, 20 Nov 2026 00:02:00 GMT', 120_000],
    ['an old date', 'Friday, 20-Nov-26 00:02:00 GMT', 120_000],
    ['an asctime date', 'Fri Nov 20 00:02:00 2026', 120_000],
    ['ten digits', '9999999999', THIRTY_DAYS],
    ['four hundred digits', '9'.repeat(400), THIRTY_DAYS],
    ['a date in the far future', 'Fri, 31 Dec 9999 23:59:59 GMT', THIRTY_DAYS],
  ])('may be a Retry-After in %s', (_, field, floor) => {
    expect(hintIn({ 'retry-after': field })).toEqual({ floor, why: 'retry-after' });
  });

  it.each(['0', '-5', '1e300', 'soon', '', '2.5', '5.0', 'Sun, 06 Nov 1994 08:49:37 GMT', '5, 10'])(
    'is no Retry-After of %j',
    (field) => {
      expect(hintIn({ 'retry-after': field })).toBeUndefined();
    },
  );

  it.each<[why: string, field: string | readonly string[]]>([
    ['white space around it', ' 5\t'],
    ['a second, shorter one', ['5', '2']],
  ])('is heard through %s', (_, field) => {
    expect(hintIn({ 'retry-after': field })).toEqual({ floor: 5000, why: 'retry-after' });
  });

  it('measures a date by the server’s own clock', () => {
    const headers = { date: 'Fri, 20 Nov 2026 01:00:00 GMT', 'retry-after': 'Fri, 20 Nov 2026 01:00:05 GMT' };
    expect(hintIn(headers)).toEqual({ floor: 5000, why: 'retry-after' });
  });

  it('may be a poll interval', () => {
    expect(hintIn({ 'x-poll-interval': '60' })).toEqual({ floor: 60_000, why: 'poll-interval' });
  });

  it('may be a rate limit', () => {
    expect(hintIn({ ratelimit: '"x";r=0;t=30' })).toEqual({ floor: 30_000, why: 'rate-limit' });
  });

  it('is the longest of what is said', () => {
    const headers = { 'retry-after': '5', 'x-poll-interval': '60', 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': '30' };
    expect(hintIn(headers)).toEqual({ floor: 60_000, why: 'poll-interval' });
  });

  it('tells freshness apart from a floor', () => {
    expect(hintIn({ 'cache-control': 'max-age=60' })).toEqual({ floor: 0, why: 'max-age', freshness: 60_000 });
    expect(hintIn({ 'cache-control': 'max-age=60', 'retry-after': '5' })).toEqual({
      floor: 5000,
      why: 'retry-after',
      freshness: 60_000,
    });
  });

  it('is silence where no field speaks', () => {
    expect(hintIn({ 'content-type': 'application/json' })).toBeUndefined();
  });
});

describe('throttling', () => {
  it.each([
    ['a time to retry', { 'retry-after': '5' }],
    ['an unreadable time to retry', { 'retry-after': 'later' }],
    ['a limit that is used up', { 'x-ratelimit-remaining': '0' }],
  ] as const)('is seen by %s', (_, headers) => {
    expect(isThrottling(answer(headers, 403))).toBe(true);
  });

  it('is not seen by a limit with something left', () => {
    expect(isThrottling(answer({ 'x-ratelimit-remaining': '59' }, 403))).toBe(false);
    expect(isThrottling(answer({}, 403))).toBe(false);
  });
});
