/** The part of a document that is compared: what `--select` keeps, less what `--ignore` takes away. */

import type { Json, Key, Query } from '../domain/json.ts';
import type { Comparing } from '../domain/watch.ts';
import { type ArrayRule, type ArrayRules, arrayRulesFor } from './array-rules.ts';
import { isArray, isObject, valueAt } from './member.ts';

/** A tree of places. */
interface Places {
  /** This place is meant as a whole. */
  whole: boolean;
  /** A query without alternatives passes here, so items keep their indexes as names. */
  exact: boolean;
  readonly below: Map<Key, Places>;
}

/** A document as it is compared. */
export interface Compared {
  readonly part: Json;
  /** What is known of the arrays in it. */
  readonly arrays: ArrayRules;
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

const none: Places = { whole: false, exact: false, below: new Map() };
const everything: Places = { whole: true, exact: false, below: new Map() };

function placesOf(queries: readonly Query[], root: Json): Places {
  const places: Places = { whole: false, exact: false, below: new Map() };
  for (const query of queries) {
    if (query.steps !== undefined) markTrail(places, query.steps, root);
    else for (const { keys } of query.select(root)) mark(places, keys);
  }
  return places;
}

function mark(places: Places, keys: readonly Key[]): void {
  let at = places;
  for (const key of keys) at = placeBelow(at, key);
  at.whole = true;
}

/** Marks as much of a singular query's way as exists: the member it waits for then comes as an edit of its own. */
function markTrail(places: Places, steps: readonly Key[], root: Json): void {
  let at = places;
  let value = root;
  for (const step of steps) {
    const next = valueAt(value, step);
    if (typeof step === 'number') at.exact = true;
    if (next === undefined) return;
    at = placeBelow(at, typeof step === 'number' && step < 0 && isArray(value) ? value.length + step : step);
    value = next;
  }
  at.whole = true;
}

function placeBelow(places: Places, key: Key): Places {
  const known = places.below.get(key);
  if (known !== undefined) return known;
  const fresh: Places = { whole: false, exact: false, below: new Map() };
  places.below.set(key, fresh);
  return fresh;
}

interface Cut {
  readonly kept: Places;
  readonly dropped: Places;
  readonly keepRule: KeepRule;
}

/** What is left of a value; undefined where nothing was to be kept. */
function partOf(value: Json, cut: Cut): Json | undefined {
  const { kept, dropped } = cut;
  if (kept.whole && dropped.below.size === 0) return value;
  if (isArray(value)) return arrayPart(value, cut);
  if (!isObject(value)) return kept.whole ? value : undefined;
  return Object.fromEntries(parts(Object.keys(value), value, cut));
}

function arrayPart(value: readonly Json[], cut: Cut): Json {
  const left = parts([...value.keys()], value, cut);
  if (cut.kept.exact && !cut.kept.whole) return Object.fromEntries(left);
  const part = left.map(([, item]) => item);
  cut.keepRule(value, part);
  return part;
}

/** The members or items that are left, with their keys. `Object.fromEntries` takes `__proto__` for a name like any other. */
function parts(keys: readonly Key[], value: Json, { kept, dropped, keepRule }: Cut): (readonly [Key, Json])[] {
  const left: (readonly [Key, Json])[] = [];
  for (const key of keys) {
    const keptBelow = kept.whole ? everything : kept.below.get(key);
    const droppedBelow = dropped.below.get(key) ?? none;
    const member = valueAt(value, key);
    if (keptBelow === undefined || droppedBelow.whole || member === undefined) continue;
    const part = partOf(member, { kept: keptBelow, dropped: droppedBelow, keepRule });
    if (part !== undefined) left.push([key, part]);
  }
  return left;
}
