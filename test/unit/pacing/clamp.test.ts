import { describe, expect, it } from 'vitest';
import { clamp, isFixed } from '../../../src/pacing/clamp.ts';

describe('the range', () => {
  it.each([
    [10, 100],
    [500, 500],
    [9e9, 1000],
    [Number.POSITIVE_INFINITY, 1000],
  ])('moves %d ms to %d ms', (pause, clamped) => {
    expect(clamp(pause, { bottom: 100, top: 1000 })).toBe(clamped);
  });

  it('is fixed when its ends are equal', () => {
    expect(isFixed({ bottom: 5, top: 5 })).toBe(true);
    expect(isFixed({ bottom: 5, top: 6 })).toBe(false);
  });
});
