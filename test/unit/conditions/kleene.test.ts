import { expect, it } from 'vitest';
import { conjunction, disjunction, negate } from '../../../src/conditions/kleene.ts';
import type { Verdict } from '../../../src/domain/condition.ts';

const all: readonly Verdict[] = ['met', 'unmet', 'unknown'];
const table = (join: (verdicts: readonly Verdict[]) => Verdict) => all.map((a) => all.map((b) => join([a, b])));

it('joins by the strong tables of Kleene', () => {
  expect(table(conjunction)).toEqual([
    ['met', 'unmet', 'unknown'],
    ['unmet', 'unmet', 'unmet'],
    ['unknown', 'unmet', 'unknown'],
  ]);
  expect(table(disjunction)).toEqual([
    ['met', 'met', 'met'],
    ['met', 'unmet', 'unknown'],
    ['met', 'unknown', 'unknown'],
  ]);
});

it('leaves the opposite of the unknown unknown', () => {
  expect(all.map(negate)).toEqual(['unmet', 'met', 'unknown']);
});
