/** Messages for texts that are no query: what is wrong, where, and what was probably meant. */

import { type Spot, UsageError } from '../../domain/errors.ts';
import { matchAt } from '../match-at.ts';
import type { Span } from './syntax.ts';

/** Where a span stands in its text; one that covers nothing is marked as one character. */
export function spotIn(text: string, { start, end }: Span): Spot {
  return { text, at: start, length: Math.max(1, end - start) };
}

/** A mistake at a spot. */
export function mistakeAt(spot: Spot, message: string, hint?: string): UsageError {
  return new UsageError(message, hint === undefined ? { spot } : { hint, spot });
}

/** The error for a character that begins nothing in a query or a condition. */
export function strayCharacter(text: string, at: number): UsageError {
  const character = String.fromCodePoint(text.codePointAt(at) ?? 0);
  const span = { start: at, end: at + character.length };
  if (character === '=')
    return mistakeAt(spotIn(text, span), 'a single = compares nothing in an expression', `Write: ${doubled(text, at)}`);
  if (character === '&' || character === '|') {
    return mistakeAt(spotIn(text, span), `a single ${character} joins nothing`, `Write ${character}${character}.`);
  }
  if (character === '-') return strayHyphen(text, at);
  if (character === '{') return mistakeAt(spotIn(text, span), 'objects cannot be compared', 'Compare their members.');
  if (character === '~')
    return mistakeAt(spotIn(text, span), '~ is not an operator', 'A pattern is matched with =~, or not with !~.');
  return mistakeAt(spotIn(text, span), `${JSON.stringify(character)} has no meaning here`);
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
      spotIn(text, { start: at, end: at + 1 }),
      '- has no meaning here',
      'There is no arithmetic; a negative number has its digits right behind the -.',
    );
  }
  const from = text.charAt(start - 2) === '.' ? start : start - 1;
  const written = `${text.slice(0, from)}[${JSON.stringify(name)}]${text.slice(start + name.length)}`;
  return mistakeAt(
    spotIn(text, { start, end: start + name.length }),
    `the name ${name} has a -, so it stands in brackets`,
    `Write: ${written}`,
  );
}
