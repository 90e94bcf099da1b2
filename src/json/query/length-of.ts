/** The functions of RFC 9535 §2.4 that need nothing but their arguments. */

import type { Json } from '../../domain/json.ts';
import { isArray, isObject } from '../member.ts';

/** `length()`: code points of a string, items of an array, members of an object; undefined for anything else (§2.4.4). */
export function lengthOf(value: Json): number | undefined {
  if (typeof value === 'string') return codePoints(value);
  if (isArray(value)) return value.length;
  return isObject(value) ? Object.keys(value).length : undefined;
}

function codePoints(text: string): number {
  let pairs = 0;
  for (let at = 1; at < text.length; at++) {
    if ((text.charCodeAt(at) & 0xfc00) === 0xdc00 && (text.charCodeAt(at - 1) & 0xfc00) === 0xd800) pairs += 1;
  }
  return text.length - pairs;
}
