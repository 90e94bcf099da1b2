/** The generated files are fresh: what the option table says today is what is committed. */
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { completionFiles, completionScript } from '../../src/cli/completions/completions.ts';
import { shells } from '../../src/cli/completions/shells.ts';

describe('completions/', () => {
  it.each(shells)('holds the %s script of the option table (else: npm run generate)', (shell) => {
    const file = resolve(import.meta.dirname, '../../completions', completionFiles[shell]);
    expect(readFileSync(file, 'utf8')).toBe(completionScript(shell));
  });
});
