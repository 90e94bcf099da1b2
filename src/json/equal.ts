/** Equality of JSON values as RFC 9535 and this program's comparisons understand it. */

import { isNumber, keyOfNumber } from '../domain/exact-number.ts';
import type { Json, JsonObject } from '../domain/json.ts';
import { countNames, isArray, isObject } from './member.ts';

/**
 * True when both say the same: the order of members never matters, the order of items does, and numbers may be written in any
 * way. Stops at the first difference; arrays of different lengths differ at once.
 */
export function equal(a: Json, b: Json): boolean {
  if (a === b) return true;
  if (isArray(a)) return isArray(b) && equalItems(a, b);
  if (isNumber(a)) return isNumber(b) && keyOfNumber(a) === keyOfNumber(b);
  return isObject(a) && isObject(b) && equalMembers(a, b);
}

function equalItems(a: readonly Json[], b: readonly Json[]): boolean {
  if (a.length !== b.length) return false;
  for (let at = 0; at < a.length; at++) if (!same(a[at], b[at])) return false;
  return true;
}

/** Nothing a prototype holds is equal to a value of JSON, so only members that are not the same at once are looked up. */
function equalMembers(a: JsonObject, b: JsonObject): boolean {
  let members = 0;
  for (const name in a) {
    members += 1;
    if (a[name] !== b[name] && !(Object.hasOwn(b, name) && same(a[name], b[name]))) return false;
  }
  return members === countNames(b);
}

function same(a: Json | undefined, b: Json | undefined): boolean {
  return a === b || (a !== undefined && b !== undefined && equal(a, b));
}
