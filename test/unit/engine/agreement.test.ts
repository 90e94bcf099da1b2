import { describe, expect, it } from 'vitest';
import { hasLasted, lastsAt, prolong } from '../../../src/engine/agreement.ts';

describe('a run of polls that agree', () => {
  it('goes on while the same holds, and starts anew with anything else', () => {
    const first = prolong(undefined, 'a', 100);
    const second = prolong(first, 'a', 200);
    expect(second).toEqual({ key: 'a', since: 100, polls: 2 });
    expect(prolong(second, 'b', 300)).toEqual({ key: 'b', since: 300, polls: 1 });
    expect(prolong(second, undefined, 300)).toBeUndefined();
  });

  it('lasts by polls or by time', () => {
    const run = { key: 'a', since: 100, polls: 2 };
    expect([2, 3].map((count) => hasLasted(run, { kind: 'polls', count }, 100))).toEqual([true, false]);
    expect([50, 51].map((length) => hasLasted(run, { kind: 'time', length }, 150))).toEqual([true, false]);
    expect(lastsAt(run, { kind: 'time', length: 50 })).toBe(150);
    expect(lastsAt(run, { kind: 'polls', count: 2 })).toBe(Number.POSITIVE_INFINITY);
  });
});
