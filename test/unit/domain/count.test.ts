import { expect, it } from 'vitest';
import { countOf } from '../../../src/domain/count.ts';

it('one is one, none and many are several', () => {
  expect([0, 1, 2].map((count) => countOf(count, 'poll'))).toEqual(['0 polls', '1 poll', '2 polls']);
});
