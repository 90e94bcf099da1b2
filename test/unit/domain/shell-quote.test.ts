import { execFileSync } from 'node:child_process';
import { expect, it } from 'vitest';
import { shellQuoted } from '../../../src/domain/shell-quote.ts';

it('a quoted word stands in single quotes, its own outside of them', () => {
  expect(shellQuoted("it's")).toBe("'it'\\''s'");
});

it.skipIf(process.platform === 'win32')('a shell reads it as it was', () => {
  const word = 'a \'b\' "c" $HOME `d` \\ *\n;';
  expect(execFileSync('sh', ['-c', `printf %s ${shellQuoted(word)}`], { encoding: 'utf8' })).toBe(word);
});
