import { expect, it } from 'vitest';
import { columnsOf } from '../../../src/domain/columns.ts';

it.each([
  ['', 0],
  ['abc', 3],
  ['é', 1],
  ['e\u0301', 1],
  ['→', 1],
  ['日本', 4],
  ['한', 2],
  ['😀', 2],
  ['⌚', 2],
  ['ｱ', 1],
])('%s takes %d columns', (text, columns) => {
  expect(columnsOf(text)).toBe(columns);
});
