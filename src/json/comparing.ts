/** The part of a document that is compared: what `--select` keeps, less what `--ignore` takes away. */

import { type Json, type Key, type Query, TOO_MANY_NODES, tooManyNodes } from '../domain/json.ts';
import type { Comparing } from '../domain/watch.ts';
import { type ArrayRule, type ArrayRules, arrayRulesFor } from './array-rules.ts';
import { isArray, isObject, valueAt } from './member.ts';

/** A tree of places. */
interface Places {
  /** This place is meant as a whole. */
  whole: boolean;
  /** A query without alternatives passes here, so items keep their indexes as names. */
  exact: boolean;
  /** Absent where nothing below is meant by itself: most places are the last ones of their paths. */
  below?: Below;
  /** Of a whole tree: why it is not known. */
  readonly unusable?: string;
}

/** Places by key. Most have one only, and a Map for each of a million would be most of the memory. */
type Below = Map<Key, Places> | readonly [Key, Places];

/** A document as it is compared. */
export interface Compared {
  readonly part: Json;
  /** What is known of the arrays in it. */
  readonly arrays: ArrayRules;
  /** Why it must not be compared: a path selects too many nodes to look at. Then the part is the whole document. */
  readonly unusable?: string;
}

/**
 * The document as it is compared; the same reference when everything is. Places stay those of the whole document: behind a
 * singular query an array becomes an object of its indexes, so that `/items/3/x` keeps its name; behind any other query it
 * keeps only the items that lead to selected nodes, so that a new item is one edit. Arrays keep the rules of those they were.
 */
export function comparedPart(value: Json, comparing: Comparing): Compared {
  const { select, ignore } = comparing;
  const arrays = arrayRulesFor(value, comparing);
  if (select.length === 0 && ignore.length === 0) return { part: value, arrays };
  const kept = select.length === 0 ? everything : placesOf(select, value);
  const dropped = placesOf(ignore, value);
  const unusable = kept.unusable ?? dropped.unusable;
  if (unusable !== undefined) return { part: value, arrays, unusable };
  const copied = new Map<Json, ArrayRule>(arrays);
  const keepRule: KeepRule = (from, to) => {
    const rule = arrays.get(from);
    if (rule !== undefined) copied.set(to, rule);
  };
  const part = dropped.whole ? undefined : partOf(value, { kept, dropped, keepRule });
  return { part: part === undefined ? nothingOf(value, select) : part, arrays: arrays.size === 0 ? arrays : copied };
}

/** What stands for a document of which nothing is compared. */
function nothingOf(value: Json, select: readonly Query[]): Json {
  return isArray(value) && select.some(({ singular }) => !singular) ? [] : {};
}

/** Told of each array that becomes another one. */
type KeepRule = (from: readonly Json[], to: Json) => void;

const none: Places = { whole: false, exact: false };
/** Shared by all places that are meant as a whole: what else is known of them says nothing more. */
const everything: Places = Object.freeze({ whole: true, exact: false });

function placesOf(queries: readonly Query[], root: Json): Places {
  let places: Places = { whole: false, exact: false };
  for (const query of queries) {
    if (query.steps !== undefined) {
      places = markTrail(places, query.steps, root);
      continue;
    }
    const nodes = query.select(root);
    if (nodes === tooManyNodes)
      return { whole: false, exact: false, unusable: `${query.text} cannot be compared: ${TOO_MANY_NODES}` };
    for (const { keys } of nodes) places = mark(places, keys);
  }
  return places;
}

function mark(places: Places, keys: readonly Key[]): Places {
  let at = places;
  for (let depth = 0; depth < keys.length - 1; depth++) at = placeBelow(at, keys[depth] ?? '');
  return wholeBelow(places, at, keys.at(-1));
}

/** Marks the place at `last` as a whole; without a key it is the document. */
function wholeBelow(places: Places, at: Places, last: Key | undefined): Places {
  if (last === undefined) return everything;
  if (!at.whole) putBelow(at, last, everything);
  return places;
}

/** Marks as much of a singular query's way as exists: the member it waits for then comes as an edit of its own. */
function markTrail(places: Places, steps: readonly Key[], root: Json): Places {
  let at = places;
  let value = root;
  for (const [depth, step] of steps.entries()) {
    const next = valueAt(value, step);
    if (typeof step === 'number' && !at.whole) at.exact = true;
    if (next === undefined) return places;
    const key = typeof step === 'number' && step < 0 && isArray(value) ? value.length + step : step;
    if (depth === steps.length - 1) return wholeBelow(places, at, key);
    at = placeBelow(at, key);
    value = next;
  }
  return everything;
}

function placeBelow(places: Places, key: Key): Places {
  if (places.whole) return places;
  const known = below(places, key);
  if (known !== undefined) return known;
  const fresh: Places = { whole: false, exact: false };
  putBelow(places, key, fresh);
  return fresh;
}

function below({ below: all }: Places, key: Key): Places | undefined {
  if (all instanceof Map) return all.get(key);
  return all?.[0] === key ? all[1] : undefined;
}

function putBelow(places: Places, key: Key, place: Places): void {
  const all = places.below;
  if (all instanceof Map) all.set(key, place);
  else places.below = all === undefined || all[0] === key ? [key, place] : new Map([all, [key, place]]);
}

interface Cut {
  readonly kept: Places;
  readonly dropped: Places;
  readonly keepRule: KeepRule;
}

/** What is left of a value; undefined where nothing was to be kept. */
function partOf(value: Json, cut: Cut): Json | undefined {
  const { kept, dropped } = cut;
  if (kept.whole && dropped.below === undefined) return value;
  if (isArray(value)) return arrayPart(value, cut);
  if (!isObject(value)) return kept.whole ? value : undefined;
  return Object.fromEntries(parts(Object.keys(value), value, cut));
}

function arrayPart(value: readonly Json[], cut: Cut): Json {
  if (cut.kept.exact && !cut.kept.whole) return Object.fromEntries(parts(value.keys(), value, cut));
  const part: Json[] = [];
  for (const [index, item] of value.entries()) {
    const left = partAt(index, item, cut);
    if (left !== undefined) part.push(left);
  }
  cut.keepRule(value, part);
  return part;
}

/** The members or items that are left, with their keys. `Object.fromEntries` takes `__proto__` for a name like any other. */
function parts(keys: Iterable<Key>, value: Json, cut: Cut): (readonly [Key, Json])[] {
  const left: (readonly [Key, Json])[] = [];
  for (const key of keys) {
    const part = partAt(key, valueAt(value, key), cut);
    if (part !== undefined) left.push([key, part]);
  }
  return left;
}

function partAt(key: Key, member: Json | undefined, { kept, dropped, keepRule }: Cut): Json | undefined {
  const keptBelow = kept.whole ? everything : below(kept, key);
  const droppedBelow = below(dropped, key) ?? none;
  if (keptBelow === undefined || droppedBelow.whole || member === undefined) return undefined;
  return partOf(member, { kept: keptBelow, dropped: droppedBelow, keepRule });
}
