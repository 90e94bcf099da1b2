/** A place in a text's tokens that moves forward: what the parsers of queries and expressions share. */

import type { UsageError } from '../../domain/errors.ts';
import { mistakeAt, spotIn } from './mistake.ts';
import type { Span } from './syntax.ts';
import { type Token, type TokenKind, tokenize } from './tokens.ts';

/** Which language is read: what stands in `[?…]`, or a whole condition, which has a little more. */
export type Dialect = 'filter' | 'condition';

/** The tokens of a text and how far they have been read. */
export interface Cursor {
  readonly text: string;
  readonly tokens: readonly Token[];
  /** Index of the next token. */
  at: number;
}

/** The most characters a path or a condition may have: enough for anyone, little enough to read at once. */
export const LONGEST = 10_000;
const DEEPEST = 100;
const SIMPLER = 'Leave out parentheses that change nothing.';

/** Splits `text` into tokens. Throws a UsageError for a text that is longer than `longest`, or nested too deeply to be read safely. */
export function cursorOver(text: string, longest = LONGEST): Cursor {
  if (text.length > longest)
    throw mistakeAt(spotIn(text, { start: longest, end: text.length }), `this is longer than ${longest} characters`);
  const tokens = tokenize(text);
  let depth = 0;
  for (const token of tokens) {
    if (token.kind === '(' || token.kind === '[') depth += 1;
    else if (token.kind === ')' || token.kind === ']') depth -= 1;
    if (depth > DEEPEST) throw mistakeAt(spotIn(text, token), `this is nested deeper than ${DEEPEST} levels`, SIMPLER);
  }
  return { text, tokens, at: 0 };
}

const NO_TOKEN: Token = { kind: 'end', text: '', value: null, start: 0, end: 0, spaced: false };

/** The next token, or one further on; the `end` repeats. */
export function peek(cursor: Cursor, ahead = 0): Token {
  return cursor.tokens[cursor.at + ahead] ?? cursor.tokens.at(-1) ?? NO_TOKEN;
}

/** Takes the next token. */
export function take(cursor: Cursor): Token {
  const token = peek(cursor);
  cursor.at += 1;
  return token;
}

/** Takes the next token if it is of this kind. */
export function takeIf(cursor: Cursor, kind: TokenKind): boolean {
  if (peek(cursor).kind !== kind) return false;
  cursor.at += 1;
  return true;
}

/** Takes a token that must be there; `open` is the bracket it closes. */
export function takeClosing(cursor: Cursor, kind: ')' | ']', open: Token): Token {
  const token = peek(cursor);
  if (token.kind === kind) return take(cursor);
  if (token.kind === 'end')
    throw mistakeAt(spotIn(cursor.text, open), `this ${open.kind} is not closed`, `Its ${kind} is missing.`);
  throw unexpected(cursor, `${kind} or an operator`);
}

/** The error for a next token that does not fit; `wanted` says what would. */
export function unexpected(cursor: Cursor, wanted: string): UsageError {
  const token = peek(cursor);
  const found = token.kind === 'end' ? 'the end' : token.text;
  return mistakeAt(spotIn(cursor.text, token), `expected ${wanted}, found ${found}`, hintFor(token, peek(cursor, -1)));
}

/** From one place to the end of the last token taken. */
export function spanFrom(cursor: Cursor, start: number): Span {
  return { start, end: cursor.tokens[cursor.at - 1]?.end ?? start };
}

const WORDS: Readonly<Record<string, string>> = { and: '&&', or: '||', not: '!', is: '==', eq: '==', ne: '!=', matches: '=~' };

function hintFor(token: Token, before: Token): string | undefined {
  if (token.kind !== 'name') return undefined;
  if (before.kind === '$' || before.kind === '@') return `Write: ${before.text}.${token.text}`;
  const operator = WORDS[token.text.toLowerCase()];
  if (operator !== undefined) return `The operator is written ${operator}.`;
  if (/^[\u2018-\u201f]/.test(token.text)) return 'Quotes must be plain: \' or "';
  return `Text needs quotes: ${JSON.stringify(token.text)}, a path starts with $: $.${token.text}`;
}
