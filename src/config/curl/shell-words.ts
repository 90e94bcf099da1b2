/** A pasted command as words, in the dialect of the shell it was copied for. */

import { bashWords } from './bash-words.ts';
import { cmdWords } from './cmd-words.ts';

/** Double quotes, which both shells know, and the signs that only one of them knows. */
const TELLING = /"(?:[^"\\]|\\[\s\S])*"|['^]|\\\r?\n/g;

/** The words of a bash or `cmd` command line. @throws UsageError with a caret for whatever is more than words and quotes. */
export function shellWords(text: string): readonly string[] {
  const command = text.trimStart();
  return isForCmd(command) ? cmdWords(command) : bashWords(command);
}

/** Browsers write carets for `cmd`; single quotes, and backslashes at the end of lines, for everything else. */
function isForCmd(command: string): boolean {
  for (const [sign] of command.matchAll(TELLING)) if (!sign.startsWith('"')) return sign === '^';
  return false;
}
