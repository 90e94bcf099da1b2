import { describe, expect, it } from 'vitest';
import type { Json } from '../../../src/domain/json.ts';
import { comparedPart } from '../../../src/json/comparing.ts';
import { diff } from '../../../src/json/diff.ts';
import { compileQuery } from '../../../src/json/query/query.ts';
import { comparingOf } from '../../support/watches.ts';

const compile = (paths: readonly string[]) => Promise.all(paths.map((path) => compileQuery(path)));
const part = async (value: Json, select: readonly string[], ignore: readonly string[] = []) =>
  comparedPart(value, comparingOf({ select: await compile(select), ignore: await compile(ignore) })).part;
const editsOf = async (before: Json, after: Json, select: readonly string[], ignore: readonly string[] = []) =>
  diff(await part(before, select, ignore), await part(after, select, ignore)).edits.map(({ op, path }) => `${op} ${path}`);

const deploys = {
  at: 'now',
  items: [
    { id: 1, state: 'a', ts: 5 },
    { id: 2, state: 'b', ts: 6 },
  ],
};

describe('without --select and --ignore', () => {
  it('the document itself is compared, not a copy', async () => {
    expect(await part(deploys, [])).toBe(deploys);
  });
});

describe('--select', () => {
  it('keeps the selected nodes and the way to them', async () => {
    expect(await part({ a: { b: 1, c: 2 }, d: 3 }, ['$.a.b'])).toEqual({ a: { b: 1 } });
    expect(await part(deploys, ['at', '$..state'])).toEqual({ at: 'now', items: [{ state: 'a' }, { state: 'b' }] });
    expect(await part(deploys, ['$.items'])).toEqual({ items: deploys.items });
    expect(await part(deploys, ['$'])).toEqual(deploys);
  });

  it('by an index keeps the index in the path of an edit', async () => {
    expect(await part(deploys, ['items[1].state'])).toEqual({ items: { 1: { state: 'b' } } });
    expect(await part(deploys, ['items[-1].state'])).toEqual({ items: { 1: { state: 'b' } } });
    const after = { ...deploys, items: [{}, { state: 'c' }] };
    expect(await editsOf(deploys, after, ['items[1].state'])).toEqual(['replace /items/1/state']);
  });

  it('by several values takes an item that came in for one edit', async () => {
    const after = { ...deploys, items: [{ id: 0, state: 'new', ts: 0 }, ...deploys.items] };
    expect(await editsOf(deploys, after, ['$.items[*].state'])).toEqual(['add /items/0']);
    expect(await editsOf(deploys, after, ["$.items[?@.state=='a' || @.state=='new']"])).toEqual(['add /items/0']);
  });

  it('sees a missing member come as an edit of its own', async () => {
    expect(await editsOf({ result: {} }, { result: { url: 'x', other: 1 } }, ['result.url'])).toEqual(['add /result/url']);
    expect(await editsOf({ items: [] }, { items: [{ x: 1 }] }, ['items[0].x'])).toEqual(['add /items/0']);
  });

  it('sees nothing change where it selects nothing', async () => {
    expect(await editsOf({ a: 1 }, { a: 2 }, ['$.b'])).toEqual([]);
    expect(await editsOf('some text', 'other text', ['$.b'])).toEqual([]);
    expect(await editsOf([1], [2], ['$[*].b'])).toEqual([]);
    expect(await part([1], ['$[*].b'])).toEqual([]);
  });

  it('looks at each item of a large array once, and keeps the array where all of it is selected', async () => {
    const large = Array.from({ length: 100_000 }, (_, id) => ({ id, name: 'x' }));
    expect(await part(large, ['$[*].id'])).toEqual(large.map(({ id }) => ({ id })));
    expect(await part({ large }, ['$.large[*]'])).toEqual({ large });
    expect(await part(large, ['$[*]'])).toBe(large);
    expect(await part(large, ['$[99999:].id', '$[::-50000].name'])).toEqual([{ name: 'x' }, { id: 99_999, name: 'x' }]);
  });

  it('keeps the document null, which is a value', async () => {
    expect(await part(null, ['$'])).toBe(null);
    expect(await part({ a: null }, ['$.a'])).toEqual({ a: null });
  });

  it('keeps a member called __proto__ a member', async () => {
    const value: Json = JSON.parse('{"__proto__": {"x": 1}, "y": 2}');
    expect(JSON.stringify(await part(value, ['$.__proto__.x']))).toBe('{"__proto__":{"x":1}}');
  });
});

