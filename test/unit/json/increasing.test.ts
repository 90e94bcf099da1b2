import { expect, it } from 'vitest';
import { longestIncreasing } from '../../../src/json/increasing.ts';

const kept = (...numbers: readonly number[]) => numbers.filter((_, at) => longestIncreasing(Int32Array.from(numbers))[at] === 1);

it.each([
  [[], []],
  [[5], [5]],
  [
    [0, 1, 2],
    [0, 1, 2],
  ],
  [[2, 1, 0], [0]],
  [
    [3, 1, 2, 0, 4],
    [1, 2, 4],
  ],
  [
    [-1, 4, -1, 5],
    [4, 5],
  ],
  [[-1, -1], []],
])('of %j the longest rising part is %j', (numbers, expected) => {
  expect(kept(...numbers)).toEqual(expected);
});
