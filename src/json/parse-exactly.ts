/** A parser that keeps what JSON.parse loses: how numbers are written, names that stand twice, and where a text stops being JSON. */

import { numberOf } from '../domain/exact-number.ts';
import type { Json, Key } from '../domain/json.ts';
import { matchAt } from './match-at.ts';
import { setMember } from './member.ts';
import { DEEPEST, endOfString } from './survey.ts';

/** A name that stands twice in one object. */
export interface Duplicate {
  readonly name: string;
  /** The way to the object. */
  readonly keys: readonly Key[];
  /** Offset of the second one in UTF-16 units. */
  readonly at: number;
}

/** Where a text stops being one JSON value (RFC 8259), and what would have to stand there. */
export interface JsonMistake {
  /** Offset in UTF-16 units. */
  readonly at: number;
  readonly wanted: string;
}

/** The document, or why there is none. */
export type ExactReading =
  | { readonly kind: 'document'; readonly value: Json }
  /** It is JSON, but names stand twice: the first of them. */
  | ({ readonly kind: 'duplicate' } & Duplicate)
  /** It is JSON down to {@link DEEPEST} levels, and there is another one; the rest was not read. */
  | { readonly kind: 'deep' }
  | ({ readonly kind: 'mistake' } & JsonMistake);

/** The place in the text, how many brackets are open there, and the first name that stood twice. */
interface Cursor {
  readonly text: string;
  at: number;
  depth: number;
  duplicate: { readonly name: string; readonly keys: Key[]; readonly at: number } | undefined;
}

/** Thrown where reading cannot go on, and caught where it began. */
class Unreadable extends Error {
  readonly reading: ExactReading;

  constructor(reading: ExactReading) {
    super(reading.kind);
    this.reading = reading;
  }
}

/** Parses a text, whatever it is. Recursion is bounded by {@link DEEPEST}. */
export function parseExactly(text: string): ExactReading {
  const cursor: Cursor = { text, at: 0, depth: 0, duplicate: undefined };
  try {
    const value = readValue(cursor);
    skipBlanks(cursor);
    if (cursor.at < text.length) throw mistake(cursor, 'nothing more');
    return cursor.duplicate === undefined ? { kind: 'document', value } : { kind: 'duplicate', ...cursor.duplicate };
  } catch (cause) {
    if (cause instanceof Unreadable) return cause.reading;
    throw cause;
  }
}

function mistake({ at }: Pick<Cursor, 'at'>, wanted: string): Unreadable {
  return new Unreadable({ kind: 'mistake', at, wanted });
}

function readValue(cursor: Cursor): Json {
  skipBlanks(cursor);
  switch (cursor.text.charCodeAt(cursor.at)) {
    case QUOTE:
      return readString(cursor);
    case BRACE:
      return readObject(cursor);
    case BRACKET:
      return readArray(cursor);
    case LOWER_T:
      return readWord(cursor, 'true', true);
    case LOWER_F:
      return readWord(cursor, 'false', false);
    case LOWER_N:
      return readWord(cursor, 'null', null);
    default:
      return readNumber(cursor);
  }
}

const QUOTE = 0x22;
const COMMA = 0x2c;
const COLON = 0x3a;
const BRACKET = 0x5b;
const BRACE = 0x7b;
/** From an opening bracket to its closing one. */
const CLOSING = 2;
const LOWER_T = 0x74;
const LOWER_F = 0x66;
const LOWER_N = 0x6e;

function readObject(cursor: Cursor): Json {
  const object: Record<string, Json> = {};
  for (let more = opens(cursor, BRACE); more; more = goesOn(cursor, BRACE)) {
    skipBlanks(cursor);
    const { at } = cursor;
    if (cursor.text.charCodeAt(at) !== QUOTE) throw mistake(cursor, 'a name in double quotes');
    const name = readString(cursor);
    if (Object.hasOwn(object, name)) cursor.duplicate ??= { name, keys: [], at };
    skipBlanks(cursor);
    if (cursor.text.charCodeAt(cursor.at) !== COLON) throw mistake(cursor, ':');
    cursor.at += 1;
    setMember(object, name, readAt(cursor, name));
  }
  return object;
}

