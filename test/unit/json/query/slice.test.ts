import { describe, expect, it } from 'vitest';
import { indexesIn, isInSlice } from '../../../../src/json/query/slice.ts';

const slice = (start: number | undefined, end: number | undefined, step: number) =>
  ({ kind: 'slice', start, end, step }) as const;
const bounds = [undefined, 0, 1, 3, 5, 9, -1, -4, -9];
const steps = [1, 2, 3, -1, -2, -7];

describe('a slice', () => {
  it('goes in the direction of its step', () => {
    expect([...indexesIn(slice(1, 6, 2), 7)]).toEqual([1, 3, 5]);
    expect([...indexesIn(slice(5, 1, -2), 7)]).toEqual([5, 3]);
    expect([...indexesIn(slice(undefined, undefined, -1), 3)]).toEqual([2, 1, 0]);
  });

  it('with a step of 0 is empty', () => {
    expect([[...indexesIn(slice(0, 5, 0), 5)], isInSlice(slice(0, 5, 0), 0, 5)]).toEqual([[], false]);
  });

  it('holds an index exactly where it comes by it', () => {
    for (const start of bounds)
      for (const end of bounds)
        for (const step of steps) {
          const each = slice(start, end, step);
          const held = Array.from({ length: 5 }, (_, index) => index).filter((index) => isInSlice(each, index, 5));
          expect(held).toEqual([...indexesIn(each, 5)].sort());
        }
  });
});
