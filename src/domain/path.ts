/** Places in a document as text: JSON Pointers for programs, dotted paths for people. */

import type { Key } from './json.ts';

const PLAIN_NAME = /^[\p{L}_][\p{L}\p{N}_-]*$/u;
const ARRAY_INDEX = /^(?:0|[1-9]\d{0,15})$/;

/** The JSON Pointer of a place (RFC 6901): `/items/0/a~1b`; the root is the empty string. */
export function pointerOf(keys: readonly Key[]): string {
  let pointer = '';
  for (const key of keys) pointer += `/${escapePointer(key)}`;
  return pointer;
}

/** One key as a pointer token (RFC 6901 §3): `~` becomes `~0`, `/` becomes `~1`. */
export function escapePointer(key: Key): string {
  if (typeof key === 'number') return String(key);
  return key.includes('~') || key.includes('/') ? key.replaceAll('~', '~0').replaceAll('/', '~1') : key;
}

/** The place a pointer names. Tokens that look like array indexes become numbers: a pointer alone cannot tell (RFC 6901 §4). */
export function keysOf(pointer: string): Key[] {
  if (pointer === '') return [];
  return pointer
    .slice(1)
    .split('/')
    .map((token) => (ARRAY_INDEX.test(token) ? Number(token) : token.replaceAll('~1', '/').replaceAll('~0', '~')));
}

/** A place the way users write it: `$.items[0].id`, with brackets where a name is not plain (RFC 9535 §2.5). */
export function formatPath(keys: readonly Key[]): string {
  let path = '$';
  for (const key of keys) {
    if (typeof key === 'number') path += `[${key}]`;
    else path += PLAIN_NAME.test(key) ? `.${key}` : `[${JSON.stringify(key)}]`;
  }
  return path;
}

/** True for a place in a document; false for a header field and a line of a text. */
export function isPointer(path: string): boolean {
  return path === '' || path.startsWith('/');
}

/** The place of an edit the way users read it: `$.items[0].id`, `header etag`, `line 4`. */
export function formatPlace(path: string): string {
  return isPointer(path) ? formatPath(keysOf(path)) : path.replace(':', ' ');
}
