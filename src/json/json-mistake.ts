/** Where a text stops being JSON, in words that do not depend on the engine's own messages. */

import { excerpt } from '../domain/printable.ts';
import { type JsonMistake, parseExactly } from './parse-exactly.ts';

const EXCERPT = 60;

/** What is wrong with a body that is not JSON: place, expectation and at most 60 characters from there. */
export function jsonMistake(text: string, { at, wanted }: JsonMistake): string {
  if (text.trim() === '') return 'the body is empty';
  const found = at >= text.length ? 'the end' : excerpt(text.slice(at, at + EXCERPT + 1), EXCERPT);
  const markup = /^\s*</.test(text) ? ', it looks like HTML' : '';
  return `the body is not JSON${markup}: ${placeIn(text, at)}: expected ${wanted}, found ${found}`;
}

/** An offset as people count: `line 1, column 7`. */
export function placeIn(text: string, at: number): string {
  let line = 1;
  for (let end = text.indexOf('\n'); end !== -1 && end < at; end = text.indexOf('\n', end + 1)) line += 1;
  return `line ${line}, column ${at - text.lastIndexOf('\n', at - 1)}`;
}

/** The first mistake in a JSON text; undefined when it is one value. Its nesting must be bounded: see `survey`. */
export function mistakeIn(text: string): JsonMistake | undefined {
  const reading = parseExactly(text);
  return reading.kind === 'mistake' ? { at: reading.at, wanted: reading.wanted } : undefined;
}
