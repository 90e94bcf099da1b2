/** What JSON.parse does not say of a text: how deep it nests, how many members it has, and how its numbers are written. */

import { ExactNumber, isSurelyPlain, numberOf } from '../domain/exact-number.ts';

/** The deepest nesting of arrays and objects that is taken. */
export const DEEPEST = 1000;

/** One pass over a JSON text. Of a text that is not JSON it says nothing reliable. */
export interface Survey {
  /** The deepest nesting of arrays and objects. */
  readonly depth: number;
  /** Members of all objects, those with the same name too. */
  readonly members: number;
  /** There are numbers that a double would change, or be written otherwise. */
  readonly hasExactNumbers: boolean;
}

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const OPENING = 0x5b;
const CLOSING = 0x5d;
/** `[` and `{`, `]` and `}` differ by this bit alone. */
const CURLY = 0x20;
const COLON = 0x3a;
const NINE = 0x39;
const MINUS = 0x2d;

/** Surveys a text: linear, without memory. */
export function survey(text: string): Survey {
  let open = 0;
  let depth = 0;
  let members = 0;
  let hasExactNumbers = false;
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (unit === QUOTE) at = endOfString(text, at);
    else if (unit === COLON) members += 1;
    else if (unit > NINE) {
      if ((unit & ~CURLY) === OPENING) {
        open += 1;
        if (open > depth) depth = open;
      } else if ((unit & ~CURLY) === CLOSING) open -= 1;
    } else if (unit >= MINUS) {
      const end = endOfNumber(text, at);
      hasExactNumbers ||= !isSurelyPlain(text, at, end) && numberOf(text.slice(at, end)) instanceof ExactNumber;
      at = end - 1;
    }
  }
  return { depth, members, hasExactNumbers };
}

/** The offset of the quote that closes the string opened at `start`; the end of the text where none does. */
export function endOfString(text: string, start: number): number {
  for (let end = text.indexOf('"', start + 1); end !== -1; end = text.indexOf('"', end + 1)) {
    let backslashes = 0;
    while (text.charCodeAt(end - 1 - backslashes) === BACKSLASH) backslashes += 1;
    if (backslashes % 2 === 0) return end;
  }
  return text.length;
}

/** The offset behind the digits, signs, point and exponent from `start`. */
function endOfNumber(text: string, start: number): number {
  let end = start + 1;
  for (; end < text.length; end++) {
    const unit = text.charCodeAt(end);
    const isPart = (unit <= NINE && unit >= MINUS) || unit === PLUS || (unit & ~CURLY) === EXPONENT;
    if (!isPart) break;
  }
  return end;
}

const PLUS = 0x2b;
const EXPONENT = 0x45;

/** The members of all objects in a value. Recursion is bounded: depth is checked before. */
export function countMembers(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 0;
  let count = 0;
  if (Array.isArray(value)) {
    for (const item of value) if (typeof item === 'object') count += countMembers(item);
    return count;
  }
  for (const member of Object.values(value)) {
    count += 1;
    if (typeof member === 'object') count += countMembers(member);
  }
  return count;
}
