/** The part of a document that is compared: what `--select` keeps, less what `--ignore` takes away. */

import { type Json, type JsonObject, type Query, TOO_MANY_NODES } from '../domain/json.ts';
import type { Comparing } from '../domain/watch.ts';
import { type ArrayRule, type ArrayRules, arrayRulesFor, noArrayRules } from './array-rules.ts';
import { isArray, isObject, setMember } from './member.ts';
import { TooFar } from './query/budget.ts';
import { type Course, enter, hasArrived, type Step, setOut } from './query/course.ts';

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
 * The document is walked once, and only where a query may lead.
 */
export function comparedPart(value: Json, comparing: Comparing): Compared {
  try {
    return partBy(value, comparing);
  } catch (cause) {
    if (!(cause instanceof TooFar)) throw cause;
    return { part: value, arrays: noArrayRules, unusable: `${cause.message} cannot be compared: ${TOO_MANY_NODES}` };
  }
}

function partBy(value: Json, comparing: Comparing): Compared {
  const { select, ignore } = comparing;
  const arrays = arrayRulesFor(value, comparing);
  if (select.length === 0 && ignore.length === 0) return { part: value, arrays };
  const copied = new Map<Json, ArrayRule>(arrays);
  const keepRule: Asked['keepRule'] = (from, to) => {
    const rule = arrays.get(from);
    if (rule !== undefined) copied.set(to, rule);
  };
  const courses = (queries: readonly Query[]): readonly Course[] => queries.map((query) => setOut(query, value));
  const kept = select.length === 0 ? 'all' : unlessArrived(courses(select));
  const part = ignore.some(isRoot) ? undefined : partOf(value, { kept, dropped: courses(ignore), keepRule });
  return { part: part === undefined ? nothingOf(value, select) : part, arrays: arrays.size === 0 ? arrays : copied };
}

/** What stands for a document of which nothing is compared. */
function nothingOf(value: Json, select: readonly Query[]): Json {
  return isArray(value) && select.some(({ singular }) => !singular) ? [] : {};
}

/** What is asked of a place. */
interface Asked {
  /** All of it is kept, or what these queries select in it. */
  readonly kept: 'all' | readonly Course[];
  /** What these queries select in it is dropped. */
  readonly dropped: readonly Course[];
  /** Told of each array that becomes another one. */
  readonly keepRule: (from: readonly Json[], to: readonly Json[]) => void;
}

/** What is left of a value; undefined where nothing was to be kept. */
function partOf(value: Json, asked: Asked): Json | undefined {
  const { kept, dropped } = asked;
  if (kept === 'all' && dropped.length === 0) return value;
  if (isArray(value)) return kept !== 'all' && kept.some(wantsIndex) ? indexedPart(value, asked) : arrayPart(value, asked);
  if (isObject(value)) return objectPart(value, asked);
  return kept === 'all' ? value : undefined;
}

/** The items that are left, as members named by their indexes. */
function indexedPart(items: readonly Json[], asked: Asked): Json {
  const part: Record<string, Json> = {};
  for (const [key, child] of items.entries()) {
    const left = partAt({ parent: items, key, child }, asked);
    if (left !== undefined) part[key] = left;
  }
  return part;
}

/** The array itself as long as nothing in it is left out. */
function arrayPart(items: readonly Json[], asked: Asked): Json | undefined {
  let part: Json[] | undefined;
  for (const [key, child] of items.entries()) {
    const left = partAt({ parent: items, key, child }, asked);
    if (left !== child) part ??= items.slice(0, key);
    if (left !== undefined) part?.push(left);
  }
  if ((part ?? items).length === 0 && !isKeptEmpty(asked)) return undefined;
  if (part === undefined) return items;
  asked.keepRule(items, part);
  return part;
}

/** The object itself as long as nothing in it is left out. */
function objectPart(object: JsonObject, asked: Asked): Json | undefined {
  const names = Object.keys(object);
  let part: Record<string, Json> | undefined;
  let count = 0;
  for (const [at, key] of names.entries()) {
    const child = object[key] ?? null;
    const left = partAt({ parent: object, key, child }, asked);
    if (left !== undefined) count += 1;
    if (left !== child) part ??= membersOf(object, names.slice(0, at));
    if (left !== undefined && part !== undefined) setMember(part, key, left);
  }
  if (count === 0 && !isKeptEmpty(asked)) return undefined;
  return part ?? object;
}

function membersOf(object: JsonObject, names: readonly string[]): Record<string, Json> {
  const members: Record<string, Json> = {};
  for (const name of names) setMember(members, name, object[name] ?? null);
  return members;
}

function partAt(step: Step, { kept, dropped, keepRule }: Asked): Json | undefined {
  const droppedHere = enter(dropped, step);
  if (droppedHere.some(hasArrived)) return undefined;
  const keptHere = kept === 'all' ? kept : unlessArrived(enter(kept, step));
  if (keptHere !== 'all' && keptHere.length === 0) return undefined;
  return partOf(step.child, { kept: keptHere, dropped: droppedHere, keepRule });
}

function unlessArrived(courses: readonly Course[]): Asked['kept'] {
  return courses.some(hasArrived) ? 'all' : courses;
}

/** Where a singular query passes, the way is kept as far as it exists: the member it waits for then comes as an edit of its own. */
function isKeptEmpty({ kept }: Asked): boolean {
  return kept === 'all' || kept.some(({ query }) => query.singular);
}

function wantsIndex({ query, next: [depth = 0] }: Course): boolean {
  return typeof query.steps?.[depth] === 'number';
}

function isRoot({ steps }: Query): boolean {
  return steps?.length === 0;
}
