/** The places of a document that a path could have meant, shallow ones first. */

import type { Json, Key } from '../domain/json.ts';
import { isArray, isObject } from '../json/member.ts';

// A document may be huge, and what is looked for is near the top: few items of each array stand for all.
const MOST = 500;
const DEEPEST = 6;
const ITEMS = 3;

/** The keys that lead to each place: at most 500, at most 6 steps deep, in the first 3 items of each array. */
export function placesIn(body: Json): readonly (readonly Key[])[] {
  const found: { readonly keys: readonly Key[]; readonly value: Json }[] = [{ keys: [], value: body }];
  for (let at = 0; at < found.length && found.length <= MOST; at++) {
    const { keys, value } = found[at] ?? { keys: [], value: null };
    if (keys.length === DEEPEST) break;
    for (const [key, member] of membersOf(value)) found.push({ keys: [...keys, key], value: member });
  }
  return found.slice(1, MOST + 1).map(({ keys }) => keys);
}

function membersOf(value: Json): readonly (readonly [Key, Json])[] {
  if (isArray(value)) return value.slice(0, ITEMS).map((item, index) => [index, item] as const);
  return isObject(value) ? Object.entries(value).slice(0, MOST) : [];
}
