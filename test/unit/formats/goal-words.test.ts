import { expect, it } from 'vitest';
import { goalsText, verdictText } from '../../../src/formats/goal-words.ts';

it('goals are joined, the wordless ones named', () => {
  expect(goalsText(['status=ready', '--until-change'])).toBe('status=ready and a change');
  expect(goalsText(['--until-stable 3'])).toBe('no change in 3 polls');
  expect(goalsText(['--until-stable 1m30s'])).toBe('no change for 1m30s');
  expect(goalsText(['-- (first ok answer)'])).toBe('the first ok answer');
});

it.each([
  [
    'status=ready',
    'unmet',
    '$.status is "building", wanted "ready"',
    'status=ready is false: $.status is "building", wanted "ready"',
  ],
  ['$.ready', 'met', '$.ready is 1', '$.ready is true: 1'],
  ['down()', 'met', 'down() is true', 'down() is true'],
  ["schema('s')", 'unmet', "schema('s') is false ($ must be object)", "schema('s') is false ($ must be object)"],
  [
    'changed($.v)',
    'unknown',
    'changed($.v) is not known: this is the first answer',
    'changed($.v) is unknown: not known: this is the first answer',
  ],
  ['a\u001b', 'unknown', '', 'a\\u001b is unknown'],
] as const)('the verdict on %s names it once', (goal, verdict, why, text) => {
  expect(verdictText(goal, verdict, why)).toBe(text);
});
