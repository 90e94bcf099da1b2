/** Messages for texts that are no query: what is wrong, where, and what was probably meant. */

import { UsageError } from '../../domain/errors.ts';
import { matchAt } from '../match-at.ts';
import type { Span } from './syntax.ts';

/** A stretch of a text that is wrong. */
export interface Place extends Span {
  readonly text: string;
}

/** The place of a span in its text. */
export function placeIn(text: string, { start, end }: Span): Place {
  return { text, start, end };
}

/** A mistake at a place; one that covers nothing is marked as one character. */
export function mistakeAt({ text, start, end }: Place, message: string, hint?: string): UsageError {
  const spot = { text, at: start, length: Math.max(1, end - start) };
  return new UsageError(message, hint === undefined ? { spot } : { hint, spot });
}

/** The error for a character that begins nothing in a query or a condition. */
export function strayCharacter(text: string, at: number): UsageError {
  const character = String.fromCodePoint(text.codePointAt(at) ?? 0);
  const span = { start: at, end: at + character.length };
  if (character === '=')
    return mistakeAt(placeIn(text, span), 'a single = compares nothing in an expression', `write: ${doubled(text, at)}`);
  if (character === '&' || character === '|') {
    return mistakeAt(placeIn(text, span), `a single ${character} joins nothing`, `write ${character}${character}`);
  }
  if (character === '-') return strayHyphen(text, at);
  if (character === '{') return mistakeAt(placeIn(text, span), 'objects cannot be compared', 'compare their members');
  if (character === '~')
    return mistakeAt(placeIn(text, span), '~ is not an operator', 'a pattern is matched with =~, or not with !~');
  return mistakeAt(placeIn(text, span), `${JSON.stringify(character)} has no meaning here`);
}

/** `$.a = ready` as it would be right: `$.a == "ready"`. */
function doubled(text: string, at: number): string {
  const left = text.slice(0, at).trimEnd();
  const right = text.slice(at + 1).trimStart();
  const bare = /^[\p{L}_][\p{L}\p{N}_.-]*$/u.test(right) && !/^(?:true|false|null)$/.test(right);
  return `${left} == ${bare ? JSON.stringify(right) : right}`;
}

const WORD_BEFORE = /[\p{L}\p{N}_-]*$/u;
const WORD_AFTER = /[\p{L}\p{N}_-]*/uy;

/** `$.build-status`: a hyphen is common in names, but a plain name has none. */
function strayHyphen(text: string, at: number): UsageError {
  const before = WORD_BEFORE.exec(text.slice(0, at))?.[0] ?? '';
  const name = before + (matchAt(WORD_AFTER, text, at) ?? '');
  const start = at - before.length;
  if (before === '' || text.charAt(start - 1) !== '.') {
    return mistakeAt(
      placeIn(text, { start: at, end: at + 1 }),
      '- has no meaning here',
      'there is no arithmetic; a negative number has its digits right behind the -',
    );
  }
  const from = text.charAt(start - 2) === '.' ? start : start - 1;
  const written = `${text.slice(0, from)}[${JSON.stringify(name)}]${text.slice(start + name.length)}`;
  return mistakeAt(
    placeIn(text, { start, end: start + name.length }),
    `the name ${name} has a -, so it stands in brackets`,
    `write: ${written}`,
  );
}
