/** The forms a secret takes on its way through URLs, JSON and headers, and the way back from them. */

import { escapePointer } from '../domain/path.ts';

/** The shortest secret that is masked by value: shorter ones would mask half the words of a text. */
export const SHORTEST = 6;

/** Base64 (RFC 4648 §4) with padding. */
export function base64(bytes: Uint8Array): string {
  return btoa(latin1(bytes));
}

/** Percent-encoding as in a query (RFC 3986); half a surrogate pair becomes U+FFFD instead of an error. */
export function percentEncoded(text: string): string {
  return encodeURIComponent(text.replace(/\p{Surrogate}/gu, '\ufffd'));
}

/** Percent-encoded such that reading a URL changes nothing about it: URLs encode `'` in a query (WHATWG URL, special-query). */
export function urlEncoded(text: string): string {
  return percentEncoded(text).replaceAll("'", '%27');
}

/**
 * What the beginning of a URL is once the URL was read: host in small letters, odd characters encoded, without user information
 * and the slash at its end. Undefined for a text that is no beginning.
 */
export function parsedUrlForm(text: string): string | undefined {
  const whole = /^[a-z][a-z0-9+.-]*:\/\//i.test(text) ? text : `http://${text}`;
  if (!URL.canParse(whole)) return undefined;
  const url = new URL(whole);
  url.username = '';
  url.password = '';
  const href = url.href.replace(/\/$/, '');
  return whole === text ? href : href.slice('http://'.length);
}

/** Percent-encoding undone (RFC 3986 §2.1); a text with a stray `%` stays as it is. */
export function percentDecoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/**
 * What to look for so as to find a secret: itself, its lines, blanks as forms write them, base64 and base64url, whole or inside a
 * longer text, and in the quotes of paths and commands. Other escaped spellings are not among them: see `unescaped`.
 */
export function needlesOf(secret: string): readonly string[] {
  const lines = linesOf(secret).filter((line) => line.length >= SHORTEST);
  const needles = new Set([secret, secret.replaceAll(' ', '+'), fieldBytes(secret), ...quotedForms(secret), ...lines]);
  for (const form of base64Forms(secret)) needles.add(form).add(form.replaceAll('+', '-').replaceAll('/', '_'));
  return [...needles];
}

/**
 * A text as the value of a header field: the bytes of its UTF-8, each as the character of that number, which is how Node takes
 * and gives fields (RFC 9110 §5.5).
 */
export function fieldBytes(text: string): string {
  return /[^\u0000-\u007f]/.test(text) ? latin1(new TextEncoder().encode(text)) : text;
}

function latin1(bytes: Uint8Array): string {
  let text = '';
  for (const byte of bytes) text += String.fromCharCode(byte);
  return text;
}

/**
 * A secret as the key of a document or a word of a command: in a JSON Pointer (RFC 6901 §3), in the quotes of a path (RFC 9535
 * §2.3.1), in those of a shell. In JSON each is written once more: undoing its escapes also undoes what only looks like one.
 */
function quotedForms(secret: string): readonly string[] {
  const inPath = secret.replace(/[\\']/g, '\\$&');
  const inShell = secret.replaceAll("'", "'\\''");
  return [secret, jsonQuoted(secret), escapePointer(secret), inPath, inShell].flatMap((form) => [form, jsonQuoted(form)]);
}

function jsonQuoted(text: string): string {
  return JSON.stringify(text).slice(1, -1);
}

/** The lines of a text that has several: whoever prints it prints them one by one. */
export function linesOf(text: string): readonly string[] {
  return text
    .split(/[\r\n]+/)
    .map((line) => line.trim())
    .filter((line) => line !== '');
}

/**
 * Base64 of the secret at each of the three places it may have in a longer text, less the characters its neighbours share in:
 * so a password is found inside an encoded `name:password`.
 */
function base64Forms(secret: string): readonly string[] {
  const bytes = new TextEncoder().encode(secret);
  const inside = [0, 1, 2].map((offset) => {
    const padded = new Uint8Array(offset + bytes.length);
    padded.set(bytes, offset);
    const whole = Math.floor((padded.length * 8) / 6);
    return base64(padded).slice(Math.ceil((offset * 8) / 6), whole);
  });
  return [base64(bytes), ...inside];
}
