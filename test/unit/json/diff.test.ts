import { describe, expect, it } from 'vitest';
import type { Json } from '../../../src/domain/json.ts';
import { diff } from '../../../src/json/diff.ts';

describe('the difference', () => {
  it('is none between equal documents, whatever the order of their members', () => {
    expect(diff({ a: 1, b: { c: [2] } }, { b: { c: [2] }, a: 1 })).toEqual([]);
  });

  it('names each member by a JSON Pointer', () => {
    const before = { kept: 1, changed: 'a', gone: [1], 'a/b~c': { x: 1 } };
    const after = { changed: 'b', 'a/b~c': { x: 2 }, kept: 1, come: null };
    expect(diff(before, after)).toEqual([
      { op: 'replace', path: '/changed', before: 'a', after: 'b' },
      { op: 'remove', path: '/gone', before: [1] },
      { op: 'replace', path: '/a~1b~0c/x', before: 1, after: 2 },
      { op: 'add', path: '/come', after: null },
    ]);
  });

  it('of values of different types is one replacement, of the root too', () => {
    expect(diff({ a: [] }, { a: {} })).toEqual([{ op: 'replace', path: '/a', before: [], after: {} }]);
    expect(diff('old', 'new')).toEqual([{ op: 'replace', path: '', before: 'old', after: 'new' }]);
    expect(diff(null, [])).toEqual([{ op: 'replace', path: '', before: null, after: [] }]);
  });

  it('takes __proto__ and constructor for names', () => {
    const after: Json = JSON.parse('{"__proto__": 1, "constructor": 2}');
    expect(diff({}, after)).toEqual([
      { op: 'add', path: '/__proto__', after: 1 },
      { op: 'add', path: '/constructor', after: 2 },
    ]);
    expect(diff(after, {}).map(({ op, path }) => [op, path])).toEqual([
      ['remove', '/__proto__'],
      ['remove', '/constructor'],
    ]);
  });
});

describe('in arrays', () => {
  const numbers = Array.from({ length: 50_000 }, (_, at) => ({ id: at }));

  it('an item that came in is one addition, wherever it came in', () => {
    expect(diff([1, 2, 3], [0, 1, 2, 3])).toEqual([{ op: 'add', path: '/0', after: 0 }]);
    expect(diff([1, 2, 3], [1, 2, 9, 3])).toEqual([{ op: 'add', path: '/2', after: 9 }]);
    expect(diff([1, 2, 3], [1, 2, 3, 4])).toEqual([{ op: 'add', path: '/3', after: 4 }]);
    expect(diff(numbers, [{ id: -1 }, ...structuredClone(numbers)])).toEqual([{ op: 'add', path: '/0', after: { id: -1 } }]);
  });

  it('items that went are removed from the end backwards, so that every path is right when its turn comes', () => {
    expect(diff([1, 2, 3, 4], [1, 4])).toEqual([
      { op: 'remove', path: '/2', before: 3 },
      { op: 'remove', path: '/1', before: 2 },
    ]);
  });

  it('items at the same place are compared with each other', () => {
    expect(diff([{ a: 1 }, { a: 2 }], [{ a: 1 }, { a: 3 }])).toEqual([{ op: 'replace', path: '/1/a', before: 2, after: 3 }]);
  });

  it('a full shuffle ends, with edits for what moved', () => {
    const shuffled = numbers.map((_, at) => ({ id: (at * 7919) % numbers.length }));
    expect(diff(numbers, shuffled).length).toBeLessThanOrEqual(numbers.length);
  });

  it('depth is no trouble: 1,000 levels with arrays of different lengths on each', () => {
    const nest = (leaf: Json, more: boolean): Json => {
      let value = leaf;
      for (let level = 0; level < 999; level++) value = more ? ['x', value, level] : ['x', value];
      return value;
    };
    const big = Array.from({ length: 2000 }, (_, at) => at);
    expect(diff(nest([...big, 1], false), nest([...big, 2], true)).length).toBe(1000);
  });
});
