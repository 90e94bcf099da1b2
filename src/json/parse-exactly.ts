/** A parser for what JSON.parse loses: the digits of great numbers, and members whose name comes twice. */

import { numberOf } from '../domain/exact-number.ts';
import type { Json } from '../domain/json.ts';
import { endOfString } from './survey.ts';

/** The document, or the first name that comes twice in one object, with its offset. */
export type ExactReading =
  | { readonly kind: 'document'; readonly value: Json }
  | { readonly kind: 'duplicate'; readonly name: string; readonly at: number };

/** The place in the text, and what was found that cannot be. */
interface Cursor {
  readonly text: string;
  at: number;
  duplicate: { readonly name: string; readonly at: number } | undefined;
}

/** Parses a text that JSON.parse has taken. Recursion is bounded: depth is checked before. */
export function parseExactly(text: string): ExactReading {
  const cursor: Cursor = { text, at: 0, duplicate: undefined };
  const value = readValue(cursor);
  return cursor.duplicate === undefined ? { kind: 'document', value } : { kind: 'duplicate', ...cursor.duplicate };
}

function readValue(cursor: Cursor): Json {
  skipBlanks(cursor);
  switch (cursor.text.charAt(cursor.at)) {
    case '{':
      return readObject(cursor);
    case '[':
      return readArray(cursor);
    case '"':
      return readString(cursor);
    case 't':
      return readWord(cursor, true);
    case 'f':
      return readWord(cursor, false);
    case 'n':
      return readWord(cursor, null);
    default:
      return readNumber(cursor);
  }
}

function readObject(cursor: Cursor): Json {
  const object: Record<string, Json> = {};
  for (let more = opens(cursor, '}'); more; more = goesOn(cursor)) {
    skipBlanks(cursor);
    const start = cursor.at;
    const name = readString(cursor);
    if (Object.hasOwn(object, name)) cursor.duplicate ??= { name, at: start };
    skipBlanks(cursor);
    cursor.at += 1;
    setMember(object, name, readValue(cursor));
  }
  return object;
}

/** Assigned, `__proto__` would be no member but the object's prototype. */
function setMember(object: Record<string, Json>, name: string, value: Json): void {
  if (name !== '__proto__') object[name] = value;
  else Object.defineProperty(object, name, { value, enumerable: true, configurable: true, writable: true });
}

function readArray(cursor: Cursor): Json {
  const items: Json[] = [];
  for (let more = opens(cursor, ']'); more; more = goesOn(cursor)) items.push(readValue(cursor));
  return items;
}

/** Steps into brackets; false, and past them, when there is nothing in them. */
function opens(cursor: Cursor, closing: string): boolean {
  cursor.at += 1;
  skipBlanks(cursor);
  if (cursor.text.charAt(cursor.at) !== closing) return true;
  cursor.at += 1;
  return false;
}

/** Steps over a comma, which is true, or a closing bracket. */
function goesOn(cursor: Cursor): boolean {
  skipBlanks(cursor);
  cursor.at += 1;
  return cursor.text.charAt(cursor.at - 1) === ',';
}

function readString(cursor: Cursor): string {
  const start = cursor.at;
  const end = endOfString(cursor.text, start);
  cursor.at = end + 1;
  const plain = cursor.text.slice(start + 1, end);
  return plain.includes('\\') ? (JSON.parse(`"${plain}"`) as string) : plain;
}

const NUMBER = /[-+.0-9eE]+/y;

function readNumber(cursor: Cursor): Json {
  NUMBER.lastIndex = cursor.at;
  const [text = '0'] = NUMBER.exec(cursor.text) ?? [];
  cursor.at += text.length;
  return numberOf(text);
}

function readWord(cursor: Cursor, value: boolean | null): Json {
  cursor.at += String(value).length;
  return value;
}

/** Blanks are the space and the three control characters below it. */
function skipBlanks(cursor: Cursor): void {
  while (cursor.text.charCodeAt(cursor.at) <= 0x20) cursor.at += 1;
}
