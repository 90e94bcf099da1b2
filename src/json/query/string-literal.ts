/** Quoted strings as RFC 9535 writes them (§2.3.1.1), in either kind of quotes. */

import { matchAt } from '../match-at.ts';

/** The string, with the offset behind its closing quote; or what is wrong, and where. */
export type StringReading =
  | { readonly ok: true; readonly value: string; readonly end: number }
  | { readonly ok: false; readonly message: string; readonly at: number; readonly length: number; readonly hint?: string };

const PLAIN = /[^\\\u0000-\u001f'"\ud800-\udfff]*/uy;
const SIMPLE: Readonly<Record<string, string>> = { b: '\b', f: '\f', n: '\n', r: '\r', t: '\t', '/': '/', '\\': '\\' };
const HEX = /[0-9A-Fa-f]{4}/y;

/** Reads the string literal that starts with the quote at `start`. */
export function readString(text: string, start: number): StringReading {
  const quote = text.charAt(start);
  let value = '';
  for (let at = start + 1; at < text.length; ) {
    const plain = matchAt(PLAIN, text, at) ?? '';
    value += plain;
    at += plain.length;
    const character = text.charAt(at);
    if (character === quote) return { ok: true, value, end: at + 1 };
    if (character === '\\') {
      const escaped = readEscape(text, at, quote);
      if (!escaped.ok) return escaped;
      value += escaped.value;
      at = escaped.end;
    } else if (character === "'" || character === '"') {
      value += character;
      at += 1;
    } else if (character !== '') {
      return unwritable(character, at);
    }
  }
  return unclosed(text, start);
}

/** A control character is written as an escape, half of a surrogate pair not at all. */
function unwritable(character: string, at: number): StringReading {
  return character < ' '
    ? {
        ok: false,
        message: 'a control character stands in a string',
        at,
        length: 1,
        hint: 'Write it as an escape: \\n, \\t, \\u001b',
      }
    : { ok: false, message: HALF, at, length: 1 };
}

const HALF = 'half of a surrogate pair is no character';

/**
 * Reads the pattern between quotes that starts at `start`: `\\` is one backslash and an escaped quote a quote, as in any
 * string, but every other backslash belongs to the pattern, so that both `'\d'` and `'\\d'` are digits.
 */
export function readPattern(text: string, start: number): StringReading {
  const quote = text.charAt(start);
  let value = '';
  for (let at = start + 1; at < text.length; at++) {
    const character = text.charAt(at);
    if (character === quote) return { ok: true, value, end: at + 1 };
    const next = text.charAt(at + 1);
    if (character === '\\' && next !== '') {
      value += next === quote || next === '\\' ? next : character + next;
      at += 1;
    } else value += character;
  }
  return unclosed(text, start);
}

/** A text as a string literal that reads back the same. */
export function writeString(text: string): string {
  return `"${text.replace(/["\\\u0000-\u001f]/g, (character) => JSON.stringify(character).slice(1, -1))}"`;
}

/** A pattern between quotes, such that {@link readPattern} gives it back. */
export function writePattern(pattern: string): string {
  return `"${pattern.replace(/\\["\\]|"|\\$/g, (found) => found.replace(/["\\]/g, '\\$&'))}"`;
}

function unclosed(text: string, start: number): StringReading {
  const message = `the string is not closed: ${text.charAt(start)} is missing`;
  return { ok: false, message, at: start, length: text.length - start };
}

function readEscape(text: string, at: number, quote: string): StringReading {
  const letter = text.charAt(at + 1);
  if (letter === quote) return { ok: true, value: quote, end: at + 2 };
  if (letter === 'u') return readUnicode(text, at);
  const value = Object.hasOwn(SIMPLE, letter) ? SIMPLE[letter] : undefined;
  if (value !== undefined) return { ok: true, value, end: at + 2 };
  const sequence = `\\${letter}`;
  return {
    ok: false,
    message: `${sequence} is not an escape of a string`,
    at,
    length: 2,
    hint: `A backslash itself is \\\\: \\${sequence}`,
  };
}

/** `\uXXXX`, or two of them for a character beyond the basic plane; half of such a pair is no character. */
function readUnicode(text: string, at: number): StringReading {
  const first = hexAt(text, at + 2);
  const fault = { ok: false, message: 'this is no character: \\u takes four hexadecimal digits', at, length: 2 } as const;
  if (first === undefined) return fault;
  if (first < 0xd800 || first > 0xdfff) return { ok: true, value: String.fromCharCode(first), end: at + 6 };
  const second = first < 0xdc00 && text.startsWith('\\u', at + 6) ? hexAt(text, at + 8) : undefined;
  if (second === undefined || second < 0xdc00 || second > 0xdfff) return { ...fault, message: HALF };
  return { ok: true, value: String.fromCharCode(first, second), end: at + 12 };
}

function hexAt(text: string, at: number): number | undefined {
  const digits = matchAt(HEX, text, at);
  return digits === undefined ? undefined : Number.parseInt(digits, 16);
}
