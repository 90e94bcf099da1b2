/** Where a text stops being JSON, in words that do not depend on the engine's own messages. */

import { excerpt } from '../domain/printable.ts';
import { matchAt } from './match-at.ts';

const BLANKS = /[ \t\n\r]+/y;
const SCALAR = /(?:true|false|null|-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?)(?![0-9A-Za-z_.+-])/y;
const TEXT = /[^"\\\u0000-\u001f]+/y;
const ESCAPE = /\\(?:["\\/bfnrt]|u[0-9A-Fa-f]{4})/y;
const EXCERPT = 60;

/** What is wrong with a body that JSON.parse refused: place, expectation and at most 60 characters from there. */
export function jsonMistake(text: string): string {
  if (text.trim() === '') return 'the body is empty';
  const { at, wanted } = mistakeIn(text) ?? { at: text.length, wanted: 'nothing more' };
  const found = at >= text.length ? 'the end' : excerpt(text.slice(at, at + EXCERPT + 1), EXCERPT);
  const markup = /^\s*</.test(text) ? ', it looks like HTML' : '';
  return `the body is not JSON${markup}: ${placeIn(text, at)}: expected ${wanted}, found ${found}`;
}

/** An offset as people count: `line 1, column 7`. */
export function placeIn(text: string, at: number): string {
  const line = text.slice(0, at).split('\n').length;
  return `line ${line}, column ${at - text.lastIndexOf('\n', at - 1)}`;
}

/** Where a text stops being one JSON value (RFC 8259), and what would have to stand there. */
export interface JsonMistake {
  /** Offset in UTF-16 units. */
  readonly at: number;
  readonly wanted: string;
}

/** The first mistake in a JSON text; undefined when it is one value. Its nesting must be bounded: see `survey`. */
export function mistakeIn(text: string): JsonMistake | undefined {
  const end = afterValue(text, 0);
  if (typeof end !== 'number') return end;
  const at = afterBlanks(text, end);
  return at < text.length ? { at, wanted: 'nothing more' } : undefined;
}

/** The offset behind what was read, or the first mistake in it. Recursion is bounded: depth is checked before. */
type Reading = number | JsonMistake;

function afterBlanks(text: string, at: number): number {
  return at + (matchAt(BLANKS, text, at)?.length ?? 0);
}

function afterValue(text: string, from: number): Reading {
  const at = afterBlanks(text, from);
  const character = text.charAt(at);
  if (character === '[' || character === '{') return afterBrackets(text, at);
  if (character === '"') return afterString(text, at);
  const scalar = matchAt(SCALAR, text, at);
  return scalar === undefined ? { at, wanted: 'a value' } : at + scalar.length;
}

function afterBrackets(text: string, open: number): Reading {
  const isArray = text.charAt(open) === '[';
  const close = isArray ? ']' : '}';
  let at = afterBlanks(text, open + 1);
  if (text.charAt(at) === close) return at + 1;
  for (;;) {
    const end = isArray ? afterValue(text, at) : afterMember(text, at);
    if (typeof end !== 'number') return end;
    at = afterBlanks(text, end);
    if (text.charAt(at) === close) return at + 1;
    if (text.charAt(at) !== ',') return { at, wanted: `, or ${close}` };
    at = afterBlanks(text, at + 1);
  }
}

function afterMember(text: string, at: number): Reading {
  if (text.charAt(at) !== '"') return { at, wanted: 'a name in double quotes' };
  const name = afterString(text, at);
  if (typeof name !== 'number') return name;
  const colon = afterBlanks(text, name);
  return text.charAt(colon) === ':' ? afterValue(text, colon + 1) : { at: colon, wanted: ':' };
}

function afterString(text: string, open: number): Reading {
  let at = open + 1;
  for (;;) {
    const piece = matchAt(TEXT, text, at) ?? matchAt(ESCAPE, text, at);
    if (piece === undefined) break;
    at += piece.length;
  }
  if (text.charAt(at) === '"') return at + 1;
  return { at, wanted: text.charAt(at) === '\\' ? 'an escape of JSON' : 'the closing quote' };
}
