import { describe, expect, it } from 'vitest';
import {
  canonicalNumber,
  ExactNumber,
  isSurelyPlain,
  keyOfNumber,
  numberOf,
  orderOfNumbers,
} from '../../../src/domain/exact-number.ts';

const keyOf = (text: string) => keyOfNumber(numberOf(text));

describe('a number of JSON text', () => {
  it.each([
    '0',
    '7',
    '-12',
    '3.14',
    '-0.5',
    '0.05',
    '1e+21',
    '1e-7',
    '0.000001',
    '123456789012345',
    '9007199254740992',
    '0.30000000000000004',
  ])('is a plain one where that is written the same: %s', (text) => {
    expect(numberOf(text)).toBe(Number(text));
  });

  it.each([
    '1.0',
    '12.50',
    '-0',
    '-0.0',
    '0.10',
    '1e3',
    '1E+2',
    '1E-7',
    '0.0000001',
    '1e21',
    '9007199254740993',
    '1e400',
    '0.10000000000000000001',
  ])('is kept as it was written where it is not: %s', (text) => {
    expect(numberOf(text)).toEqual(new ExactNumber(text));
  });

  it('has the same key however it is written: the double it is, if there is one', () => {
    expect(['1', '1.0', '1e0', '10e-1'].map(keyOf)).toEqual([1, 1, 1, 1]);
    expect(['0', '-0', '0.00', '-0e5', '0e999999999999999999'].map(keyOf)).toEqual([0, 0, 0, 0, 0]);
    expect(['100', '1E+2', '9007199254740992.0', '0.10'].map(keyOf)).toEqual([100, 100, 9007199254740992, 0.1]);
    expect(['9007199254740993', '9007199254740993.0', '90071992547409930e-1'].map(keyOf)).toEqual(
      Array(3).fill('9007199254740993e0'),
    );
    expect(['1e400', '1e-400', '0.10000000000000000001'].map(keyOf)).toEqual(['1e400', '1e-400', '10000000000000000001e-20']);
  });

  it('has one canonical text however it is written', () => {
    const ways = [
      '9007199254740993',
      '9007199254740993.0',
      '90071992547409930e-1',
      '9.007199254740993E+15',
      '0.9007199254740993e016',
    ];
    expect(new Set(ways.map(canonicalNumber))).toEqual(new Set(['9007199254740993e0']));
    expect(['0', '-0', '0.00', '0e5'].map(canonicalNumber)).toEqual(['0', '0', '0', '0']);
  });

  it('with an exponent beyond counting equals only itself', () => {
    const [huge, other] = [`1.0e${'9'.repeat(30)}`, `10e${'9'.repeat(30)}`];
    expect(canonicalNumber(huge) === canonicalNumber(other)).toBe(false);
    expect(canonicalNumber(huge)).toBe(canonicalNumber(huge));
  });
});

it.each([
  ['9007199254740992', '9007199254740993'],
  ['9007199254740993', '9007199254740994'],
  ['1e400', '1e401'],
  ['-1e401', '-1e400'],
  ['-1e400', '1'],
  ['0', '1e-400'],
  ['-1e-400', '0'],
  ['1e-400', '1e-399'],
  ['99999999999999999999', '100000000000000000001'],
  ['1.00000000000000000001', '1.00000000000000000002'],
  ['12.50', '12.75'],
  ['1.0', '1.5'],
  ['-1.0', '-0'],
  ['1E+2', '9007199254740993'],
])('%s is before %s', (less, more) => {
  expect(Math.sign(orderOfNumbers(numberOf(less), numberOf(more)))).toBe(-1);
  expect(Math.sign(orderOfNumbers(numberOf(more), numberOf(less)))).toBe(1);
  expect(Math.abs(orderOfNumbers(numberOf(more), numberOf(more)))).toBe(0);
});

it.each([
  ['1.0', '1'],
  ['1E+2', '100'],
  ['-0', '0'],
  ['9007199254740993.0', '9007199254740993'],
])('%s is no more and no less than %s', (a, b) => {
  expect(Math.abs(orderOfNumbers(numberOf(a), numberOf(b)))).toBe(0);
});

it('a glance is never wrong when it says that a number is plain', () => {
  expect(isSurelyPlain('[12.50]', 1, 6)).toBe(false);
  expect(isSurelyPlain('[12.5,0]', 1, 5)).toBe(true);
  expect(isSurelyPlain('-0', 0, 2)).toBe(false);
});
