import { describe, expect, it } from 'vitest';
import { latenessPause } from '../../../src/pacing/lateness.ts';

describe('the pace of a wait', () => {
  it('keeps the relative promise while the wait is young', () => {
    expect(latenessPause(0.1, 10_000)).toBe(1000);
  });

  it('keeps the absolute promise once the wait is old', () => {
    expect(latenessPause(0.1, 100_000)).toBe(7000);
    expect(latenessPause(0.1, 3_600_000)).toBe(42_000);
  });

  it('follows the promise the user asks for', () => {
    expect(latenessPause(0.02, 10_000)).toBe(200);
    expect(latenessPause(0, 10_000)).toBe(0);
  });

  it('has nothing to say before time has passed', () => {
    expect(latenessPause(0.1, 0)).toBe(0);
    expect(latenessPause(0.1, -5)).toBe(0);
  });
});
