import { expect, it } from 'vitest';
import { systemRandom } from '../../../src/system/random.ts';

it('chance is a number from 0 to below 1, another each time', () => {
  const drawn = Array.from({ length: 100 }, systemRandom);
  expect(drawn.every((number) => number >= 0 && number < 1)).toBe(true);
  expect(new Set(drawn).size).toBeGreaterThan(90);
});