function readArray(cursor: Cursor): Json {
  const items: Json[] = [];
  for (let more = opens(cursor, BRACKET); more; more = goesOn(cursor, BRACKET)) items.push(readAt(cursor, items.length));
  return items;
}

/** What stands at a key. The way to a duplicate in there is written down on the way back. */
function readAt(cursor: Cursor, key: Key): Json {
  const known = cursor.duplicate;
  const value = readValue(cursor);
  if (cursor.duplicate !== known) cursor.duplicate?.keys.unshift(key);
  return value;
}

/** Steps into brackets; false, and past them, when there is nothing in them. */
function opens(cursor: Cursor, bracket: number): boolean {
  if (cursor.depth === DEEPEST) throw new Unreadable({ kind: 'deep' });
  cursor.depth += 1;
  cursor.at += 1;
  skipBlanks(cursor);
  return !closes(cursor, bracket);
}

/** Steps over a comma, which is true, or a closing bracket. */
function goesOn(cursor: Cursor, bracket: number): boolean {
  skipBlanks(cursor);
  if (closes(cursor, bracket)) return false;
  if (cursor.text.charCodeAt(cursor.at) !== COMMA) throw mistake(cursor, `, or ${String.fromCharCode(bracket + CLOSING)}`);
  cursor.at += 1;
  return true;
}

function closes(cursor: Cursor, bracket: number): boolean {
  if (cursor.text.charCodeAt(cursor.at) !== bracket + CLOSING) return false;
  cursor.at += 1;
  cursor.depth -= 1;
  return true;
}

/** What a string does not hold as it is: escapes, and control characters, which are not allowed at all. */
const SPECIAL = /[\\\u0000-\u001f]/;

function readString(cursor: Cursor): string {
  const { text, at } = cursor;
  const end = endOfString(text, at);
  const plain = text.slice(at + 1, end);
  cursor.at = end + 1;
  return end === text.length || SPECIAL.test(plain) ? unescaped(text, at, end) : plain;
}

function unescaped(text: string, start: number, end: number): string {
  try {
    return JSON.parse(text.slice(start, end + 1)) as string;
  } catch (cause) {
    if (cause instanceof SyntaxError) throw brokenString(text, start);
    throw cause;
  }
}

const TEXT = /[^"\\\u0000-\u001f]+/y;
const ESCAPE = /\\(?:["\\/bfnrt]|u[0-9A-Fa-f]{4})/y;

function brokenString(text: string, start: number): Unreadable {
  let at = start + 1;
  for (;;) {
    const piece = matchAt(TEXT, text, at) ?? matchAt(ESCAPE, text, at);
    if (piece === undefined) return mistake({ at }, text.charAt(at) === '\\' ? 'an escape of JSON' : 'the closing quote');
    at += piece.length;
  }
}

const NUMBER = /-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?(?![0-9A-Za-z_.+-])/y;

function readNumber(cursor: Cursor): Json {
  NUMBER.lastIndex = cursor.at;
  if (!NUMBER.test(cursor.text)) throw mistake(cursor, 'a value');
  const text = cursor.text.slice(cursor.at, NUMBER.lastIndex);
  cursor.at = NUMBER.lastIndex;
  return numberOf(text);
}

function readWord(cursor: Cursor, word: string, value: boolean | null): Json {
  if (!cursor.text.startsWith(word, cursor.at)) throw mistake(cursor, 'a value');
  cursor.at += word.length;
  return value;
}

function skipBlanks(cursor: Cursor): void {
  for (;;) {
    const unit = cursor.text.charCodeAt(cursor.at);
    if (unit !== 0x20 && unit !== 0x0a && unit !== 0x0d && unit !== 0x09) return;
    cursor.at += 1;
  }
}
