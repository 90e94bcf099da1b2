import { expect, it } from 'vitest';
import { momentsOf } from '../../../src/hooks/moments.ts';
import { changeOf, endOf, errorOf, itemOf, pollOf, startOf } from '../../support/records.ts';

it.each([
  [changeOf(), ['change']],
  [itemOf(), ['change']],
  [errorOf(), ['error']],
  [{ type: 'recover', errors: 1, downMs: 1 } as const, ['recover']],
  [startOf(), []],
  [pollOf(), []],
])('%#: an event is its moment, or none', (event, moments) => {
  expect(momentsOf(event)).toEqual(moments);
});

it.each([
  ['met', ['met', 'end']],
  ['failed', ['fail', 'end']],
  ['unreachable', ['fail', 'end']],
  ['refused', ['fail', 'end']],
  ['unusable', ['fail', 'end']],
  ['superseded', ['fail', 'end']],
  ['never appeared', ['fail', 'end']],
  ['timeout', ['fail', 'end']],
  ['not yet', ['end']],
  ['changed', ['end']],
  ['interrupted', ['end']],
] as const)('the end "%s" is told in this order', (result, moments) => {
  expect(momentsOf(endOf({ result }))).toEqual(moments);
});
