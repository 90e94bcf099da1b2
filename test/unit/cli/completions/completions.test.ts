/** Claims about completion scripts: every flag is in each, with its choices, files and commands. */
import { describe, expect, it } from 'vitest';
import { completionFiles, completionScript } from '../../../../src/cli/completions/completions.ts';
import { shells } from '../../../../src/cli/completions/shells.ts';
import { flagOf, options } from '../../../../src/config/options/table.ts';

describe.each(shells)('the script for %s', (shell) => {
  const script = completionScript(shell);

  it('has every flag and subcommand', () => {
    const written = (name: string) => (shell === 'fish' ? `-l ${name.slice(2)}` : name);
    expect(options.map(flagOf).filter((flag) => !script.includes(written(flag)))).toEqual([]);
    expect(['run', 'demo', 'completion', 'help'].filter((word) => !script.includes(word))).toEqual([]);
  });

  it('has the flags of the subcommands, and says whose they are', () => {
    // bash shows no summaries.
    expect(script).toContain(shell === 'bash' ? '--fail --serve' : 'demo: the deployment fails');
  });

  it('has the shells, the topics of help and the words of --print', () => {
    const separator = shell === 'powershell' ? "', '" : ' ';
    for (const words of [shells, ['body', 'headers', 'status'], ['conditions', 'exit-codes']]) {
      expect(script).toContain(words.join(separator));
    }
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
  it('has a script in a file of its own', () => {
    expect(new Set(Object.values(completionFiles)).size).toBe(shells.length);
  });
});
