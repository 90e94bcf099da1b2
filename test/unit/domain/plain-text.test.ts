import { expect, it } from 'vitest';
import { plainText } from '../../../src/domain/plain-text.ts';

it.each([
  ['a "b"', 'a "b"'],
  ['', ''],
  [null, 'null'],
  [1.5, '1.5'],
  [{ a: ['b'] }, '{"a":["b"]}'],
])('%j is %s', (value, text) => {
  expect(plainText(value)).toBe(text);
});
