/** Claims about the items of an answer. */
import { describe, expect, it } from 'vitest';
import { ExactNumber } from '../../../src/domain/exact-number.ts';
import type { Json } from '../../../src/domain/json.ts';
import { gather } from '../../../src/engine/items.ts';
import { noKeys } from '../../../src/engine/seen-keys.ts';
import { itemsOf } from '../../support/watches.ts';

/** The items of `body`, none of which was seen before. */
async function gathered(body: Json, items: string, key?: string) {
  const found = gather(await itemsOf(items, key), noKeys, body);
  if (typeof found === 'string') throw new Error(found);
  return found;
}
const keysOf = async (body: Json, items: string, key?: string) => (await gathered(body, items, key)).news.map((item) => item.key);
const valuesOf = async (body: Json, items: string) => (await gathered(body, items)).news.map(({ value }) => value);

describe('the items of an answer', () => {
  it.each<[string, Json, string, readonly Json[]]>([
    ['the members of an array', { hits: [{ a: 1 }, { a: 2 }] }, 'hits', [{ a: 1 }, { a: 2 }]],
    ['the members of the body', [1, 2], '$', [1, 2]],
    ['each of several nodes', { a: { n: 1 }, b: { n: 2 } }, '$[*]', [{ n: 1 }, { n: 2 }]],
    ['the members of each of several arrays', { pages: [{ rows: [1, 2] }, { rows: [3] }] }, '$..rows', [1, 2, 3]],
    ['one value that is no array', { latest: { id: 7 } }, 'latest', [{ id: 7 }]],
    ['none where the path selects nothing', { other: [] }, 'hits', []],
    ['none of an empty array', { hits: [] }, 'hits', []],
    ['what a filter leaves of them', { hits: [{ n: 1 }, { n: 9 }] }, '$.hits[?@.n > 5]', [{ n: 9 }]],
  ])('are %s', async (_, body, path, values) => {
    expect(await valuesOf(body, path)).toEqual(values);
  });

  it('have the text at their key, of a number as of a text', async () => {
    expect(await keysOf([{ id: 'a' }, { id: 7 }, { id: new ExactNumber('9007199254740993') }], '$', 'id')).toEqual([
      'a',
      '7',
      '9007199254740993',
    ]);
  });

  it('have the same key however a number is written', async () => {
    expect(await keysOf([{ id: 1 }, { id: new ExactNumber('1.0') }], '$', 'id')).toEqual(['1']);
  });

  it.each(['id', '$.id', "$['id']"])('are asked for their key from the item: %s', async (key) => {
    expect(await keysOf({ id: 'outer', hits: [{ id: 'inner' }] }, 'hits', key)).toEqual(['inner']);
  });

  it('of one key are one, the first', async () => {
    const { news, count } = await gathered(
      [
        { id: 1, n: 'a' },
        { id: 1, n: 'b' },
      ],
      '$',
      'id',
    );
    expect(news.map(({ value }) => value)).toEqual([{ id: 1, n: 'a' }]);
    expect(count).toBe(1);
  });

  it('without a key are told apart by their content, however it is written', async () => {
    const [one, other, ...more] = await keysOf(
      [
        { a: 1, b: [2] },
        { a: 1, b: [3] },
        { b: [new ExactNumber('2.0')], a: 1 },
      ],
      '$',
    );
    expect(one).toMatch(/^[0-9a-f]{32}$/);
    expect(other).not.toBe(one);
    expect(more).toEqual([]);
  });

  it.each<[string, Json]>([
    ['it is not there', { name: 'x' }],
    ['it is null', { id: null }],
    ['it is empty', { id: '' }],
    ['it is a structure', { id: { a: 1 } }],
    ['it is no object at all', 'x'],
  ])('have no key where %s', async (_, item) => {
    const { news, keyless } = await gathered([item, { id: 1 }], '$', 'id');
    expect(keyless).toEqual([item]);
    expect(news).toHaveLength(2);
  });

  it('keep no key that is very long', async () => {
    const [key = ''] = await keysOf([{ id: 'x'.repeat(100_000) }], '$', 'id');
    expect(key).toMatch(/^[0-9a-f]{32}$/);
  });

  it('are told in the order of the document, without those that were seen', async () => {
    const rules = await itemsOf('$', 'id');
    const first = gather(rules, noKeys, [{ id: 2 }]);
    const then = gather(rules, typeof first === 'string' ? noKeys : first.seen, [{ id: 9 }, { id: 2 }, { id: 1 }]);
    expect(then).toMatchObject({ news: [{ key: '9' }, { key: '1' }] });
  });

  it('cannot be told where the path selects more than can be looked at', async () => {
    const deep = Array.from({ length: 9 }).reduce<Json>((inner) => [inner, inner, inner], 1);
    expect(gather(await itemsOf('$..*..*..*'), noKeys, deep)).toBe(
      '--items $..*..*..* cannot be told: the path selects too many nodes to look at',
    );
  });
});
