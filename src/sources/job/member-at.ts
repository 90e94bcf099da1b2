/** One member of a document, wherever it is nested. */

import { ExactNumber } from '../../domain/exact-number.ts';
import type { Json } from '../../domain/json.ts';

/** The value at the end of a way of names; undefined where the way ends before. */
export function memberAt(document: Json | undefined, names: readonly string[]): Json | undefined {
  return names.reduce<Json | undefined>((value, name) => membersOf(value).get(name), document);
}

/** The text there; undefined for anything else, and for an empty one. */
export function textAt(document: Json | undefined, names: readonly string[]): string | undefined {
  const value = memberAt(document, names);
  return typeof value === 'string' && value !== '' ? value : undefined;
}

function membersOf(value: Json | undefined): ReadonlyMap<string, Json> {
  const isObject = typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof ExactNumber);
  return new Map(isObject ? Object.entries<Json>(value) : []);
}
