import { describe, expect, it } from 'vitest';
import { canonicalNumber, ExactNumber, numberOf, orderOfNumbers } from '../../../src/domain/exact-number.ts';

describe('a number of JSON text', () => {
  it('is a plain one wherever that says the same', () => {
    expect(['1.0', '-0', '1e2', '0.1', '9007199254740992', '1E+2', '0e999999999999999999'].map(numberOf)).toEqual([
      1, -0, 100, 0.1, 9007199254740992, 100, 0,
    ]);
  });

  it('is kept as it was written where no double equals it', () => {
    expect(['9007199254740993', '1e400', '0.10000000000000000001'].map(numberOf)).toEqual([
      new ExactNumber('9007199254740993'),
      new ExactNumber('1e400'),
      new ExactNumber('0.10000000000000000001'),
    ]);
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
])('%s is before %s', (less, more) => {
  expect(Math.sign(orderOfNumbers(numberOf(less), numberOf(more)))).toBe(-1);
  expect(Math.sign(orderOfNumbers(numberOf(more), numberOf(less)))).toBe(1);
  expect(Math.abs(orderOfNumbers(numberOf(more), numberOf(more)))).toBe(0);
});
