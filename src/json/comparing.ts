/** The part of a document that is compared: what `--select` keeps, less what `--ignore` takes away. */

import type { Json, Key, Query } from '../domain/json.ts';
import type { Comparing } from '../domain/watch.ts';
import { isArray, isObject, valueAt } from './member.ts';

/** A tree of places. */
interface Places {
  /** This place is meant as a whole. */
  whole: boolean;
  /** A query without alternatives passes here, so items keep their indexes as names. */
  exact: boolean;
  readonly below: Map<Key, Places>;
}

/**
 * The document as it is compared; the same reference when everything is. Places stay those of the whole document: behind a
 * singular query an array becomes an object of its indexes, so that `/items/3/x` keeps its name; behind any other query it
 * keeps only the items that lead to selected nodes, so that a new item is one edit.
 */
export function comparedPart(value: Json, { select, ignore }: Comparing): Json {
  if (select.length === 0 && ignore.length === 0) return value;
  const kept = select.length === 0 ? everything : placesOf(select, value);
  const dropped = placesOf(ignore, value);
  const part = dropped.whole ? undefined : partOf(value, kept, dropped);
  if (part !== undefined) return part;
  return isArray(value) && select.some(({ singular }) => !singular) ? [] : {};
}

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

/** What is left of a value; undefined where nothing was to be kept. */
function partOf(value: Json, kept: Places, dropped: Places): Json | undefined {
  if (kept.whole && dropped.below.size === 0) return value;
  if (isArray(value)) return arrayPart(value, kept, dropped);
  if (!isObject(value)) return kept.whole ? value : undefined;
  return Object.fromEntries(parts(Object.keys(value), value, { kept, dropped }));
}

function arrayPart(value: readonly Json[], kept: Places, dropped: Places): Json {
  const left = parts([...value.keys()], value, { kept, dropped });
  return kept.exact && !kept.whole ? Object.fromEntries(left) : left.map(([, item]) => item);
}

/** The members or items that are left, with their keys. `Object.fromEntries` takes `__proto__` for a name like any other. */
function parts(
  keys: readonly Key[],
  value: Json,
  { kept, dropped }: { readonly kept: Places; readonly dropped: Places },
): (readonly [Key, Json])[] {
  const left: (readonly [Key, Json])[] = [];
  for (const key of keys) {
    const keptBelow = kept.whole ? everything : kept.below.get(key);
    const droppedBelow = dropped.below.get(key) ?? none;
    const member = valueAt(value, key);
    if (keptBelow === undefined || droppedBelow.whole || member === undefined) continue;
    const part = partOf(member, keptBelow, droppedBelow);
    if (part !== undefined) left.push([key, part]);
  }
  return left;
}
