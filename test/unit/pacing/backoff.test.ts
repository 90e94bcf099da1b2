import { describe, expect, it } from 'vitest';
import { backoffPause } from '../../../src/pacing/backoff.ts';

const range = { bottom: 1000, top: 30_000, lateness: 0.1 };
const longest = (troubles: number, bounds = range) => backoffPause(bounds, troubles, () => 1);

describe('the backoff', () => {
  it('doubles its ceiling with every trouble, up to the top', () => {
    expect([1, 2, 3, 4, 5, 6].map((troubles) => longest(troubles))).toEqual([2000, 4000, 8000, 16_000, 30_000, 30_000]);
  });

  it('draws from the whole way between bottom and ceiling', () => {
    expect([0, 0.25, 0.5].map((draw) => backoffPause(range, 2, () => draw))).toEqual([1000, 1750, 2500]);
  });

  it('grows from a second even where the bottom is less', () => {
    expect(longest(1, { ...range, bottom: 250 })).toBe(2000);
  });

  it('stays at the top after any number of troubles', () => {
    expect(longest(5000)).toBe(30_000);
  });

  it('keeps a top below a second', () => {
    expect(longest(3, { ...range, bottom: 250, top: 500 })).toBe(500);
  });
});
