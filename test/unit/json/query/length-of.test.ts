import { expect, it } from 'vitest';
import { lengthOf } from '../../../../src/json/query/length-of.ts';

it('counts characters, items and members, and gives other values no length', () => {
  expect(['', 'ab', '😀ä', '\ud83d', [1, [2]], {}, { a: 1 }].map(lengthOf)).toEqual([0, 2, 2, 1, 2, 0, 1]);
  expect([1, true, null].map(lengthOf)).toEqual([undefined, undefined, undefined]);
});
