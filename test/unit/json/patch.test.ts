import { describe, expect, it } from 'vitest';
import type { Json } from '../../../src/domain/json.ts';
import { diff } from '../../../src/json/diff.ts';
import { patchOf } from '../../../src/json/patch.ts';
import { diffText } from '../../../src/json/text-diff.ts';

const patch = (before: Json, after: Json) => patchOf(diff(before, after));

describe('a patch', () => {
  it('has the operations of RFC 6902, without what the standard has no place for', () => {
    const edits = [
      { op: 'add', path: '/a', after: null },
      { op: 'replace', path: '/b', before: 1, after: [2] },
      { op: 'remove', path: '/c', before: 3 },
      { op: 'replace', path: 'header:etag', before: 'a', after: 'b' },
    ] as const;
    expect(patchOf({ edits })).toEqual([
      { op: 'add', path: '/a', value: null },
      { op: 'replace', path: '/b', value: [2] },
      { op: 'remove', path: '/c' },
    ]);
  });

  it('replaces a root, and a text as a whole', () => {
    expect(patch([1], { a: 1 })).toEqual([{ op: 'replace', path: '', value: { a: 1 } }]);
    expect(patchOf(diffText('a\nb', 'a\nc'))).toEqual([{ op: 'replace', path: '', value: 'a\nc' }]);
  });

  it('moves items that only moved', () => {
    const [a, b, c, d] = ['a', 'b', 'c', 'd'].map((id) => ({ id }));
    expect(patch([a, b, c, d] as Json, [d, a, b, c] as Json)).toEqual([{ op: 'move', from: '/3', path: '/0' }]);
    expect(patch([a, b, c, d] as Json, [b, c, d, a] as Json)).toEqual([{ op: 'move', from: '/0', path: '/3' }]);
    expect(patch([1, 2, 3], [3, 1, 2])).toEqual([{ op: 'move', from: '/2', path: '/0' }]);
  });

  it('finds other items where they are while one still waits to be moved', () => {
    const before = [{ id: 'a' }, { id: 'b', n: 1 }, { id: 'c' }, { id: 'd' }];
    const after = [{ id: 'b', n: 2 }, { id: 'new' }, { id: 'd' }, { id: 'a' }];
    expect(patch({ 'x/y': before }, { 'x/y': after })).toEqual([
      { op: 'remove', path: '/x~1y/2' },
      { op: 'replace', path: '/x~1y/1/n', value: 2 },
      { op: 'add', path: '/x~1y/2', value: { id: 'new' } },
      { op: 'move', from: '/x~1y/0', path: '/x~1y/3' },
    ]);
  });

  it('of 50,000 shuffled items is made in bounded time', () => {
    const items = Array.from({ length: 50_000 }, (_, id) => ({ id }));
    const shuffled = items.map((_, at) => ({ id: (at * 7919) % items.length }));
    const ops = patch(items, shuffled);
    expect(ops.length).toBeGreaterThan(45_000);
    expect(ops.every((operation) => (operation as { readonly op: string }).op === 'move')).toBe(true);
  });
});
