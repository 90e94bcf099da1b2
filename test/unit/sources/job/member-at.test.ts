import { expect, it } from 'vitest';
import { numberOf } from '../../../../src/domain/exact-number.ts';
import type { Json } from '../../../../src/domain/json.ts';
import { memberAt, textAt } from '../../../../src/sources/job/member-at.ts';

it.each<[Json | undefined, readonly string[], Json | undefined]>([
  [{ a: { b: 1 } }, ['a', 'b'], 1],
  [{ a: null }, ['a'], null],
  [{ a: [1] }, ['a', '0'], undefined],
  [{ a: 'x' }, ['a', 'length'], undefined],
  [{ n: numberOf('1.0') }, ['n', 'text'], undefined],
  [{}, ['toString'], undefined],
  [undefined, ['a'], undefined],
])('in %j at %j is %j', (document, names, value) => {
  expect(memberAt(document, names)).toEqual(value);
});

it('a text is not a number, and not empty', () => {
  expect([textAt({ a: 'x' }, ['a']), textAt({ a: 1 }, ['a']), textAt({ a: '' }, ['a'])]).toEqual(['x', undefined, undefined]);
});
