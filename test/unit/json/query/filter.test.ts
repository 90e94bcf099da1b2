import { describe, expect, it } from 'vitest';
import type { Json } from '../../../../src/domain/json.ts';
import { compileQuery } from '../../../../src/json/query/query.ts';

const select = async (path: string, root: Json) => (await compileQuery(path)).select(root).map(({ value }) => value);

describe('a comparison (§2.3.5.3, table 11)', () => {
  const document: Json = { obj: { x: 'y' }, arr: [2, 3] };
  const holds = async (comparison: string) => (await select(`$[?${comparison}]`, document)).length > 0;

  it.each([
    ['$.absent1 == $.absent2', true],
    ['$.absent1 <= $.absent2', true],
    ["$.absent == 'g'", false],
    ['$.absent1 != $.absent2', false],
    ["$.absent != 'g'", true],
    ['1 <= 2', true],
    ['1 > 2', false],
    ["13 == '13'", false],
    ["'a' <= 'b'", true],
    ["'a' > 'b'", false],
    ['$.obj == $.arr', false],
    ['$.obj != $.arr', true],
    ['$.obj == $.obj', true],
    ['$.obj != $.obj', false],
    ['$.arr == $.arr', true],
    ['$.arr != $.arr', false],
    ['$.obj == 17', false],
    ['$.obj != 17', true],
    ['$.obj <= $.arr', false],
    ['$.obj < $.arr', false],
    ['$.obj <= $.obj', true],
    ['$.arr <= $.arr', true],
    ['1 <= $.arr', false],
    ['1 >= $.arr', false],
    ['1 > $.arr', false],
    ['1 < $.arr', false],
    ['true <= true', true],
    ['true > true', false],
    ['null == null', true],
    ['null < null', false],
    ['1 == 1.0', true],
    ['-0 == 0', true],
    ["'\\uD83D\\uDE00' > '\\uFF5E'", true],
  ])('%s is %s', async (comparison, expected) => {
    expect(await holds(comparison)).toBe(expected);
  });
});

describe('a filter selector (§2.3.5.3, table 12)', () => {
  const a: Json = [3, 5, 1, 2, 4, 6, { b: 'j' }, { b: 'k' }, { b: {} }, { b: 'kilo' }];
  const o: Json = { p: 1, q: 2, r: 3, s: 5, t: { u: 6 } };
  const document: Json = { a, o, e: 'f' };

  it.each<[string, Json[]]>([
    ["$.a[?@.b == 'kilo']", [{ b: 'kilo' }]],
    ["$.a[?(@.b == 'kilo')]", [{ b: 'kilo' }]],
    ['$.a[?@>3.5]', [5, 4, 6]],
    ['$.a[?@.b]', [{ b: 'j' }, { b: 'k' }, { b: {} }, { b: 'kilo' }]],
    ['$[?@.*]', [a, o]],
    ['$[?@[?@.b]]', [a]],
    ['$.o[?@<3, ?@<3]', [1, 2, 1, 2]],
    ['$.a[?@<2 || @.b == "k"]', [1, { b: 'k' }]],
    ['$.a[?match(@.b, "[jk]")]', [{ b: 'j' }, { b: 'k' }]],
    ['$.a[?search(@.b, "[jk]")]', [{ b: 'j' }, { b: 'k' }, { b: 'kilo' }]],
    ['$.o[?@>1 && @<4]', [2, 3]],
    ['$.o[?@.u || @.x]', [{ u: 6 }]],
    ['$.a[?@.b == $.x]', [3, 5, 1, 2, 4, 6]],
    ['$.a[?@ == @]', [...a]],
    ['$.e[?@]', []],
  ])('%s', async (path, expected) => {
    expect(await select(path, document)).toEqual(expected);
  });
});

describe('the functions of filters (§2.4.4 to §2.4.8)', () => {
  const document: Json = [{ v: 'äö😀' }, { v: [1, 2] }, { v: { a: 1 } }, { v: 7 }, {}];

  it.each<[string, number[]]>([
    ['length(@.v) == 3', [0]],
    ['length(@.v) == 2', [1]],
    ['length(@.v) == 1', [2]],
    ['length(@.v) == $.none', [3, 4]],
    ['count(@.v.*) == 2', [1]],
    ['count(@.none) == 0', [0, 1, 2, 3, 4]],
    ['value(@.v[0]) == 1', [1]],
    ['value(@.v[0,1]) == $.none', [0, 1, 2, 3, 4]],
    ["match(@.v, 'ä..')", [0]],
    ["match(@.v, 'ä')", []],
    ["search(@.v, 'ö')", [0]],
    ["search(@.v, '[')", []],
    ['match(@.v, 7)', []],
  ])('[?%s]', async (filter, expected) => {
    const nodes = (await compileQuery(`$[?${filter}]`)).select(document);
    expect(nodes.map(({ keys }) => keys[0])).toEqual(expected);
  });
});
