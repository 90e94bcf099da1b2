import { expect, it } from 'vitest';
import { known } from '../../../src/conditions/reading.ts';
import { remembering, rememberingRead } from '../../../src/conditions/remembering.ts';
import type { Json } from '../../../src/domain/json.ts';
import { compileQuery } from '../../../src/json/query/query.ts';
import { at, good, rejected } from './observations.ts';

async function counted(path: string) {
  const query = await compileQuery(path);
  let runs = 0;
  const select: typeof query.select = (root, current) => {
    runs += 1;
    return query.select(root, current);
  };
  return { query: remembering({ ...query, select }), runs: () => runs };
}

it('a query runs once on a document, however often it is asked', async () => {
  const { query, runs } = await counted('$..id');
  const document: Json = { id: 1 };
  expect([query.select(document), query.select(document)].map((nodes) => nodes.map(({ value }) => value))).toEqual([[1], [1]]);
  expect(runs()).toBe(1);
});

it('another document, or another value at hand, is asked anew', async () => {
  const { query, runs } = await counted('$..id');
  const document: Json = { id: 1 };
  query.select(document);
  query.select({ id: 2 });
  query.select(document);
  query.select(document, { id: 3 });
  expect(runs()).toBe(4);
});

it('a path of names and indexes is cheaper to follow than to remember', async () => {
  const { query, runs } = await counted('$.id');
  const document: Json = { id: 1 };
  query.select(document);
  query.select(document);
  expect(runs()).toBe(2);
});

it('a reading is taken once a document and member, and anew where there is no answer', () => {
  let runs = 0;
  const read = rememberingRead(() => {
    runs += 1;
    return known(runs);
  });
  const circumstances = at(good({ a: 1 }));
  const asked = [
    circumstances,
    circumstances,
    { ...circumstances, member: 1 },
    circumstances,
    at(good({ a: 1 })),
    at(rejected),
    at(rejected),
  ];
  expect(asked.map((each) => read(each))).toEqual([1, 1, 2, 3, 4, 5, 6].map(known));
});
