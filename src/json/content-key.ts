/** What a value is told apart by where nothing names it: a digest that depends on what it says, not on how it is written. */

import { ExactNumber, keyOfNumber } from '../domain/exact-number.ts';
import type { Json, JsonObject } from '../domain/json.ts';
import { isArray, isObject } from './member.ts';
import { sha256Of } from './sha256-of.ts';

/** 128 bits: enough that no two of many millions are taken for the same. */
const DIGITS = 32;

/** The same for values that {@link equal} calls equal, and for no others: 32 hexadecimal digits. */
export function contentKey(value: Json): string {
  return sha256Of(new TextEncoder().encode(canonicalText(value))).slice(0, DIGITS);
}

/** The value as JSON, members in the order of their names, a number with its sign and digits however it was written. */
function canonicalText(value: Json): string {
  if (typeof value === 'number' || value instanceof ExactNumber) return String(keyOfNumber(value));
  if (isArray(value)) return `[${value.map(canonicalText).join()}]`;
  return isObject(value) ? `{${membersText(value)}}` : JSON.stringify(value);
}

function membersText(object: JsonObject): string {
  const names = Object.keys(object).sort();
  return names.map((name) => `${JSON.stringify(name)}:${canonicalText(object[name] ?? null)}`).join();
}
