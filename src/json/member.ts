/** Looking into a value by own properties only, so that no name a server sends reaches a prototype. */

import { ExactNumber } from '../domain/exact-number.ts';
import type { Json, JsonObject, Key } from '../domain/json.ts';

/** True for a JSON object: not null, not an array, not a number kept as it was written. */
export function isObject(value: Json): value is JsonObject {
  return typeof value === 'object' && value !== null && !isArray(value) && !(value instanceof ExactNumber);
}

/** `Array.isArray` for values whose arrays are read-only. */
export function isArray(value: Json): value is readonly Json[] {
  return Array.isArray(value);
}

/** The member or item at a key; undefined where there is none. A negative index counts from the end (RFC 9535 §2.3.3). */
export function valueAt(value: Json, key: Key): Json | undefined {
  if (typeof key === 'string') return isObject(value) && Object.hasOwn(value, key) ? value[key] : undefined;
  if (!isArray(value)) return undefined;
  return value[key < 0 ? value.length + key : key];
}

/** How many members an object has, without a list of their names. */
export function countNames(object: JsonObject): number {
  let count = 0;
  for (const _ in object) count += 1;
  return count;
}

/** Gives an object under construction a member. Assigned, `__proto__` would be no member but the object's prototype. */
export function setMember(object: Record<string, Json>, name: string, value: Json): void {
  if (name !== '__proto__') object[name] = value;
  else Object.defineProperty(object, name, { value, enumerable: true, configurable: true, writable: true });
}
