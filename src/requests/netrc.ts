/** `.netrc`: who logs in where, in the format of ftp(1) as curl reads it. Only the text; files are somebody else's matter. */

import { UsageError } from '../domain/errors.ts';

/** One entry, in the order of the file. */
export interface NetrcEntry {
  /** A host; absent in a `default` entry, which fits every host. */
  readonly machine?: string;
  readonly login?: string;
  readonly password?: string;
}

interface Word {
  /** Quotes and what they hide undone. */
  readonly text: string;
  /** Counted from 1. */
  readonly line: number;
}

/** What takes the next word for its value. `account` is of no use to HTTP. */
const TAKING: ReadonlySet<string> = new Set(['machine', 'login', 'password', 'account']);
/** A word in quotes, with `\` before a character that is meant as it is, or a word up to the next blank. */
const WORD = /"((?:\\.|[^"\\])*)("?)|\S+/sy;
const ESCAPES: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t' };

/**
 * Reads a file's text. Keywords are taken in any case; a word that begins with `#` hides the rest of its line, a `macdef` all up
 * to the next empty line; words that mean nothing are passed over.
 * @throws UsageError naming the line, and nothing of what stands in it.
 */
export function parseNetrc(text: string): readonly NetrcEntry[] {
  const words = wordsOf(text);
  const entries: NetrcEntry[] = [];
  for (let at = 0; at < words.length; at += 1) {
    const { text: word, line } = words[at] ?? { text: '', line: 0 };
    const keyword = word.toLowerCase();
    if (keyword === 'default') entries.push({});
    if (!TAKING.has(keyword)) continue;
    at += 1;
    const value = words[at]?.text;
    if (value === undefined) throw unfinished(line, `${keyword} has no value`);
    if (keyword === 'machine') entries.push({ machine: value });
    else if (keyword !== 'account' && entries.length > 0) entries.push({ ...entries.pop(), [keyword]: value });
  }
  return entries;
}

/** The first entry for a host that says anything; where a `login` is wanted, the first that has a password for it. */
export function netrcEntryFor(entries: readonly NetrcEntry[], host: string, login?: string): NetrcEntry | undefined {
  const wanted = host.toLowerCase();
  return entries
    .filter(({ machine }) => machine === undefined || machine.toLowerCase() === wanted)
    .find((entry) =>
      login === undefined
        ? entry.login !== undefined || entry.password !== undefined
        : entry.login === login && entry.password !== undefined,
    );
}

/** The words that count, in order. */
function wordsOf(text: string): readonly Word[] {
  const words: Word[] = [];
  const lines = text.split(/\r?\n/);
  for (let at = 0; at < lines.length; at += 1) {
    const found = wordsIn(lines[at] ?? '', at + 1);
    const macro = found.findIndex((word, place) => isMacro(word) && !TAKING.has(found[place - 1]?.text.toLowerCase() ?? ''));
    words.push(...(macro < 0 ? found : found.slice(0, macro)));
    if (macro >= 0) while (at + 1 < lines.length && lines[at + 1]?.trim() !== '') at += 1;
  }
  return words;
}

function isMacro({ text }: Word): boolean {
  return text.toLowerCase() === 'macdef';
}

function wordsIn(text: string, line: number): readonly Word[] {
  const words: Word[] = [];
  let at = skipBlanks(text, 0);
  while (at < text.length) {
    WORD.lastIndex = at;
    const [whole = '', inside, end] = WORD.exec(text) ?? [];
    if (end === '') throw unfinished(line, 'a quote is not closed');
    if (whole.startsWith('#')) break;
    words.push({ text: inside === undefined ? whole : unescaped(inside), line });
    at = skipBlanks(text, at + whole.length);
  }
  return words;
}

function skipBlanks(text: string, from: number): number {
  let at = from;
  while (at < text.length && text[at]?.trim() === '') at += 1;
  return at;
}

function unescaped(text: string): string {
  return text.replace(/\\(.)/gs, (_, character: string) => ESCAPES[character] ?? character);
}

function unfinished(line: number, why: string): UsageError {
  return new UsageError(`line ${line}: ${why}`, { hint: 'A line reads: machine api.example.com login me password "s3cret".' });
}
