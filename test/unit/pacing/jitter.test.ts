import { describe, expect, it } from 'vitest';
import { jitterDown, jitterUp } from '../../../src/pacing/jitter.ts';

describe('jitter', () => {
  it('shortens our own pauses by up to a tenth', () => {
    expect([0, 0.5, 1].map((draw) => jitterDown(1000, () => draw))).toEqual([1000, 950, 900]);
  });

  it('lengthens the server’s word by up to a tenth', () => {
    expect([0, 0.5, 1].map((draw) => jitterUp(1000, () => draw))).toEqual([1000, 1050, 1100]);
  });
});
