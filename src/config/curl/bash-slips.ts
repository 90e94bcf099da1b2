/** What a shell would do with characters outside quotes, and why a pasted command may not ask for it. */

import { matchAt } from '../../json/match-at.ts';
import type { Slip } from './shown-words.ts';

const QUOTE = 'Put the value in single quotes.';
const OWN_SHELL = 'Write the value itself; or write watch-api … curl … without --curl, so that your own shell fills it in.';

const OPERATORS: ReadonlyMap<string, readonly [why: string, hint: string]> = new Map([
  ['&', ['ends the command', "Put the URL in single quotes: 'https://host/path?a=1&b=2'."]],
  [';', ['begins another command', 'Paste one curl command, and quote a value that has ; in it.']],
  ['|', ['hands the answer to another command', 'Leave it out: --print, --select and --on-change work on answers.']],
  ['>', ['sends the answer to a file', 'Leave it out: -o FILE beside --curl writes the last body.']],
  ['<', ['feeds a file to the command', 'Leave it out: --data-binary @FILE sends a file.']],
  ['(', ['begins a command of its own', QUOTE]],
  [')', ['ends a command of its own', QUOTE]],
]);
/** A name, a number or a command after `$`; anything else leaves the sign what it is. */
const EXPANSION = /\$(?:[({[]|(?=[\w?!$#@*-]))/y;
const BRACES = /\{[^\s{}]*(?:,|\.\.)[^\s{}]*\}/y;
const BRACKETS = /\[[^\s\]]+\]/y;
/** bash finds no file of such a name, and so leaves it as it is. */
const URL_BEGUN = /^https?:\/\//i;
/** Where `~` is one's home directory: at the start of a word, and behind the signs of an assignment. */
const BEFORE_HOME = /^(?:[A-Za-z_]\w*=(?:.*:)?)?$/s;

/** What ends or redirects a command; undefined for any other character. */
export function operatorSlip(text: string, at: number): Slip | undefined {
  const wrong = text.charAt(at);
  const [why, hint] = OPERATORS.get(wrong) ?? [];
  if (why === undefined || hint === undefined) return undefined;
  return { wrong, message: `${wrong} outside quotes ${why}`, hint };
}

/** `$NAME`, `$(…)` and backticks, which count between double quotes, too; undefined where nothing would be filled in. */
export function substitutionSlip(text: string, at: number): Slip | undefined {
  const wrong = text.charAt(at) === '`' ? '`' : matchAt(EXPANSION, text, at);
  if (wrong === undefined) return undefined;
  // What follows may be a part of a password, so it is not shown.
  const what = wrong === '$' || wrong === '${' ? 'begins a variable' : 'runs a command';
  return { wrong, message: `${wrong} outside single quotes ${what}, and a pasted command is data`, hint: OWN_SHELL };
}

/** File names and lists the shell would make of an unquoted word, of which `word` has been read. */
export function expansionSlip(text: string, at: number, word: string): Slip | undefined {
  const wrong = text.charAt(at);
  if (wrong === '~' && BEFORE_HOME.test(word)) {
    return { wrong, message: '~ outside quotes is a home directory', hint: 'Write the whole path.' };
  }
  if (wrong === '{' && matchAt(BRACES, text, at) !== undefined) {
    return { wrong, message: 'braces outside quotes are a list the shell writes out', hint: QUOTE };
  }
  const isPattern = wrong === '*' || wrong === '?' || (wrong === '[' && matchAt(BRACKETS, text, at) !== undefined);
  if (!isPattern || URL_BEGUN.test(word)) return undefined;
  return { wrong, message: `${wrong} outside quotes stands for file names`, hint: QUOTE };
}

/** What word processors make of quotes, dashes and blanks: no shell knows them. */
export function typographicSlip(wrong: string, fresh: boolean): Slip | undefined {
  const what = wrong === '\u00a0' ? 'a no-break space' : fresh && /[\u2018-\u201f\u2013\u2014]/.test(wrong) ? wrong : undefined;
  if (what === undefined) return undefined;
  return {
    wrong,
    message: `${what} is typography, not a sign a shell knows`,
    hint: 'Type plain quotes, dashes and blanks: \' " -.',
  };
}
