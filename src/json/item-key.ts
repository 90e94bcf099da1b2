/** What tells the items of an array apart: the field the user named, else one that looks like an identity and is one. */

import { ExactNumber } from '../domain/exact-number.ts';
import type { Json, Key } from '../domain/json.ts';
import { valueAt } from './member.ts';

/** Fields that APIs call an item's identity, the surest first. */
const LIKELY = ['id', 'key', 'name', 'uuid'] as const;

/** The items of both arrays by their keys. */
export interface KeyedItems {
  /** For each item of `after` its place in `before`, −1 for a new one. */
  readonly places: Int32Array;
  /** The field that was found, where none was named. */
  readonly detected?: string;
}

/** Two arrays, or the stretches of them that differ. */
export interface Items {
  readonly before: readonly Json[];
  readonly after: readonly Json[];
}

/** Pairs items by the value at `steps`; undefined where an item has no such key or shares it. */
export function matchByField(items: Items, steps: readonly Key[]): KeyedItems | undefined {
  const { before, after } = items;
  // Most changes leave all items where they are: then nothing needs to be looked up.
  if (areAligned(items, steps)) return { places: Int32Array.from({ length: after.length }, (_, place) => place) };
  const known = placesByKey(before, steps);
  if (known === undefined) return undefined;
  const places = new Int32Array(after.length).fill(-1);
  const taken = new Uint8Array(before.length);
  const fresh = new Set<Json>();
  for (let at = 0; at < after.length; at++) {
    const key = keyOf(after[at], steps);
    if (key === undefined) return undefined;
    const place = known.get(key);
    if (place === undefined ? fresh.has(key) : taken[place] === 1) return undefined;
    if (place === undefined) fresh.add(key);
    else {
      taken[place] = 1;
      places[at] = place;
    }
  }
  return { places };
}

/** Whether items with the same key stand at the same places, each with one. */
function areAligned({ before, after }: Items, steps: readonly Key[]): boolean {
  if (before.length !== after.length) return false;
  for (let place = 0; place < before.length; place++) {
    const key = keyOf(before[place], steps);
    if (key === undefined || key !== keyOf(after[place], steps)) return false;
  }
  return true;
}

/** Pairs items by the first likely field that every item of both arrays has and none shares. */
export function matchByLikelyField(items: Items): KeyedItems | undefined {
  for (const field of LIKELY) {
    const match = matchByField(items, [field]);
    if (match !== undefined) return { ...match, detected: field };
  }
  return undefined;
}

function placesByKey(items: readonly Json[], steps: readonly Key[]): ReadonlyMap<Json, number> | undefined {
  const places = new Map<Json, number>();
  for (let place = 0; place < items.length; place++) {
    const key = keyOf(items[place], steps);
    if (key === undefined) return undefined;
    places.set(key, place);
    if (places.size === place) return undefined;
  }
  return places;
}

/** Strings and numbers are identities, numbers however they are written; a flag or a structure is none. */
function keyOf(item: Json | undefined, steps: readonly Key[]): Json | undefined {
  let value = item;
  for (const step of steps) value = value === undefined ? undefined : valueAt(value, step);
  if (value instanceof ExactNumber) return typeof value.key === 'number' ? value.key : `#${value.key}`;
  return typeof value === 'string' || typeof value === 'number' ? value : undefined;
}
