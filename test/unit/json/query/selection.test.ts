import { describe, expect, it } from 'vitest';
import { type Json, tooManyNodes } from '../../../../src/domain/json.ts';
import { scopeOf } from '../../../../src/json/query/budget.ts';
import { compileParsedQuery, compileQuery } from '../../../../src/json/query/query.ts';
import { follow, selectNodes, selectValues } from '../../../../src/json/query/selection.ts';

const letters: Json = ['a', 'b', 'c', 'd', 'e', 'f', 'g'];
const slice = (start?: number, end?: number, step = 1) =>
  selectValues([{ reach: 'child', selectors: [{ kind: 'slice', start, end, step }] }], letters, scopeOf(letters)).join('');

describe('a slice', () => {
  it('follows the examples of RFC 9535 §2.3.4.3', () => {
    expect([slice(1, 3), slice(5), slice(1, 5, 2), slice(5, 1, -2), slice(undefined, undefined, -1)]).toEqual([
      'bc',
      'fg',
      'bd',
      'fd',
      'gfedcba',
    ]);
  });

  it('has bounds that may lie outside of the array', () => {
    expect([slice(-100, 100), slice(100), slice(-2), slice(undefined, -5), slice(100, -100, -3)]).toEqual([
      'abcdefg',
      '',
      'fg',
      'ab',
      'gda',
    ]);
  });

  it('selects nothing with a step of 0', () => {
    expect(slice(1, 3, 0)).toBe('');
  });

  it('jumps over what is huge', () => {
    expect(slice(0, Number.MAX_SAFE_INTEGER, Number.MAX_SAFE_INTEGER)).toBe('a');
  });
});

describe('a descendant segment', () => {
  const everything = [{ reach: 'descendant', selectors: [{ kind: 'wildcard' }] }] as const;

  it('visits parents before children, and earlier items before later ones', () => {
    const document = { a: [1, { b: 2 }], c: 3 };
    const nodes = selectNodes(everything, { start: document, root: document });
    expect(nodes.map(({ keys }) => keys.join('/'))).toEqual(['a', 'c', 'a/0', 'a/1', 'a/1/b']);
  });

  it('is not stopped by depth or by size', () => {
    let deep: Json = 1;
    for (let level = 0; level < 20_000; level++) deep = [deep];
    expect(selectValues(everything, deep, scopeOf(deep)).length).toBe(20_000);
    const wide = Array.from({ length: 300_000 }, (_, at) => at);
    expect(selectValues(everything, wide, scopeOf(wide)).length).toBe(300_000);
  });
});

describe('following a singular path', () => {
  it('ends where a member or an item is missing', () => {
    const root = { a: [{ b: null }] };
    expect(follow(['a', 0, 'b'], root)).toEqual({ keys: ['a', 0, 'b'], value: null });
    expect(follow(['a', -1, 'b'], root)).toEqual({ keys: ['a', 0, 'b'], value: null });
    expect([follow(['a', 1], root), follow(['a', -2], root), follow(['a', 'length'], root), follow([0], root)]).toEqual(
      Array(4).fill(undefined),
    );
  });
});

