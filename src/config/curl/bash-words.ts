/** The words of a bash command, as data: nothing is filled in, and whatever a shell does beyond quoting is refused. */

import { matchAt } from '../../json/match-at.ts';
import { ansiCText } from './ansi-c.ts';
import { expansionSlip, operatorSlip, substitutionSlip, typographicSlip } from './bash-slips.ts';
import { mistakeIn, type Slip } from './shown-words.ts';

/** The next part of a text: a stretch of a word, what lies between words, or a joint that lies within one. */
interface Part {
  readonly kind: 'word' | 'gap' | 'joint';
  /** Of the word, its quotes taken off. */
  readonly text: string;
  /** Where the text goes on. */
  readonly end: number;
}

/** How far a text has been read. */
interface Reading {
  readonly text: string;
  readonly at: number;
  readonly words: readonly string[];
  /** What there is of the present word; undefined between words. */
  readonly word: string | undefined;
}

const JOINT = /\\\r?\n/y;
const GAP = /[ \t\r]+/y;
/** Lines without words. */
const EMPTY_LINES = /(?:[ \t\r\n]+|#[^\n]*)+/y;
const PLAIN = /[^\s'"\\$`;&|<>()*?[{#~\u2013\u2014\u2018-\u201f]+/y;

/** Splits what bash would split. @throws UsageError with a caret for whatever is more than words and quotes. */
export function bashWords(text: string): readonly string[] {
  const words: string[] = [];
  let word: string | undefined;
  let at = 0;
  while (at < text.length) {
    const part = partAt({ text, at, words, word });
    if ('wrong' in part) throw mistakeIn(part, words, word !== undefined);
    if (part.kind === 'word') word = (word ?? '') + part.text;
    else if (part.kind === 'gap' && word !== undefined) {
      words.push(word);
      word = undefined;
    }
    at = part.end;
  }
  return word === undefined ? words : [...words, word];
}

function partAt(reading: Reading): Part | Slip {
  const { text, at, word } = reading;
  const joint = matchAt(JOINT, text, at);
  if (joint !== undefined) return { kind: 'joint', text: '', end: at + joint.length };
  const gap = matchAt(GAP, text, at);
  if (gap !== undefined) return { kind: 'gap', text: '', end: at + gap.length };
  const sign = text.charAt(at);
  if (sign === '\n' || (sign === '#' && word === undefined)) return lineEnd(reading);
  return operatorSlip(text, at) ?? typographicSlip(sign, word === undefined) ?? stretchAt(reading, sign);
}

/** The end of a line ends the command, so nothing may follow. */
function lineEnd({ text, at, words, word }: Reading): Part | Slip {
  const end = at + (matchAt(EMPTY_LINES, text, at)?.length ?? 0);
  if (end === text.length || (words.length === 0 && word === undefined)) return { kind: 'gap', text: '', end };
  return {
    wrong: '\n',
    message: 'the line ends, and with it the command, but more follows',
    hint: 'Paste one curl command; a line that goes on ends in \\.',
  };
}

function stretchAt({ text, at, word = '' }: Reading, sign: string): Part | Slip {
  const next = text.charAt(at + 1);
  if (sign === "'") return singleQuoted(text, at);
  if (sign === '"') return doubleQuoted(text, at);
  if (sign === '\\') return escaped(text, at);
  if (sign === '$' && next === "'") return ansiCQuoted(text, at);
  // $"…" is translated where there is a translation: elsewhere it is "…".
  if (sign === '$' && next === '"') return doubleQuoted(text, at + 1);
  const plain = matchAt(PLAIN, text, at);
  if (plain !== undefined) return stretch(plain, at + plain.length);
  return substitutionSlip(text, at) ?? expansionSlip(text, at, word) ?? stretch(sign, at + 1);
}

function singleQuoted(text: string, at: number): Part | Slip {
  const end = text.indexOf("'", at + 1);
  return end < 0 ? unclosed("'") : stretch(text.slice(at + 1, end), end + 1);
}

function ansiCQuoted(text: string, at: number): Part | Slip {
  const end = closing(text, at + 2, "'");
  return end < 0 ? unclosed("$'") : stretch(ansiCText(text.slice(at + 2, end)), end + 1);
}

/** Between double quotes the shell still fills in; a backslash counts only before what it protects (POSIX 2.2.3). */
function doubleQuoted(text: string, at: number): Part | Slip {
  const end = closing(text, at + 1, '"');
  if (end < 0) return unclosed('"');
  const inner = text.slice(at + 1, end);
  for (const { 0: found, index } of inner.matchAll(/\\[\s\S]|[$`]/g)) {
    const slip = found.length > 1 ? undefined : substitutionSlip(inner, index);
    if (slip !== undefined) return slip;
  }
  const plain = inner.replace(/\\(?:([$`"\\])|\r?\n)/g, (_, protectedSign: string | undefined) => protectedSign ?? '');
  return stretch(plain, end + 1);
}

function escaped(text: string, at: number): Part | Slip {
  const sign = String.fromCodePoint(text.codePointAt(at + 1) ?? 0);
  if (at + 1 < text.length) return stretch(sign, at + 1 + sign.length);
  return { wrong: '\\', message: 'the text ends in a backslash', hint: 'Paste the whole command.' };
}

function stretch(text: string, end: number): Part | Slip {
  if (!text.includes('\0')) return { kind: 'word', text, end };
  return { wrong: '\\0', message: 'no argument can hold a NUL character', hint: 'Send it from a file: --data-binary @FILE.' };
}

function unclosed(wrong: string): Slip {
  return { wrong, message: `the quote ${wrong} is never closed`, hint: 'Paste the whole command.' };
}

/** Where a quote closes, passing over what a backslash protects; -1 when it does not. */
function closing(text: string, from: number, quote: string): number {
  let at = from;
  while (at < text.length && text.charAt(at) !== quote) at += text.charAt(at) === '\\' ? 2 : 1;
  return at < text.length ? at : -1;
}
