/** Claims about ids that were seen before. */
import { describe, expect, it } from 'vitest';
import { KnownIds } from '../../../src/sources/known-ids.ts';

const ids = (count: number) => Array.from({ length: count }, (_, at) => `id${at}`);

describe('known ids', () => {
  it('are those that were added', () => {
    const known = new KnownIds();
    known.add('a');
    expect([known.has('a'), known.has('b'), known.has(undefined)]).toEqual([true, false, false]);
  });

  it('are a thousand; the oldest is forgotten for the next', () => {
    const known = new KnownIds();
    for (const id of ids(1001)) known.add(id);
    expect([known.has('id0'), known.has('id1'), known.has('id1000')]).toEqual([false, true, true]);
  });

  it('are none that are absent, or longer than any id', () => {
    const known = new KnownIds();
    known.add(undefined);
    known.add('x'.repeat(257));
    expect(known.with(undefined)).toEqual({ ids: [] });
    expect(known.with('x'.repeat(257))).toEqual({ ids: [] });
  });

  it('go on where an earlier run left off, the one under way included', () => {
    const before = new KnownIds();
    before.add('a');
    const after = new KnownIds({ ids: [...before.with('b').ids] });
    expect([after.has('a'), after.has('b')]).toEqual([true, true]);
    expect(before.has('b')).toBe(false);
  });

  it('hand on a thousand, the newest', () => {
    const known = new KnownIds();
    for (const id of ids(1000)) known.add(id);
    const { ids: kept } = known.with('new');
    expect([kept.length, kept[0], kept.at(-1)]).toEqual([1000, 'id1', 'new']);
  });

  it.each([null, 'a', 3, [], {}, { ids: 'a' }, { ids: [1, null] }])(
    'take nothing from a resume point of another kind: %j',
    (resume) => {
      expect(new KnownIds(resume).with(undefined)).toEqual({ ids: [] });
    },
  );
});
