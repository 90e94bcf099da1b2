import { describe, expect, it } from 'vitest';
import { ExactNumber, numberOf } from '../../../src/domain/exact-number.ts';
import type { Json } from '../../../src/domain/json.ts';
import { diff as difference } from '../../../src/json/diff.ts';

const diff = (before: Json, after: Json) => difference(before, after).edits;

describe('the difference', () => {
  it('is none between equal documents, whatever the order of their members', () => {
    expect(diff({ a: 1, b: { c: [2] } }, { b: { c: [2] }, a: 1 })).toEqual([]);
  });

  it('is none where a number is only written in another way, and shows numbers as they are written', () => {
    const priced = (...texts: readonly string[]): Json => ({ prices: texts.map(numberOf) });
    expect(diff(priced('1.0', '-0', '1E+2'), priced('1', '0', '100'))).toEqual([]);
    expect(diff(numberOf('12.50'), 12.75)).toEqual([{ op: 'replace', path: '', before: new ExactNumber('12.50'), after: 12.75 }]);
    expect(diff(priced('1.0', '12.50'), priced('1', '12.75')).map(({ op, path }) => `${op} ${path}`)).toEqual([
      'replace /prices/1',
    ]);
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

describe('beyond the most edits', () => {
  it('the smallest array or object that holds them is replaced', () => {
    const before = { a: { b: [1, 2, 3, 4], c: 1 }, d: 1 };
    const after = { a: { b: [5, 6, 7, 8], c: 2 }, d: 2 };
    expect(difference(before, after, { mostEdits: 3 })).toEqual({
      edits: [
        { op: 'replace', path: '/a/b', before: [1, 2, 3, 4], after: [5, 6, 7, 8] },
        { op: 'replace', path: '/a/c', before: 1, after: 2 },
        { op: 'replace', path: '/d', before: 1, after: 2 },
      ],
      moves: [],
    });
    expect(difference(before, after, { mostEdits: 2 }).edits).toEqual([{ op: 'replace', path: '', before, after }]);
  });

  it('a detected key and moves are not told of what is replaced', () => {
    const [one, two, three] = [{ id: 1 }, { id: 2 }, { id: 3 }];
    const [before, after] = [
      [one, two, three],
      [three, two, one],
    ];
    expect(difference(before, after, { mostEdits: 3 })).toEqual({
      edits: [{ op: 'replace', path: '', before, after }],
      moves: [],
    });
  });

  it('an array of millions of items, all of them others, is one edit, and so is one that became empty', () => {
    const [ones, twos] = [new Array<Json>(1_000_000).fill(1), new Array<Json>(1_000_000).fill(2)];
    expect(diff(ones, twos).map(({ op, path }) => `${op} ${path}`)).toEqual(['replace ']);
    expect(diff({ items: ones }, { items: [] }).map(({ op, path }) => `${op} ${path}`)).toEqual(['replace /items']);
  });

  it('what little changed in such an array is told at its place', () => {
    const ones = new Array<Json>(1_000_000).fill(1);
    const after = [0, ...ones.slice(2), 3, 4];
    expect(diff(ones, after)).toEqual([
      { op: 'replace', path: '/0', before: 1, after: 0 },
      { op: 'replace', path: '/999999', before: 1, after: 3 },
      { op: 'add', path: '/1000000', after: 4 },
    ]);
    expect(diff(after, ones).map(({ op, path }) => `${op} ${path}`)).toEqual([
      'replace /0',
      'replace /999999',
      'remove /1000000',
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

  it('an item that is elsewhere went from there and came here, and what changed in it is told at its old place', () => {
    const [a, b, c] = [{ id: 'a' }, { id: 'b' }, { id: 'c', n: 1 }];
    expect(diff([a, b, c], [c, a, b])).toEqual([
      { op: 'remove', path: '/2', before: c },
      { op: 'add', path: '/0', after: c },
    ]);
    const changed = { id: 'c', n: 2 };
    expect(diff([a, b, c], [changed, a, b])).toEqual([
      { op: 'replace', path: '/2/n', before: 1, after: 2 },
      { op: 'remove', path: '/2', before: changed },
      { op: 'add', path: '/0', after: changed },
    ]);
  });

  it('a full shuffle is linear, with keys and without', () => {
    const shuffled = numbers.map((_, at) => ({ id: (at * 7919) % numbers.length }));
    const plain = (items: readonly { readonly id: number }[]) => items.map(({ id }) => id);
    const moved = diff(numbers, shuffled).length;
    expect(moved).toBeGreaterThan(90_000);
    expect(moved).toBeLessThan(100_000);
    expect(diff(plain(numbers), plain(shuffled)).length).toBe(moved);
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

describe('items with keys', () => {
  const before = [
    { id: 1, status: 'a' },
    { id: 2, status: 'b' },
    { id: 3, status: 'c' },
  ];

  it('are compared with themselves, wherever they are', () => {
    const after = [{ id: 0, status: 'new' }, before[0], { id: 3, status: 'd' }] as Json;
    expect(diff(before, after)).toEqual([
      { op: 'remove', path: '/1', before: before[1] },
      { op: 'add', path: '/0', after: { id: 0, status: 'new' } },
      { op: 'replace', path: '/2/status', before: 'c', after: 'd' },
    ]);
  });

  it.each(['id', 'key', 'name', 'uuid'])('are found by %s, which is told where it made a difference', (field) => {
    const [one, other] = [
      { [field]: 'x', n: 1 },
      { [field]: 'y', n: 1 },
    ];
    const found = difference({ list: [one] }, { list: [other] });
    expect(found.detected).toEqual({ path: '/list', field });
    expect(found.edits.map(({ op }) => op)).toEqual(['remove', 'add']);
    expect(difference({ list: [one] }, { list: [{ ...one, n: 2 }] }).detected).toBe(undefined);
  });

  it('are found by nothing when detection is off, or two share the key, or one has none', () => {
    const ops = (was: Json, is: Json, detectKeys = true) => difference(was, is, { detectKeys }).edits.map(({ path }) => path);
    expect(ops([{ id: 1 }], [{ id: 2 }], false)).toEqual(['/0/id']);
    expect(ops([{ id: 1 }, { id: 1, n: 1 }], [{ id: 2 }, { id: 1, n: 2 }])).toEqual(['/0/id', '/1/n']);
    expect(ops([{ id: 1 }, { n: 1 }], [{ id: 2 }, { n: 2 }])).toEqual(['/0/id', '/1/n']);
    expect(ops([{ id: true }], [{ id: false }])).toEqual(['/0/id']);
  });

  it('are told apart by numbers that a double would change', () => {
    const item = (id: string, n: number): Json => ({ id: new ExactNumber(id), n });
    const before = [item('9007199254740993', 1), item('9007199254740995', 1)];
    const after = [item('9007199254740995', 1), item('9007199254740993', 2)];
    expect(diff(before, after).map(({ op, path }) => `${op} ${path}`)).toEqual(['remove /1', 'add /0', 'replace /1/n']);
  });

  it('are the same items however their numbers are written', () => {
    const item = (id: string, n: number): Json => ({ id: numberOf(id), n });
    const before = [item('1.0', 1), item('2.0', 1), item('9007199254740993', 1)];
    const after = [item('9007199254740993.0', 1), item('1', 1), item('2', 5)];
    expect(diff(before, after).map(({ op, path }) => `${op} ${path}`)).toEqual(['remove /2', 'add /0', 'replace /2/n']);
  });

  it('are found by the field that was named, however deep', () => {
    const item = (uid: string, n: number): Json => ({ id: 0, meta: { uid }, n });
    const [was, is] = [[item('a', 1), item('b', 1)], [item('b', 2)]] as const;
    const arrays = new Map([[is as Json, { field: ['meta', 'uid'], unordered: false }]]);
    const found = difference(was, is, { arrays });
    expect(found.edits.map(({ op, path }) => `${op} ${path}`)).toEqual(['remove /0', 'replace /0/n']);
    expect(found.detected).toBe(undefined);
  });
});

describe('items without keys', () => {
  it('are found by what they are, and what is left between two of them is the same item, changed', () => {
    expect(diff([[1], [2, 0], [3]], [[0], [1], [2, 9], [3]])).toEqual([
      { op: 'add', path: '/0', after: [0] },
      { op: 'replace', path: '/2/1', before: 0, after: 9 },
    ]);
  });

  it('in any number are matched in linear time', () => {
    const lines = Array.from({ length: 50_000 }, (_, at) => [at % 1000, at]);
    const after = [[-1], ...lines.filter((_, at) => at % 100 !== 7), [-2]];
    expect(diff(lines, after).length).toBeLessThanOrEqual(502);
  });
});

describe('where order says nothing', () => {
  const unordered = (...arrays: readonly Json[]) => ({ arrays: new Map(arrays.map((array) => [array, { unordered: true }])) });

  it('items keep their old places, and new ones come last', () => {
    const [was, is] = [
      [{ id: 1, n: 1 }, { id: 2 }, { id: 3 }],
      [{ id: 4 }, { id: 3 }, { id: 1, n: 2 }],
    ] as const;
    expect(difference(was, is, unordered(was, is)).edits).toEqual([
      { op: 'replace', path: '/0/n', before: 1, after: 2 },
      { op: 'remove', path: '/1', before: { id: 2 } },
      { op: 'add', path: '/2', after: { id: 4 } },
    ]);
  });

  it('items that differ only by an order that says nothing are equal', () => {
    const [was, is] = [
      [
        [1, 2],
        [3, 4],
      ],
      [
        [4, 3],
        [2, 1],
      ],
    ];
    expect(difference(was, is, unordered(was, is, ...was, ...is)).edits).toEqual([]);
  });
});
