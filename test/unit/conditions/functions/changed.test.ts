import { expect, it } from 'vitest';
import type { Json } from '../../../../src/domain/json.ts';
import { good, rejected, told, verdictsOver } from '../observations.ts';

it('changed() is true for another value, false for the same, unknown at the first answer', async () => {
  expect(await verdictsOver('changed($.v)', [{ v: 1 }, { v: 1, w: 2 }, { v: 2 }, { v: { a: [1] } }, { v: { a: [1] } }])).toEqual([
    'unknown',
    'unmet',
    'met',
    'met',
    'unmet',
  ]);
});

it('changed() is true where a path came or went, and unknown where it was in neither', async () => {
  expect(await verdictsOver('changed($.v)', [{}, { v: null }, {}, {}])).toEqual(['unknown', 'met', 'met', 'unknown']);
  expect(await told('changed($.v)', good({}), {})).toBe('not in the response');
});

it('changed() looks at all that a path selects', async () => {
  expect(await verdictsOver('changed($.v[*])', [{ v: [1] }, { v: [1, 2] }, { v: [2, 1] }])).toEqual(['unknown', 'met', 'met']);
});

it('changed() is false for a repeat of the same document', async () => {
  const body = { v: 1 };
  const answer = good(body);
  const repeat = answer.kind === 'value' ? { ...answer, repeat: true, unmodified: true } : answer;
  expect(await told('changed($.v)', repeat, body)).toBe(false);
});

it('changed() is unknown where the path selects too many nodes to look at, now or before', async () => {
  const chain = Array.from({ length: 900 }).reduce<Json>((inner) => ({ a: inner }), 1);
  const tooMany = 'not known: the path selects too many nodes to look at';
  expect(await told('changed($..a..a..a)', good(chain), {})).toBe(tooMany);
  expect(await told('changed($..a..a..a)', good({}), chain)).toBe(tooMany);
  expect(await told('!changed($..a..a..a)', good(chain), chain)).toBe(tooMany);
});

it('changed() needs a usable answer', async () => {
  expect(await told('changed($.v)', rejected, { v: 1 })).toBe('not known: the answer was 503');
});
