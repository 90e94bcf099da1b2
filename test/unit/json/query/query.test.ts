import { describe, expect, it } from 'vitest';
import type { Json } from '../../../../src/domain/json.ts';
import { compileQuery, someNode } from '../../../../src/json/query/query.ts';
import { laterMistakeOf } from '../../../support/mistakes.ts';

const document: Json = {
  status: 'ready',
  items: [
    { id: 1, tags: ['a'], price: 0.5 },
    { id: 2, tags: [], price: 2 },
  ],
  'a.b': { c: true },
  'build-status': 'green',
  ünïcode: 1,
};
const valuesOf = async (path: string, root: Json = document) => (await compileQuery(path)).select(root).map(({ value }) => value);
const keysOf = async (path: string, root: Json = document) => (await compileQuery(path)).select(root).map(({ keys }) => keys);

describe('a path in RFC 9535', () => {
  it.each<[string, Json[]]>([
    ['$', [document]],
    ['$.status', ['ready']],
    ["$['status']", ['ready']],
    ['$["a.b"].c', [true]],
    ['$.ünïcode', [1]],
    ['$.items[0].id', [1]],
    ['$.items[-1].id', [2]],
    ['$.items[2].id', []],
    ['$.items[-3].id', []],
    ['$.items.id', []],
    ['$.items[*].id', [1, 2]],
    ['$.items.*.id', [1, 2]],
    ['$..id', [1, 2]],
    ['$..[0].id', [1]],
    ['$.items[1:].id', [2]],
    ['$.items[::-1].id', [2, 1]],
    ['$.items[0,0].id', [1, 1]],
    ["$['status','none','ünïcode']", ['ready', 1]],
    ['$.items[?@.id==2].price', [2]],
    ['$ .items [ 0 ] .id', [1]],
  ])('%s selects', async (path, expected) => {
    expect(await valuesOf(path)).toEqual(expected);
  });

  it('names the place of every node it selects, with normal indexes', async () => {
    expect(await keysOf('$..id')).toEqual([
      ['items', 0, 'id'],
      ['items', 1, 'id'],
    ]);
    expect(await keysOf('$.items[-1].id')).toEqual([['items', 1, 'id']]);
    expect(await keysOf('$.items[-1:]')).toEqual([['items', 1]]);
  });

  it('takes names with control characters, written as escapes', async () => {
    expect(await valuesOf("$['\\u0002']", { '\u0002': 1 })).toEqual([1]);
  });

  it('never reads a prototype', async () => {
    expect(await valuesOf('$.constructor', {})).toEqual([]);
    expect(await valuesOf('$.__proto__', JSON.parse('{"__proto__": 5}'))).toEqual([5]);
    expect(await valuesOf('$.length', [])).toEqual([]);
  });

  it('is singular for names and indexes only', async () => {
    const singular = async (path: string) => (await compileQuery(path)).singular;
    expect(await Promise.all(['$', '$.a', '$.a[0]', '$["a"]'].map(singular))).toEqual([true, true, true, true]);
    expect(await Promise.all(['$.*', '$..a', '$[0,1]', '$[0:1]', '$[?@.a]'].map(singular))).toEqual(Array(5).fill(false));
  });

  it('tells the steps of a singular path', async () => {
    expect((await compileQuery('$.a[-1]["b"]')).steps).toEqual(['a', -1, 'b']);
    expect((await compileQuery('$.a[*]')).steps).toBeUndefined();
  });
});

describe('whether some node is as wanted', () => {
  const isOne = (value: Json) => value === 1;

  it('is known from the first that is, and else from all', async () => {
    const seen: Json[] = [];
    const query = await compileQuery('$..*');
    const root = [0, 1, 2];
    expect(someNode(query, { root }, (value) => seen.push(value) > 1)).toBe(true);
    expect(seen).toEqual([0, 1]);
    expect([
      someNode(query, { root }, isOne),
      someNode(query, { root: [2] }, isOne),
      someNode(query, { root: [] }, isOne),
    ]).toEqual([true, false, false]);
  });

  it('is not known where there are too many to look at, unless one came before', async () => {
    const chain = Array.from({ length: 900 }).reduce<Json>((inner) => ({ a: inner }), 1);
    const query = await compileQuery('$..a..a..a');
    expect([someNode(query, { root: chain }, () => false), someNode(query, { root: chain }, isOne)]).toEqual([undefined, true]);
  });

  it('may be asked of a copy of the query too', async () => {
    expect(someNode({ ...(await compileQuery('$.a[-1]')) }, { root: { a: [0, 1] } }, isOne)).toBe(true);
  });
});

