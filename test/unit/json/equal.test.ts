import { describe, expect, it } from 'vitest';
import { ExactNumber, numberOf } from '../../../src/domain/exact-number.ts';
import type { Json } from '../../../src/domain/json.ts';
import { equal } from '../../../src/json/equal.ts';

describe('two values', () => {
  it.each<[Json, Json]>([
    [1, 1],
    [null, null],
    ['', ''],
    [[], []],
    [
      { a: 1, b: [2] },
      { b: [2], a: 1 },
    ],
    [{ a: { x: 1, y: 2 } }, { a: { y: 2, x: 1 } }],
  ])('%j and %j are equal', (a, b) => {
    expect(equal(a, b)).toBe(true);
  });

  it.each<[Json, Json]>([
    [1, '1'],
    [0, false],
    [null, false],
    ['', null],
    [[], {}],
    [
      [1, 2],
      [2, 1],
    ],
    [[1], [1, 1]],
    [{ a: 1 }, { a: 1, b: 1 }],
    [
      { a: 1, b: 1 },
      { a: 1, c: 1 },
    ],
    [{}, { constructor: 1 }],
    [{ x: 1 }, JSON.parse('{"__proto__": 1}')],
    [JSON.parse('{"__proto__": 1}'), JSON.parse('{"__proto__": 2}')],
  ])('%j and %j differ, both ways', (a, b) => {
    expect([equal(a, b), equal(b, a)]).toEqual([false, false]);
  });
});

it('numbers that a double would change are equal when they are the same number', () => {
  const [one, same, next] = ['9007199254740993', '9007199254740993.0', '9007199254740995'].map((text) => new ExactNumber(text));
  if (one === undefined || same === undefined || next === undefined) throw new Error('three numbers');
  expect([equal([one], [same]), equal([one], [next]), equal([one], [9007199254740992])]).toEqual([true, false, false]);
});

it.each([
  ['1.0', '1'],
  ['-0', '0'],
  ['1E+2', '100'],
  ['12.50', '12.5'],
  ['9007199254740992.0', '9007199254740992'],
])('the number %s is equal to %s, both ways', (written, plain) => {
  const [a, b] = [numberOf(written), numberOf(plain)];
  expect([equal(a, b), equal(b, a), equal([{ n: a }], [{ n: b }]), equal(a, written), equal(a, true)]).toEqual([
    true,
    true,
    true,
    false,
    false,
  ]);
});
