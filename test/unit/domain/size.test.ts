import { expect, it } from 'vitest';
import { sizeText } from '../../../src/domain/size.ts';

it.each([
  [0, '0 B'],
  [1, '1 B'],
  [1023, '1023 B'],
  [1024, '1 KiB'],
  [1229, '1.2 KiB'],
  [10 * 1024 * 1024, '10 MiB'],
  [5 * 1024 ** 4, '5120 GiB'],
])('%d bytes are %s', (bytes, text) => {
  expect(sizeText(bytes)).toBe(text);
});
