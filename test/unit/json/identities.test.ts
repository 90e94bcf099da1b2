import { expect, it } from 'vitest';
import { numberOf } from '../../../src/domain/exact-number.ts';
import type { Json } from '../../../src/domain/json.ts';
import { createIdentities } from '../../../src/json/identities.ts';

const same = (a: Json, b: Json, isUnordered: (array: readonly Json[]) => boolean = () => false) => {
  const { of } = createIdentities(isUnordered);
  return of(a) === of(b);
};

it.each<[Json, Json]>([
  [1, 1],
  [
    [1, [2]],
    [1, [2]],
  ],
  [
    { a: 1, b: { c: 2, d: 3 } },
    { b: { d: 3, c: 2 }, a: 1 },
  ],
  [JSON.parse('{"__proto__": 1}'), JSON.parse('{"__proto__": 1}')],
  [[1, 0, 100], ['1.0', '-0', '1E+2'].map(numberOf)],
  [numberOf('9007199254740993'), numberOf('9007199254740993.0')],
])('%j and %j have one identity', (a, b) => {
  expect(same(a, b)).toBe(true);
});

it.each<[Json, Json]>([
  [1, '1'],
  [null, false],
  [[], {}],
  [
    [1, 2],
    [2, 1],
  ],
  [[[1], 2], [[1, 2]]],
  [{ a: 'b' }, { b: 'a' }],
  [{ a: 1 }, ['a', 1]],
  [{}, { constructor: 1 }],
])('%j and %j have two', (a, b) => {
  expect(same(a, b)).toBe(false);
});

it('does not mind the order of items where it says nothing', () => {
  expect(same([1, 2, 2], [2, 1, 2], () => true)).toBe(true);
  expect(same([1, 2, 2], [2, 1, 1], () => true)).toBe(false);
  expect(same([1, 2], [2, 1], (array) => array.length > 2)).toBe(false);
});
