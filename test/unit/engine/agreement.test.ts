import { describe, expect, it } from 'vitest';
import { hasLasted, lastsAt, prolong } from '../../../src/engine/agreement.ts';

describe('a run of polls that agree', () => {
  it('counts its polls, and knows its first and its last', () => {
    const first = prolong(undefined, { at: 100, isPoll: true });
    expect(first).toEqual({ since: 100, at: 100, polls: 1 });
    expect(prolong(first, { at: 200, isPoll: true })).toEqual({ since: 100, at: 200, polls: 2 });
  });

  it('lasts by polls or by time', () => {
    const run = { since: 100, at: 150, polls: 2 };
    expect([2, 3].map((count) => hasLasted(run, { kind: 'polls', count }))).toEqual([true, false]);
    expect([50, 51].map((length) => hasLasted(run, { kind: 'time', length }))).toEqual([true, false]);
    expect(lastsAt(run, { kind: 'time', length: 50 })).toBe(150);
    expect(lastsAt(run, { kind: 'polls', count: 2 })).toBe(Number.POSITIVE_INFINITY);
  });
});
