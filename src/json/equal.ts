/** Equality of JSON values as RFC 9535 and this program's comparisons understand it. */

import { ExactNumber } from '../domain/exact-number.ts';
import type { Json, JsonObject } from '../domain/json.ts';
import { isArray, isObject } from './member.ts';

/**
 * True when both say the same: the order of members never matters, the order of items does. A number kept as it was written
 * equals no plain one: it would have been read as that.
 * Stops at the first difference; arrays of different lengths differ at once.
 */
export function equal(a: Json, b: Json): boolean {
  if (a === b) return true;
  if (isArray(a)) return isArray(b) && equalItems(a, b);
  if (a instanceof ExactNumber) return b instanceof ExactNumber && a.key === b.key;
  return isObject(a) && isObject(b) && equalMembers(a, b);
}

function equalItems(a: readonly Json[], b: readonly Json[]): boolean {
  if (a.length !== b.length) return false;
  for (let at = 0; at < a.length; at++) if (!same(a[at], b[at])) return false;
  return true;
}

/** Servers write members in the same order each time, so the names are held against each other before they are looked up. */
function equalMembers(a: JsonObject, b: JsonObject): boolean {
  const names = Object.keys(a);
  const others = Object.keys(b);
  if (names.length !== others.length) return false;
  for (let at = 0; at < names.length; at++) {
    const name = names[at];
    if (name === undefined || (name !== others[at] && !Object.hasOwn(b, name)) || !same(a[name], b[name])) return false;
  }
  return true;
}

function same(a: Json | undefined, b: Json | undefined): boolean {
  return a === b || (a !== undefined && b !== undefined && equal(a, b));
}
