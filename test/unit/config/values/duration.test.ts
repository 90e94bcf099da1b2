/** Claims about durations and ranges as options take them. */
import { describe, expect, it } from 'vitest';
import { longBareNumbers, readDuration, readPositiveDuration, readRange } from '../../../../src/config/values/duration.ts';
import { mistakeOf } from '../../../support/mistakes.ts';

describe('a duration', () => {
  it.each([
    ['500ms', 500],
    ['2s', 2000],
    ['1m30s', 90_000],
    ['2h', 7_200_000],
    ['1d', 86_400_000],
    ['1.5s', 1500],
    ['30', 30_000],
    ['0', 0],
  ])('%s is %d ms', (text, length) => {
    expect(readDuration(text)).toBe(length);
  });

  it.each([
    ['', 'the duration is empty', undefined],
    ['-5s', '"-5s" is not a duration: it cannot be negative', '-'],
    ['5x', '"5x" is not a duration: "x" is no unit', 'x'],
    ['5 s', '"5 s" is not a duration: " s" is no unit', ' '],
    ['soon', '"soon" is not a duration: it begins with no number', 's'],
    ['1m5', '"1m5" is not a duration: the last number lacks a unit', '5'],
    ['1s2m', '"1s2m" is not a duration: each unit stands once, the larger before the smaller', '1'],
    ['1s1s', '"1s1s" is not a duration: each unit stands once, the larger before the smaller', '1'],
    ['NaN', '"NaN" is not a duration: it begins with no number', 'N'],
    ['Infinity', '"Infinity" is not a duration: it begins with no number', 'I'],
    ['99999999999999999d', '"99999999999999999d" is not a duration: it is too long to count', '9'],
    ['1e3', '"1e3" is not a duration: "e3" is no unit', 'e'],
  ])('%j is refused with its reason and place', (text, message, caret) => {
    expect(mistakeOf(() => readDuration(text))).toMatchObject({ message, caret });
  });

  it('says how durations are written', () => {
    expect(mistakeOf(() => readDuration('5x')).hint).toBe(
      'Write numbers with units, large to small: 500ms, 2s, 1m30s, 2h, 1d. A bare number is seconds.',
    );
  });

  it('of nothing is refused where a pause or a limit would be none', () => {
    expect(mistakeOf(() => readPositiveDuration('0s'))).toMatchObject({ message: '"0s" is no time at all', caret: '0s' });
  });
});

describe('a range', () => {
  it('of one value is fixed', () => {
    expect(readRange('5s')).toEqual({ bottom: 5000, top: 5000 });
  });

  it('of two has a bottom and a top', () => {
    expect(readRange('250ms..30s')).toEqual({ bottom: 250, top: 30_000 });
    expect(readRange('1..2')).toEqual({ bottom: 1000, top: 2000 });
  });

  it.each([
    ['30s..1s', '"30s..1s" runs backwards', '30s..1s'],
    ['..5s', '"..5s" lacks an end', '..5s'],
    ['5s..', '"5s.." lacks an end', '5s..'],
    ['0..5s', '"0..5s" begins at nothing', '0..5s'],
    ['0', '"0" is no time at all', '0'],
    ['1s..5x', '"5x" is not a duration: "x" is no unit', 'x'],
    ['1s...5s', '".5s" is not a duration: it begins with no number', '.'],
    ['', 'the duration is empty', undefined],
  ])('%j is refused with its reason and place', (text, message, caret) => {
    expect(mistakeOf(() => readRange(text))).toMatchObject({ message, caret });
  });
});

describe('a bare number', () => {
  it.each([
    ['10000', ['10000']],
    ['9999', []],
    ['60000ms', []],
    ['1s..30000', ['30000']],
    ['10000..30000', ['10000', '30000']],
  ])('in %s is long when it counts 10,000 seconds or more: %j', (text, long) => {
    expect(longBareNumbers(text)).toEqual(long);
  });
});