describe('the examples of RFC 9535', () => {
  const letters: Json = ['a', 'b', 'c', 'd', 'e', 'f', 'g'];
  const nested: Json = { o: { j: 1, k: 2 }, a: [5, 3, [{ j: 4 }, { k: 6 }]] };
  const nulls: Json = { a: null, b: [null], c: [{}], null: 1 };
  const store: Json = {
    store: {
      book: [
        { category: 'reference', author: 'Nigel Rees', title: 'Sayings of the Century', price: 8.95 },
        { category: 'fiction', author: 'Evelyn Waugh', title: 'Sword of Honour', price: 12.99 },
        { category: 'fiction', author: 'Herman Melville', title: 'Moby Dick', isbn: '0-553-21311-3', price: 8.99 },
      ],
      bicycle: { color: 'red', price: 399 },
    },
  };

  it.each<[string, string, Json, Json[]]>([
    ['§2.2.3', '$', { k: 'v' }, [{ k: 'v' }]],
    ['§2.3.1.3', "$.o['j j']", { o: { 'j j': { 'k.k': 3 } } }, [{ 'k.k': 3 }]],
    ['§2.3.1.3', "$.o['j j']['k.k']", { o: { 'j j': { 'k.k': 3 } } }, [3]],
    ['§2.3.1.3', `$["'"]["@"]`, { "'": { '@': 2 } }, [2]],
    ['§2.3.1.2', '$[0]["a"]', [['a']], []],
    ['§2.3.2.3', '$[*]', { o: { j: 1, k: 2 }, a: [5, 3] }, [{ j: 1, k: 2 }, [5, 3]]],
    ['§2.3.2.3', '$.o[*, *]', { o: { j: 1, k: 2 } }, [1, 2, 1, 2]],
    ['§2.3.2.2', '$.*', 'text', []],
    ['§2.3.3.3', '$[1]', letters, ['b']],
    ['§2.3.3.3', '$[-2]', letters, ['f']],
    ['§2.3.3.2', '$[0]', { 0: 'a' }, []],
    ['§2.3.4.3', '$[1:3]', letters, ['b', 'c']],
    ['§2.3.4.3', '$[5:]', letters, ['f', 'g']],
    ['§2.3.4.3', '$[1:5:2]', letters, ['b', 'd']],
    ['§2.3.4.3', '$[5:1:-2]', letters, ['f', 'd']],
    ['§2.3.4.3', '$[::-1]', letters, ['g', 'f', 'e', 'd', 'c', 'b', 'a']],
    ['§2.3.4.2', '$[::0]', letters, []],
    ['§2.3.4.2', '$[-100:100:3]', letters, ['a', 'd', 'g']],
    ['§2.3.4.2', '$[100:-100:-3]', letters, ['g', 'd', 'a']],
    ['§2.5.1.3', '$[0, 3]', letters, ['a', 'd']],
    ['§2.5.1.3', '$[0:2, 5]', letters, ['a', 'b', 'f']],
    ['§2.5.1.3', '$[0, 0]', letters, ['a', 'a']],
    ['§2.5.2.3', '$..j', nested, [1, 4]],
    ['§2.5.2.3', '$..[0]', nested, [5, { j: 4 }]],
    ['§2.5.2.3', '$..o', nested, [{ j: 1, k: 2 }]],
    ['§2.5.2.3', '$.o..[*, *]', nested, [1, 2, 1, 2]],
    ['§2.5.2.3', '$.a..[0, 1]', nested, [5, 3, { j: 4 }, { k: 6 }]],
    ['§2.6.1', '$.a', nulls, [null]],
    ['§2.6.1', '$.a[0]', nulls, []],
    ['§2.6.1', '$.a.d', nulls, []],
    ['§2.6.1', '$.b[0]', nulls, [null]],
    ['§2.6.1', '$.b[*]', nulls, [null]],
    ['§2.6.1', '$.b[?@]', nulls, [null]],
    ['§2.6.1', '$.b[?@==null]', nulls, [null]],
    ['§2.6.1', '$.c[?@.d==null]', nulls, []],
    ['§2.6.1', '$.null', nulls, [1]],
    ['§1.5', '$.store.book[*].author', store, ['Nigel Rees', 'Evelyn Waugh', 'Herman Melville']],
    ['§1.5', '$..author', store, ['Nigel Rees', 'Evelyn Waugh', 'Herman Melville']],
    ['§1.5', '$.store..price', store, [8.95, 12.99, 8.99, 399]],
    ['§1.5', '$..book[2].author', store, ['Herman Melville']],
    ['§1.5', '$..book[2].publisher', store, []],
    ['§1.5', '$..book[-1].title', store, ['Moby Dick']],
    ['§1.5', '$..book[:2].price', store, [8.95, 12.99]],
    ['§1.5', '$..book[?@.isbn].title', store, ['Moby Dick']],
    ['§1.5', '$..book[?@.price<10].price', store, [8.95, 8.99]],
  ])('%s: %s', async (_, path, document, expected) => {
    expect((await compileQuery(path)).select(document).map(({ value }) => value)).toEqual(expected);
  });

  it('§2.5.2.3: $..* selects every value but the root', async () => {
    const values = (await compileQuery('$..*')).select(nested).map(({ value }) => JSON.stringify(value));
    const all = [{ j: 1, k: 2 }, [5, 3, [{ j: 4 }, { k: 6 }]], 1, 2, 5, 3, [{ j: 4 }, { k: 6 }], { j: 4 }, { k: 6 }, 4, 6];
    expect(values.sort()).toEqual(all.map((value) => JSON.stringify(value)).sort());
  });

  it('a path from @ starts at the value at hand, where there is one', async () => {
    const query = await compileParsedQuery({ kind: 'query', from: '@', segments: [], start: 0, end: 1 }, '@');
    expect([query.select(1, 2), query.select(1)].map(([node]) => node?.value)).toEqual([2, 1]);
  });
});

describe('a query that selects the same nodes again and again', () => {
  let chain: Json = 1;
  for (let level = 0; level < 900; level++) chain = { a: chain };

  it.each(['$..a..a..a', '$..*..*..*..*', '$[?count(@..a..a..a) > 5]', `$${'[*,*]'.repeat(30)}`])(
    'gives up on %s, soon and as a whole',
    async (text) => {
      const query = await compileQuery(text);
      const started = process.cpuUsage();
      expect(query.select(chain)).toBe(tooManyNodes);
      expect(process.cpuUsage(started).user).toBeLessThan(1_000_000);
    },
  );

  it('may repeat a few', async () => {
    const query = await compileQuery('$..a..a');
    expect(query.select({ a: { a: { a: 1 } } }).map(({ keys }) => keys.length)).toEqual([2, 3, 3]);
  });
});

describe('a query that repeats nothing', () => {
  const body = Array.from({ length: 200_000 }, (_, id) => ({ id, tags: ['x'] }));

  it.each([
    ['$[*].id', 200_000],
    ['$..id', 200_000],
    ['$[?count(@.tags[*]) > 0].id', 200_000],
    ['$[?@.id < 2].id', 2],
  ])('looks at all of a large document: %s', async (text, count) => {
    expect((await compileQuery(text)).select(body)).toHaveLength(count);
  });
});