describe('a dotted path', () => {
  it.each<[string, Json[]]>([
    ['status', ['ready']],
    ['items[0].id', [1]],
    ['items[-1].id', [2]],
    ['items[*].id', [1, 2]],
    ["['a.b'].c", [true]],
    ['["a.b"].c', [true]],
    ['build-status', ['green']],
    ['ünïcode', [1]],
  ])('%s selects', async (path, expected) => {
    expect(await valuesOf(path)).toEqual(expected);
  });

  it('may start with an index', async () => {
    expect(await valuesOf('[1].id', [{ id: 1 }, { id: 2 }])).toEqual([2]);
  });

  it('keeps the text as it was written', async () => {
    expect((await compileQuery('items[0].id')).text).toBe('items[0].id');
  });
});

describe('a path that is none', () => {
  it.each([
    ['', 'the path is empty', 'The whole body is $.'],
    [' $.a', 'a path starts without a blank', 'Write: $.a'],
    ['@.a', 'a path starts with $, not with @', 'Write: $.a'],
    ['.a', 'a path does not start with a dot', 'Write: $.a'],
    ['/items/0/a b', 'this is a JSON Pointer, not a path', 'Write: $.items[0]["a b"]'],
    ['items.0.id', 'an index stands in brackets', 'Write: items[0].id'],
    ['a..b', 'the shorthand has no ..', 'Write: $.a..b'],
    ['a.', 'a name is missing behind the dot', 'Names with other characters are quoted: ["a b"].c'],
    ['a b', '" b" is not part of a path', 'Names with other characters are quoted: ["a b"].c'],
    ['$a', 'expected ., [ or the end, found a', 'Write: $.a'],
    ['$.a ', 'no blank may stand behind a path', undefined],
    ['$.build-status', 'the name build-status has a -, so it stands in brackets', 'Write: $["build-status"]'],
    ['$..build-status.x', 'the name build-status has a -, so it stands in brackets', 'Write: $..["build-status"].x'],
    ['$.a.1', 'a name does not start with a digit', 'Write: $.a[1]'],
    ['$.a..', 'a name is missing behind ..', undefined],
    ['$. a', 'no blank may stand behind .', undefined],
    ['$[a]', 'a name in brackets stands in quotes', 'Write: ["a"]'],
    ['$[01]', '01 is neither a number nor a duration', 'Numbers have no leading zeros.'],
    ['$[-0]', '-0 is not an index: it must be a whole number', undefined],
    ['$[1.5]', '1.5 is not an index: it must be a whole number', undefined],
    ['$[9007199254740992]', 'an index may not go beyond 2^53 - 1', undefined],
    ['$[', 'expected a quoted name, an index, a slice, * or ?, found the end', undefined],
    ['$[]', 'expected a quoted name, an index, a slice, * or ?, found ]', undefined],
    ["$['a", "the string is not closed: ' is missing", undefined],
    ['$.a,$.b', 'expected ., [ or the end, found ,', undefined],
  ])('%j: %s', async (path, message, hint) => {
    const mistake = await laterMistakeOf(compileQuery(path));
    expect({ message: mistake.message, hint: mistake.hint }).toEqual({ message, hint });
  });

  it('has its mistake marked', async () => {
    expect((await laterMistakeOf(compileQuery('$.a.build-status'))).caret).toBe('build-status');
    expect((await laterMistakeOf(compileQuery('$[?@.a = 1]'))).caret).toBe('=');
    expect((await laterMistakeOf(compileQuery('$[?@.a == 1'))).caret).toBe('[');
  });

  it('may be too long, or nested too deeply, to be read', async () => {
    expect((await laterMistakeOf(compileQuery(`$${'.a'.repeat(6000)}`))).message).toBe('this is longer than 10000 characters');
    expect((await laterMistakeOf(compileQuery(`$[?${'('.repeat(3000)}`))).message).toBe('this is nested deeper than 100 levels');
  });
});
