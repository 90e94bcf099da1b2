/** Which item of one array is which of the other: what stayed, what moved, what is compared with what. */

import type { Key } from '../domain/json.ts';
import { commonSequence, occurrences } from './common-sequence.ts';
import type { Identities } from './identities.ts';
import { longestIncreasing } from './increasing.ts';
import { type Items, type KeyedItems, matchByField, matchByLikelyField } from './item-key.ts';

/** For each item of `after` a place in `before`, −1 for none. No place of `before` occurs twice in both lists together. */
export interface ItemMatch {
  /** Items that are compared with each other where they stand: the places rise, unless order says nothing. */
  readonly stayed: Int32Array;
  /** Items that came from elsewhere. */
  readonly moved: Int32Array;
  /** The field that was found to be the items' identity, where that made a difference. */
  readonly detected?: string;
}

/** How items are matched. */
export interface Matching {
  /** The way to the key in each item; absent: a likely field, if `detect` allows. */
  readonly field?: readonly Key[];
  readonly detect: boolean;
  /** The order of items says nothing. */
  readonly unordered: boolean;
  readonly identities: Identities;
}

/** Matches items by key where there is one, else by equality, and then by what stands between equal ones. */
export function matchItems(items: Items, { field, detect, unordered, identities }: Matching): ItemMatch {
  const keyed = field !== undefined ? matchByField(items, field) : detect ? matchByLikelyField(items) : undefined;
  if (keyed !== undefined) return unordered ? stayedAnywhere(keyed) : matchByKey(keyed);
  const before = Int32Array.from(items.before, identities.of);
  const after = Int32Array.from(items.after, identities.of);
  return unordered ? stayedAnywhere({ places: occurrences(before, after) }) : matchByEquality(before, after);
}

function stayedAnywhere({ places, detected }: KeyedItems): ItemMatch {
  return { stayed: places, moved: none(places.length), ...(detected !== undefined && { detected }) };
}

function matchByKey({ places, detected }: KeyedItems): ItemMatch {
  if (places.every((place, at) => place === at)) return { stayed: places, moved: none(places.length) };
  const stays = longestIncreasing(places);
  return {
    stayed: places.map((place, at) => (stays[at] === 1 ? place : -1)),
    moved: places.map((place, at) => (stays[at] === 1 ? -1 : place)),
    ...(detected !== undefined && { detected }),
  };
}

function matchByEquality(before: Int32Array, after: Int32Array): ItemMatch {
  const stayed = commonSequence(before, after);
  const rest = without(before, stayed);
  const moved = occurrences(
    rest,
    after.map((number, at) => (stayed[at] === -1 ? number : GONE)),
  ).map((place, at) => (stayed[at] === -1 ? place : -1));
  return { stayed: withNeighbours(stayed, without(rest, moved), moved), moved };
}

/** No identity has this number. */
const GONE = -1;

function none(length: number): Int32Array {
  return new Int32Array(length).fill(-1);
}

/** The numbers with those of matched places taken out. */
function without(numbers: Int32Array, matched: Int32Array): Int32Array {
  const rest = numbers.slice();
  for (const place of matched) if (place >= 0) rest[place] = GONE;
  return rest;
}

/** Items left over between the same two neighbours are the same item, changed: the first with the first. */
function withNeighbours(stayed: Int32Array, rest: Int32Array, moved: Int32Array): Int32Array {
  const pairs = stayed.slice();
  let from = 0;
  for (let at = 0; at < stayed.length; at += 1) {
    const end = endOfGap(stayed, at);
    const limit = stayed[end] ?? rest.length;
    for (; at < end; at += 1) {
      if (moved[at] !== -1) continue;
      while (from < limit && rest[from] === GONE) from += 1;
      if (from < limit) pairs[at] = from++;
    }
    from = limit + 1;
  }
  return pairs;
}

function endOfGap(stayed: Int32Array, start: number): number {
  let end = start;
  while (stayed[end] === -1) end += 1;
  return end;
}
