/** Where a text stops being JSON, in words that do not depend on the engine's own messages. */

import { printable } from '../domain/printable.ts';
import { matchAt } from './match-at.ts';

const BLANKS = /[ \t\n\r]+/y;
const SCALAR = /(?:true|false|null|-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?)(?![0-9A-Za-z_.+-])/y;
const TEXT = /[^"\\\u0000-\u001f]+/y;
const ESCAPE = /\\(?:["\\/bfnrt]|u[0-9A-Fa-f]{4})/y;
const EXCERPT = 60;

/** What is wrong with a text that JSON.parse refused: place, expectation and at most 60 characters from there. */
export function jsonMistake(text: string): string {
  if (text.trim() === '') return 'the body is empty';
  const { at, wanted } = firstMistake(text);
  const line = text.slice(0, at).split('\n').length;
  const column = at - text.lastIndexOf('\n', at - 1);
  const found = at >= text.length ? 'the end' : printable(text.slice(at, at + EXCERPT)).slice(0, EXCERPT);
  const markup = /^\s*</.test(text) ? ', it looks like HTML' : '';
  return `the body is not JSON${markup}: line ${line}, column ${column}: expected ${wanted}, found ${found}`;
}

interface Mistake {
  readonly at: number;
  readonly wanted: string;
}

/** The offset behind what was read, or the first mistake in it. Recursion is bounded: depth is checked before. */
type Reading = number | Mistake;

function firstMistake(text: string): Mistake {
  const end = afterValue(text, 0);
  return typeof end === 'number' ? { at: afterBlanks(text, end), wanted: 'nothing more' } : end;
}

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
