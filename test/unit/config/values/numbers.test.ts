/** Claims about counts, percentages and sizes. */
import { describe, expect, it } from 'vitest';
import { readCount, readPercent, readPositiveCount, readSize } from '../../../../src/config/values/numbers.ts';
import { mistakeOf } from '../../../support/mistakes.ts';

describe('a count', () => {
  it.each([
    ['0', 0],
    ['7', 7],
    ['007', 7],
  ])('%s is %d', (text, count) => {
    expect(readCount(text)).toBe(count);
  });

  it.each(['', '-1', '1.5', '1e3', 'x', ' 1', '99999999999999999'])('%j is refused', (text) => {
    expect(mistakeOf(() => readCount(text))).toMatchObject({ message: `"${text}" is not a whole number`, caret: text });
  });

  it('of polls or errors begins at one', () => {
    expect(readPositiveCount('1')).toBe(1);
    expect(mistakeOf(() => readPositiveCount('0'))).toMatchObject({
      message: '0 of them would be none at all',
      hint: 'Write a whole number from 1.',
    });
  });
});

describe('a percentage', () => {
  it.each([
    ['10', 0.1],
    ['10%', 0.1],
    ['0', 0],
    ['100', 1],
    ['2.5%', 0.025],
  ])('%s is the share %d', (text, share) => {
    expect(readPercent(text)).toBeCloseTo(share, 12);
  });

  it.each(['101', '-1', 'ten', '10 %', '%', ''])('%j is refused', (text) => {
    expect(mistakeOf(() => readPercent(text))).toMatchObject({ message: `"${text}" is not a percentage`, caret: text });
  });
});

describe('a size', () => {
  it.each([
    ['1024', 1024],
    ['10MiB', 10_485_760],
    ['10MB', 10_000_000],
    ['10M', 10_485_760],
    ['512k', 524_288],
    ['1.5KiB', 1536],
    ['2gib', 2_147_483_648],
    ['10 MiB', 10_485_760],
    ['1B', 1],
  ])('%s is %d bytes', (text, size) => {
    expect(readSize(text)).toBe(size);
  });

  it.each([
    ['', 'is not a size'],
    ['10X', 'is not a size'],
    ['-1', 'is not a size'],
    ['MiB', 'is not a size'],
    ['0', 'is no size a body can have'],
    ['0.1B', 'is no size a body can have'],
    ['99999999999GiB', 'is no size a body can have'],
  ])('%j is refused: it %s', (text, why) => {
    expect(mistakeOf(() => readSize(text)).message).toBe(`"${text}" ${why}`);
  });
});
