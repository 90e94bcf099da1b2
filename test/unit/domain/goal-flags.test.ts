import { expect, it } from 'vitest';
import { spanText, writtenGoals } from '../../../src/domain/goal-flags.ts';

const none = { until: [], failWhen: [], untilChange: false, firstAnswer: false };

it('goals are written as their flags are', () => {
  expect(writtenGoals({ ...none, untilChange: true, untilStable: { kind: 'polls', count: 3 } })).toEqual([
    '--until-change',
    '--until-stable 3',
  ]);
  expect(writtenGoals({ ...none, untilStable: { kind: 'time', length: 90_000 } })).toEqual(['--until-stable 1m30s']);
  expect(writtenGoals({ ...none, firstAnswer: true })).toEqual(['-- (first ok answer)']);
  expect(writtenGoals(none)).toEqual([]);
});

it('a span is polls or a time', () => {
  expect(spanText({ kind: 'polls', count: 1 })).toBe('1 poll');
  expect(spanText({ kind: 'time', length: 30_000 })).toBe('30s');
});
