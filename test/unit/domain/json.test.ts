import { expect, it } from 'vitest';
import { type Json, nodesOf, type Query, tooManyNodes } from '../../../src/domain/json.ts';

const query = (select: Query['select']): Query => ({ text: '$..a', singular: false, select });

it('nodes are what a query selects from the document and the value at hand', () => {
  const selecting = query((root, current) => [root, current ?? null].map((value) => ({ keys: [], value })));
  expect(nodesOf(selecting, 1, 2)).toEqual([
    { keys: [], value: 1 },
    { keys: [], value: 2 },
  ]);
});

it('too many nodes to look at are told from none', () => {
  const body: Json = {};
  expect(
    nodesOf(
      query(() => tooManyNodes),
      body,
    ),
  ).toBe(undefined);
  expect(
    nodesOf(
      query(() => []),
      body,
    ),
  ).toEqual([]);
});
