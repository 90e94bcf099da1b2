/** Claims about the keys of items that were seen. */
import { describe, expect, it } from 'vitest';
import { hasSeen, noKeys, withKeys } from '../../../src/engine/seen-keys.ts';

const numbered = (from: number, to: number) => Array.from({ length: to - from }, (_, at) => String(from + at));

describe('keys that were seen', () => {
  it('are known, and no others', () => {
    const seen = withKeys(withKeys(noKeys, ['a', 'b']), ['b', 'c']);
    expect(['a', 'b', 'c', 'd'].map((key) => hasSeen(seen, key))).toEqual([true, true, true, false]);
  });

  it('are a value: adding to it leaves it as it was', () => {
    const before = withKeys(noKeys, ['a']);
    withKeys(before, ['b']);
    expect(hasSeen(before, 'b')).toBe(false);
  });

  it('are the same value where nothing is added', () => {
    const before = withKeys(noKeys, ['a', 'b']);
    expect(withKeys(before, ['b', 'a'])).toBe(before);
  });

  it('lie in few layers, however many came one by one', () => {
    const seen = numbered(0, 5000).reduce((keys, key) => withKeys(keys, [key]), noKeys);
    expect(seen.young.length).toBeLessThan(15);
    expect(numbered(0, 5000).every((key) => hasSeen(seen, key))).toBe(true);
  });

  it('are forgotten when there are very many, the oldest first', () => {
    let seen = withKeys(noKeys, ['old']);
    for (let at = 0; at < 12; at += 1) seen = withKeys(seen, numbered(10_000 * at, 10_000 * (at + 1)));
    expect(hasSeen(seen, 'old')).toBe(false);
    expect(numbered(70_000, 120_000).every((key) => hasSeen(seen, key))).toBe(true);
    const kept = [...seen.young, ...seen.old].reduce((sum, layer) => sum + layer.size, 0);
    expect(kept).toBeLessThanOrEqual(120_000);
  });

  it('are never forgotten while the answers have them', () => {
    let seen = withKeys(noKeys, ['pinned']);
    for (let at = 0; at < 25; at += 1) {
      seen = withKeys(seen, ['pinned', ...numbered(10_000 * at, 10_000 * (at + 1))]);
      expect(hasSeen(seen, 'pinned')).toBe(true);
    }
  });
});