describe('--ignore', () => {
  it('takes nodes away wherever they are', async () => {
    expect(await part(deploys, [], ['$..ts', 'at'])).toEqual({
      items: [
        { id: 1, state: 'a' },
        { id: 2, state: 'b' },
      ],
    });
    expect(await part([1, 2, 3], [], ['$[?@ == 2]'])).toEqual([1, 3]);
  });

  it('leaves the document as it was, and shares what it does not touch', async () => {
    const value = { a: { b: 1 }, c: { d: { e: 1 } } };
    const left = await part(value, [], ['a.b']);
    expect(value).toEqual({ a: { b: 1 }, c: { d: { e: 1 } } });
    expect(left).toEqual({ a: {}, c: { d: { e: 1 } } });
    expect((left as typeof value).c).toBe(value.c);
  });

  it('does not mind what is missing', async () => {
    expect(await part(deploys, [], ['nothing.here', '$..none'])).toEqual(deploys);
  });

  it('wins over --select, and is judged on the whole document', async () => {
    expect(await part(deploys, ['$.items'], ['$.items[?@.ts > 5]', '$.items[*].id'])).toEqual({ items: [{ state: 'a', ts: 5 }] });
    expect(await part(deploys, ['$.items[?@.ts > 5]'], ['$..ts'])).toEqual({ items: [{ id: 2, state: 'b' }] });
    expect(await part(deploys, [], ['$'])).toEqual({});
  });
});

describe('the rules of arrays', () => {
  it('stay with what is left of the arrays', async () => {
    const value: Json = { list: [{ id: 1, ts: 1 }], other: [1] };
    const [list] = await compile(['$.list']);
    const [ignored] = await compile(['$..ts']);
    if (list === undefined || ignored === undefined) throw new Error('not compiled');
    const { part: left, arrays } = comparedPart(value, comparingOf({ ignore: [ignored], ignoreOrder: [list] }));
    expect(left).toEqual({ list: [{ id: 1 }], other: [1] });
    expect(arrays.get((left as { list: Json }).list)).toEqual({ unordered: true });
    expect(arrays.get((left as { other: Json }).other)).toBe(undefined);
  });
});

describe('a path that selects too many nodes to look at', () => {
  let chain: Json = 1;
  for (let level = 0; level < 900; level++) chain = { a: chain };

  it.each(['select', 'ignore', 'ignoreOrder'] as const)(
    'in %s makes the document unusable: no part is taken for the whole',
    async (option) => {
      const { part: whole, unusable } = comparedPart(
        chain,
        comparingOf({ [option]: await compile(['$[?count(@..a..a..a) > 5]']) }),
      );
      expect(unusable).toBe('$[?count(@..a..a..a) > 5] cannot be compared: the path selects too many nodes to look at');
      expect(whole).toBe(chain);
    },
  );

  it('is none that only selects the same ones again and again', async () => {
    expect(comparedPart(chain, comparingOf({ select: await compile(['$..a..a..a', '$..*..*..*']) })).unusable).toBe(undefined);
  });

  it('is one with more steps than anyone can take everywhere', async () => {
    const wide = Array.from({ length: 1000 }, () => ({ a: { a: 1 } }));
    const long = await compile([`$${'..*'.repeat(3000)}`]);
    expect(comparedPart(wide, comparingOf({ select: long })).unusable).toBe(undefined);
    expect(comparedPart(chain, comparingOf({ select: long })).unusable).toMatch(/: the path selects too many nodes to look at$/);
  });
});

describe('overlapping paths', () => {
  it('keep a whole place whole, whichever comes first', async () => {
    const value = { a: { b: 1, c: 2 }, d: 3 };
    expect(await part(value, ['$.a', '$.a.b', '$..b'])).toEqual({ a: { b: 1, c: 2 } });
    expect(await part(value, ['$..b', '$.a.b', '$.a'])).toEqual({ a: { b: 1, c: 2 } });
    expect(await part(value, ['$.d', '$', '$..b'])).toEqual(value);
    expect(await part(value, [], ['$..b', '$.a'])).toEqual({ d: 3 });
  });
});
