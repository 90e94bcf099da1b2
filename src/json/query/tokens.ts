/** The tokens of RFC 9535 queries and of conditions; a text that has none is refused with the place and a correction. */

import { hasUnit, parseDuration } from '../../domain/duration.ts';
import { numberOf } from '../../domain/exact-number.ts';
import type { Json } from '../../domain/json.ts';
import { SECOND } from '../../domain/time.ts';
import { matchAt } from '../match-at.ts';
import { mistakeAt, spotIn, strayCharacter } from './mistake.ts';
import { readPattern, readString } from './string-literal.ts';

const SYMBOLS = [
  ...(['&&', '||', '==', '!=', '<=', '>=', '=~', '!~', '..'] as const),
  ...(['$', '@', '.', '[', ']', '*', '?', ',', ':', '(', ')', '!', '<', '>'] as const),
] as const;

/** A token's kind; operators and brackets are their own. */
export type TokenKind = (typeof SYMBOLS)[number] | 'name' | 'number' | 'duration' | 'string' | 'end';

/** One token. */
export interface Token {
  readonly kind: TokenKind;
  /** As written; the empty string at the end. */
  readonly text: string;
  /** What a number, a duration (in seconds) or a string stands for; else null. */
  readonly value: Json;
  readonly start: number;
  readonly end: number;
  /** Blanks stand before it: some places of the grammar allow none. */
  readonly spaced: boolean;
}

const BLANKS = /[ \t\n\r]+/y;
const NAME = /[A-Za-z_\u{80}-\u{d7ff}\u{e000}-\u{10ffff}][0-9A-Za-z_\u{80}-\u{d7ff}\u{e000}-\u{10ffff}]*/uy;
const NUMBER = /-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?(?![0-9A-Za-z_]|\.[0-9])/y;
const NUMBER_AND_UNIT = /-?[0-9][0-9A-Za-z_]*(?:\.[0-9][0-9A-Za-z_]*)*/y;

/** Splits a text into tokens, the last of which is the `end`. Throws a UsageError where no token stands. */
export function tokenize(text: string): Token[] {
  const tokens: Token[] = [];
  let at = 0;
  for (;;) {
    const blanks = matchAt(BLANKS, text, at) ?? '';
    at += blanks.length;
    const token = readToken(text, at, tokens.at(-1)?.kind);
    tokens.push({ ...token, spaced: blanks !== '' });
    if (token.kind === 'end') return tokens;
    at = token.end;
  }
}

function readToken(text: string, start: number, previous: TokenKind | undefined): Omit<Token, 'spaced'> {
  const token = (kind: TokenKind, written: string, value: Json = null) => ({
    kind,
    text: written,
    value,
    start,
    end: start + written.length,
  });
  if (start >= text.length) return token('end', '');
  const quote = text.charAt(start);
  if (quote === "'" || quote === '"') return readQuoted(text, start, previous === '=~' || previous === '!~');
  const name = matchAt(NAME, text, start);
  if (name !== undefined) return token('name', name);
  const number = matchAt(NUMBER, text, start);
  if (number !== undefined) return token('number', number, numberOf(number));
  const measure = matchAt(NUMBER_AND_UNIT, text, start);
  if (measure !== undefined) return token('duration', measure, secondsOf(text, start, measure));
  const symbol = SYMBOLS.find((each) => text.startsWith(each, start));
  if (symbol === undefined) throw strayCharacter(text, start);
  return token(symbol, symbol);
}

function readQuoted(text: string, start: number, isPattern: boolean): Omit<Token, 'spaced'> {
  const reading = isPattern ? readPattern(text, start) : readString(text, start);
  if (!reading.ok)
    throw mistakeAt(spotIn(text, { start: reading.at, end: reading.at + reading.length }), reading.message, reading.hint);
  return { kind: 'string', text: text.slice(start, reading.end), value: reading.value, start, end: reading.end };
}

function secondsOf(text: string, start: number, measure: string): number {
  const length = hasUnit(measure) ? parseDuration(measure) : undefined;
  if (length !== undefined) return length / SECOND;
  throw mistakeAt(
    spotIn(text, { start, end: start + measure.length }),
    `${measure} is neither a number nor a duration`,
    hintFor(measure),
  );
}

function hintFor(measure: string): string {
  if (/^-?0[0-9]+(?:\.[0-9]+)?$/.test(measure)) return 'Numbers have no leading zeros.';
  if (/^[0-9.]+$/.test(measure)) return `Text needs quotes: ${JSON.stringify(measure)}`;
  return 'A duration is written 500ms, 30s, 1m30s or 14d; text needs quotes.';
}
