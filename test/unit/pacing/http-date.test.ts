import { describe, expect, it } from 'vitest';
import { parseHttpDate } from '../../../src/pacing/http-date.ts';

const now = Date.UTC(2026, 10, 20);

describe('an HTTP date', () => {
  it.each(['Sun, 06 Nov 1994 08:49:37 GMT', 'Sunday, 06-Nov-94 08:49:37 GMT', 'Sun Nov  6 08:49:37 1994'])(
    '%s is GMT',
    (text) => {
      expect(parseHttpDate(text, now)).toBe(Date.UTC(1994, 10, 6, 8, 49, 37));
    },
  );

  it('has its century by the calendar: at most 50 years ahead', () => {
    expect(parseHttpDate('Friday, 20-Nov-76 00:00:00 GMT', now)).toBe(Date.UTC(2076, 10, 20));
    expect(parseHttpDate('Sunday, 20-Nov-77 00:00:00 GMT', now)).toBe(Date.UTC(1977, 10, 20));
    expect(parseHttpDate('Friday, 20-Nov-26 00:00:00 GMT', now)).toBe(now);
  });

  it('may name a leap second and a leap day', () => {
    expect(parseHttpDate('Sat, 31 Dec 2016 23:59:60 GMT', now)).toBe(Date.UTC(2017, 0, 1));
    expect(parseHttpDate('Thu, 29 Feb 2024 12:00:00 GMT', now)).toBe(Date.UTC(2024, 1, 29, 12));
  });

  it.each([
    '',
    'soon',
    '2026-11-20T00:00:00Z',
    'Fri, 20 Nov 2026 00:00:00',
    'Fri, 20 Nov 2026 00:00:00 CET',
    'Fri, 20 Nov 2026 24:00:00 GMT',
    'Fri, 31 Nov 2026 00:00:00 GMT',
    'Fri, 00 Nov 2026 00:00:00 GMT',
    'Wed, 29 Feb 2023 00:00:00 GMT',
    'Fri, 20 Nov 0026 00:00:00 GMT',
    'Fri Nov 20 00:00:00 2026 GMT',
    'xFri, 20 Nov 2026 00:00:00 GMT',
  ])('is not %j', (text) => {
    expect(parseHttpDate(text, now)).toBeUndefined();
  });
});
