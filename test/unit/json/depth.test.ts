import { expect, it } from 'vitest';
import { nestsDeeper } from '../../../src/json/depth.ts';

const pad = ' '.repeat(20);

it('counts arrays and objects alike', () => {
  expect(nestsDeeper(`${pad}[{"a":[1]}]`, 2)).toBe(true);
  expect(nestsDeeper(`${pad}[{"a":[1]}]`, 3)).toBe(false);
});

it('counts what is open, not what was', () => {
  expect(nestsDeeper('[],'.repeat(100), 1)).toBe(false);
});

it('does not count brackets in strings', () => {
  expect(nestsDeeper(`${pad}["[[[[[[", "\\"[[[", "\\\\"]`, 1)).toBe(false);
  expect(nestsDeeper(`${pad}["\\\\", [[1]]]`, 2)).toBe(true);
  expect(nestsDeeper(`${pad}["never closed [[[[[`, 1)).toBe(false);
});
