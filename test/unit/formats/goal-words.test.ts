import { expect, it } from 'vitest';
import { goalsText } from '../../../src/formats/goal-words.ts';

it('goals are joined, the wordless ones named', () => {
  expect(goalsText(['status=ready', '(change)'])).toBe('status=ready and a change');
  expect(goalsText(['(first answer)'])).toBe('the first ok answer');
});
