/** Claims about what the environment says of where the program runs. */
import { expect, it } from 'vitest';
import { isCi } from '../../../src/domain/environment.ts';

it.each([
  ['true', true],
  ['1', true],
  ['woodpecker', true],
  ['false', false],
  ['False', false],
  ['0', false],
  ['', false],
  [undefined, false],
])('CI=%s: a CI job is %s', (ci, expected) => {
  expect(isCi({ CI: ci })).toBe(expected);
});
