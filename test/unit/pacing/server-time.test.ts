import { describe, expect, it } from 'vitest';
import { bounded, decimalOf, untilDate, untilReset } from '../../../src/pacing/server-time.ts';

const now = Date.UTC(2026, 10, 20);
const THIRTY_DAYS = 30 * 86_400_000;
const here = { headers: {}, now };
const oneHourSlow = { headers: { date: 'Thu, 19 Nov 2026 23:00:00 GMT' }, now };

describe('a number in a header field', () => {
  it.each([
    ['0', 0],
    ['120', 120],
    ['1.5', 1.5],
  ])('%s is read', (field, value) => {
    expect(decimalOf(field)).toBe(value);
  });

  it.each(['', '-1', '+1', '1e300', '1,2', ' 1', 'Infinity', 'NaN', '0x10'])('%j is none', (field) => {
    expect(decimalOf(field)).toBeUndefined();
  });
});

describe('a time in a header field', () => {
  it('is never negative and never longer than 30 days', () => {
    expect([-1, 5, 1e300, Number.POSITIVE_INFINITY].map(bounded)).toEqual([0, 5, THIRTY_DAYS, THIRTY_DAYS]);
  });

  it('is counted from our own clock when the server does not tell its own', () => {
    expect(untilDate('Fri, 20 Nov 2026 00:01:00 GMT', here)).toBe(60_000);
    expect(untilDate('Fri, 20 Nov 2026 00:01:00 GMT', { headers: { date: 'today' }, now })).toBe(60_000);
  });

  it('is counted from the server’s clock when it does', () => {
    expect(untilDate('Thu, 19 Nov 2026 23:00:30 GMT', oneHourSlow)).toBe(30_000);
    expect(untilReset(now / 1000 - 3540, oneHourSlow)).toBe(60_000);
  });

  it('is nothing when it has passed, and unknown when it is no date', () => {
    expect(untilDate('Sun, 06 Nov 1994 08:49:37 GMT', here)).toBe(0);
    expect(untilDate('tomorrow', here)).toBeUndefined();
  });
});

describe('the reset of a rate limit', () => {
  it.each([
    ['a delay in seconds', 30, 30_000],
    ['seconds since 1970', now / 1000 + 30, 30_000],
    ['milliseconds since 1970', now + 30_000, 30_000],
    ['a moment that has passed', now / 1000 - 30, 0],
    ['an absurd delay', 999_999_999, THIRTY_DAYS],
    ['an absurd moment', 9_999_999_999, THIRTY_DAYS],
    ['endless', Number.POSITIVE_INFINITY, THIRTY_DAYS],
  ])('may be %s', (_, reset, wait) => {
    expect(untilReset(reset, here)).toBe(wait);
  });
});
