import { describe, expect, it } from 'vitest';
import type { ConditionValue } from '../../../src/domain/record.ts';
import { evidenceSentence, goalsText, valuesSentence } from '../../../src/formats/goal-words.ts';
import { valueText } from '../../../src/formats/value-text.ts';
import { unmetGoal } from '../../support/records.ts';

const sentence = (...values: readonly ConditionValue[]) => valuesSentence(values, valueText);
const unmet = { path: 'status', seen: 'building', wanted: '"ready"', verdict: 'unmet' } as const;

describe('values in a sentence', () => {
  it('say path, value seen and value wanted', () => {
    expect(sentence(unmet)).toBe('status is "building", wanted "ready"');
    expect(sentence(unmet, { ...unmet, path: 'n', seen: 1, wanted: '2' })).toBe(
      'status is "building", wanted "ready"; n is 1, wanted 2',
    );
  });

  it('do not repeat what was wanted once it is there', () => {
    expect(sentence({ ...unmet, seen: 'ready', verdict: 'met' })).toBe('status is "ready"');
  });

  it('name one value once, with all that may be wanted of it', () => {
    expect(sentence(unmet, { ...unmet, wanted: '"done"' })).toBe('status is "building", wanted "ready" or "done"');
  });

  it('give the reason where there is no value', () => {
    expect(sentence({ path: '$.state', note: 'not in the response', verdict: 'unknown' })).toBe('$.state is not in the response');
    expect(sentence({ path: 'down()', verdict: 'unknown' })).toBe('down() is not known');
  });

  it('keep the note of a value that cannot be compared', () => {
    const value = { path: 'n', seen: '2', wanted: '2', note: 'a string against a number', verdict: 'unknown' } as const;
    expect(sentence(value)).toBe('n is "2", wanted 2 (a string against a number)');
  });

  it('are harmless', () => {
    expect(sentence({ path: 'a\u001b', seen: null, wanted: '\u202e', verdict: 'unmet' })).toBe(
      'a\\u001b is null, wanted \\u202e',
    );
  });
});

it('a judged goal is told by the evidence for its verdict', () => {
  const met = { text: 'a=1', subject: 'a', verdict: 'met', seen: 1, wanted: '1' } as const;
  const { finding, ...goal } = unmetGoal();
  const both = { ...goal, finding: { ...finding, evidence: [met, ...finding.evidence] } };
  expect(evidenceSentence(both, valueText)).toBe('status is "building", wanted "ready"');
  const unknown = { ...goal, finding: { ...finding, verdict: 'unknown', evidence: [met] } } as const;
  expect(evidenceSentence(unknown, valueText)).toBe('a is 1');
});

it('goals are joined, the wordless ones named', () => {
  expect(goalsText(['status=ready', '(change)'])).toBe('status=ready and a change');
  expect(goalsText(['(first answer)'])).toBe('the first ok answer');
});
