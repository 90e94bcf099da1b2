/** A curl command as a message may show it: its options, and a mark for whatever could be a secret. */

import { type Spot, UsageError } from '../../domain/errors.ts';

const HIDDEN = '…';

/** What is wrong with a command, and how to put it right. */
export interface Slip {
  /** The wrong part itself, which is shown; never a value. */
  readonly wrong: string;
  readonly message: string;
  readonly hint: string;
}

/** The words of a command, the first of which is `curl`: names of options as they are, everything else hidden. */
export function shownWords(words: readonly string[]): string {
  return words.map((word, at) => (at === 0 && word === 'curl' ? word : shownWord(word))).join(' ');
}

/** The mistake, with a caret under the wrong part; `before` are the words in front of it, `isGlued` when it hangs on to a word. */
export function mistakeIn({ wrong, message, hint }: Slip, before: readonly string[], isGlued = false): UsageError {
  const head = `${shownWords(before)}${before.length > 0 ? ' ' : ''}${isGlued ? HIDDEN : ''}`;
  const spot: Spot = { text: head + wrong, at: head.length, length: wrong.length };
  return new UsageError(message, { hint, spot });
}

function shownWord(word: string): string {
  const [, name, rest = ''] = /^(--?[a-z][\w.-]*(?==|$)|-\S)([\s\S]*)$/i.exec(word) ?? [];
  if (name === undefined || (name === '--' && rest !== '')) return HIDDEN;
  // What stands right behind a letter may be its value: -uname:password.
  const shown = name.startsWith('--') ? name : name.slice(0, 2);
  return shown === word ? word : shown + HIDDEN;
}
