import { expect, it } from 'vitest';
import { parseCondition } from '../../../../src/conditions/parse.ts';
import type { Json } from '../../../../src/domain/json.ts';
import { laterMistakeOf } from '../../../support/mistakes.ts';
import { good, rejected, textual, told, verdictsOver } from '../observations.ts';

it('prev() is the value in the answer before, and unknown at the first', async () => {
  expect(await verdictsOver('$.n < prev($.n)', [{ n: 3 }, { n: 2 }, { n: 2 }, { n: 1 }])).toEqual([
    'unknown',
    'met',
    'unmet',
    'met',
  ]);
  expect(await told('prev($.n) == 1', good({ n: 1 }))).toBe('not known: this is the first answer');
});

it('prev() needs exactly one value then, and a usable answer now', async () => {
  expect(await told('prev($.n) == 1', good({ n: 1 }), {})).toBe('not in the response before this one');
  expect(await told('prev($.n[*]) == 1', good({ n: [1] }), { n: [1, 2] })).toBe(
    'not one value but 2: test all with every(), or pick one with a filter [?…]',
  );
  expect(await told('prev($.n) == 1', rejected, { n: 1 })).toBe('not known: the answer was 503');
  expect(await told('prev($) == "a"', textual('b'), 'a')).toBe('a');
});

it('prev() is unknown where the path selected too many nodes to look at', async () => {
  const chain = Array.from({ length: 900 }).reduce<Json>((inner) => ({ a: inner }), 1);
  expect(await told('prev($..a..a..a) == 1', good({}), chain)).toBe('not known: the path selects too many nodes to look at');
});

it('prev() follows no member of every(), which has no identity', async () => {
  expect(await laterMistakeOf(parseCondition(`every($.a, 'prev(@.n) == 1')`))).toMatchObject({
    message: 'prev() cannot follow a member: members have no identity from answer to answer',
    hint: 'Give it a path from $.',
    caret: '@.n',
  });
  expect(
    await verdictsOver(`every($.a, '@ > prev($.n)')`, [
      { a: [1], n: 1 },
      { a: [2], n: 1 },
    ]),
  ).toEqual(['unknown', 'met']);
});
