/** Claims about the shells there is a completion script for. */
import { expect, it } from 'vitest';
import { isShell, shells } from '../../../../src/cli/completions/shells.ts';

it('a shell is one of four', () => {
  expect(shells.filter((shell) => !isShell(shell))).toEqual([]);
  expect(isShell('tcsh')).toBe(false);
});
