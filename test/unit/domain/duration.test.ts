import { describe, expect, it } from 'vitest';
import { formatDuration, hasUnit, parseDuration } from '../../../src/domain/duration.ts';

describe('a duration', () => {
  it.each([
    ['500ms', 500],
    ['2s', 2000],
    ['1m30s', 90_000],
    ['2h', 7_200_000],
    ['1d', 86_400_000],
    ['1.5s', 1500],
    ['7', 7000],
    ['0', 0],
  ])('reads %s as %d ms', (text, millis) => {
    expect(parseDuration(text)).toBe(millis);
  });

  it.each(['', '-1', '1x', '10s foo', '30s1m', '1m1m', ' 1s', '1 s', 'NaN', 'Infinity', '1e3', '١s', '9'.repeat(30)])(
    'does not read %j',
    (text) => {
      expect(parseDuration(text)).toBeUndefined();
    },
  );

  it('tells a time from a count', () => {
    expect(['3', '3s', '3x'].map(hasUnit)).toEqual([false, true, false]);
  });

  it.each([
    [0, '0ms'],
    [999, '999ms'],
    [1000, '1s'],
    [4210, '4.2s'],
    [9960, '10s'],
    [59_999, '1m'],
    [90_000, '1m30s'],
    [7_500_000, '2h5m'],
    [90_000_000, '1d1h'],
    [86_400_000, '1d'],
  ])('shows %d ms as %s', (millis, text) => {
    expect(formatDuration(millis)).toBe(text);
  });
});
