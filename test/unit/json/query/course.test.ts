import { describe, expect, it } from 'vitest';
import type { Json } from '../../../../src/domain/json.ts';
import { TooFar } from '../../../../src/json/query/budget.ts';
import { eachSelected, enter, hasArrived, setOut } from '../../../../src/json/query/course.ts';
import { compileQuery } from '../../../../src/json/query/query.ts';

const selected = async (path: string, root: Json) => {
  const values: Json[] = [];
  eachSelected(await compileQuery(path), root, (value) => values.push(value));
  return values;
};

describe('a course', () => {
  it('goes where the query leads, and ends where it does not', async () => {
    const root = { a: [{ b: 1 }], c: 2 };
    const start = setOut(await compileQuery('$.a[*].b'), root);
    const atA = enter([start], { parent: root, key: 'a', child: root.a });
    expect([hasArrived(start), atA.map(hasArrived)]).toEqual([false, [false]]);
    expect(enter([start], { parent: root, key: 'c', child: 2 })).toEqual([]);
    const atItem = enter(atA, { parent: root.a, key: 0, child: { b: 1 } });
    expect(enter(atItem, { parent: { b: 1 }, key: 'b', child: 1 }).map(hasArrived)).toEqual([true]);
  });
});

describe('each selected value', () => {
  const root: Json = { a: [{ a: 1 }, { b: [2, 3, 4] }], 'x.y': null, n: 5 };

  it.each<[string, Json[]]>([
    ['$', [root]],
    ['$.n', [5]],
    ['$["x.y"]', [null]],
    ['$.a[-1].b[0]', [2]],
    ['$.a[*].*', [1, [2, 3, 4]]],
    ['$.a[1].b[::2]', [2, 4]],
    ['$.a[1].b[?@ > 2]', [3, 4]],
    ['$..[1]', [{ b: [2, 3, 4] }, 3]],
    ['$.a["0"]', []],
    ['$.n[0]', []],
  ])('of %s', async (path, values) => {
    expect(await selected(path, root)).toEqual(values);
  });

  it('is told once, however often it is selected', async () => {
    expect(await selected("$['n','n']", root)).toEqual([5]);
    expect(await selected('$..*..*..*', { a: { b: { c: { d: 1 } } } })).toEqual([{ d: 1 }, 1]);
  });

  it('is not told of where filters look at too many others', async () => {
    let chain: Json = 1;
    for (let level = 0; level < 900; level++) chain = { a: chain };
    await expect(selected('$[?count(@..a..a..a) > 5]', chain)).rejects.toThrow(new TooFar('$[?count(@..a..a..a) > 5]'));
  });
});
