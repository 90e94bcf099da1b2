/** Equality of JSON values as RFC 9535 and this program's comparisons understand it. */

import type { Json } from '../domain/json.ts';
import { isArray, isObject } from './member.ts';

/**
 * True when both say the same: the order of members never matters, the order of items does.
 * Stops at the first difference; arrays of different lengths differ at once.
 */
export function equal(a: Json, b: Json): boolean {
  if (a === b) return true;
  if (isArray(a)) return isArray(b) && a.length === b.length && a.every((item, at) => same(item, b[at]));
  if (!isObject(a) || !isObject(b)) return false;
  const names = Object.keys(a);
  return names.length === Object.keys(b).length && names.every((name) => Object.hasOwn(b, name) && same(a[name], b[name]));
}

function same(a: Json | undefined, b: Json | undefined): boolean {
  return a !== undefined && b !== undefined && equal(a, b);
}
