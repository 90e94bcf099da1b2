import { expect, it } from 'vitest';
import { sameBytes } from '../../../src/sources/same-bytes.ts';

it.each([
  [[], [], true],
  [[1, 2], [1, 2], true],
  [[1, 2], [1, 3], false],
  [[1, 2], [1], false],
])('%j and %j: %s', (one, other, expected) => {
  expect(sameBytes(Uint8Array.from(one), Uint8Array.from(other))).toBe(expected);
});
