/** Claims about completion scripts: every flag is in each, with its choices, files and commands. */
import { describe, expect, it } from 'vitest';
import { completionFiles, completionScript, isShell, shells } from '../../../../src/cli/completions/completions.ts';
import { flagOf, options } from '../../../../src/config/options/table.ts';

describe.each(shells)('the script for %s', (shell) => {
  const script = completionScript(shell);

  it('has every flag and subcommand', () => {
    const written = (name: string) => (shell === 'fish' ? `-l ${name.slice(2)}` : name);
    expect(options.map(flagOf).filter((flag) => !script.includes(written(flag)))).toEqual([]);
    expect(['run', 'demo', 'completion', 'help'].filter((word) => !script.includes(word))).toEqual([]);
  });

  it('has the choices', () => {
    const separator = shell === 'powershell' ? "', '" : ' ';
    expect(script).toContain(['auto', 'always', 'never'].join(separator));
  });

  it('is plain text that ends in a line break', () => {
    expect(script).toMatch(/\n$/);
    expect(script).not.toMatch(/undefined|\[object|\t|\r/);
  });
});

describe('a shell', () => {
  it('is one there is a script for, each in a file of its own', () => {
    expect(shells.filter((shell) => !isShell(shell))).toEqual([]);
    expect(isShell('tcsh')).toBe(false);
    expect(new Set(Object.values(completionFiles)).size).toBe(shells.length);
  });
});
