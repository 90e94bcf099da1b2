/** What changed in an array: items found again where they are, the rest removed, added and compared. */

import type { Json } from '../domain/json.ts';
import { pointerOf } from '../domain/path.ts';
import { ordinary, ruleOf } from './array-rules.ts';
import { add, type Course, isOverfull, remove } from './diff-course.ts';
import { equal } from './equal.ts';
import type { Items } from './item-key.ts';
import { type ItemMatch, matchItems } from './item-match.ts';

// Looking for equal items walks what is below once more on each level; further in, identities are remembered instead.
const WALKED_LEVELS = 3;

// Matching takes some hundred bytes an item.
const MOST_MATCHED = 300_000;

/**
 * What is equal at the head and at the tail is set aside; the items between are matched. Where they are very many, and the user
 * has said nothing of them, each is compared with the one at its place.
 */
export function compareArrays(before: readonly Json[], after: readonly Json[], course: Course): void {
  course.level += 1;
  const isSame = sameItem(course);
  const rule = ruleOf(course.arrays, before, after);
  const head = commonHead(before, after, isSame);
  if (head === before.length && head === after.length) {
    course.level -= 1;
    return;
  }
  const tail = commonTail(before, after, { head, isSame });
  if (rule === ordinary && Math.max(before.length, after.length) - head - tail > MOST_MATCHED) {
    compareInPlace({ before, after }, { head, tail, course });
    course.level -= 1;
    return;
  }
  const items: Items = { before: before.slice(head, before.length - tail), after: after.slice(head, after.length - tail) };
  const match = matchOf(items, course, () =>
    matchItems(items, { ...rule, detect: course.detectKeys, identities: course.identities }),
  );
  const stretch: Stretch = { head, course, pathAt: pathsOf(items, course, head) };
  if (rule.unordered) editUnordered(items, match, { ...stretch, tail });
  else editInOrder(items, match, stretch);
  course.level -= 1;
}

/** Takes no memory but for the edits. What one array has more is gone from or new at the end of what differs. */
function compareInPlace({ before, after }: Items, { head, tail, course }: Pick<Tailed, 'head' | 'tail' | 'course'>): void {
  const [goneTo, comeTo] = [before.length - tail, after.length - tail];
  const both = Math.min(goneTo, comeTo);
  for (let at = head; at < both && !isOverfull(course); at++) {
    const [was, is] = [before[at], after[at]];
    if (was !== undefined && is !== undefined) course.compareAt(at, was, is);
  }
  for (let at = goneTo - 1; at >= both && !isOverfull(course); at--) remove(course, at, before[at] ?? null);
  for (let at = both; at < comeTo && !isOverfull(course); at++) add(course, at, after[at] ?? null);
}

/** Where only something came or only something went there is nothing to match. */
function matchOf({ before, after }: Items, course: Course, find: () => ItemMatch): ItemMatch {
  if (before.length === 0 || after.length === 0) {
    const none = new Int32Array(after.length).fill(-1);
    return { stayed: none, moved: none };
  }
  const match = find();
  if (match.detected !== undefined) course.detected ??= { path: pointerOf(course.keys), field: match.detected };
  return match;
}

type Same = (before: Json | undefined, after: Json | undefined) => boolean;

function sameItem({ level, arrays, identities }: Course): Same {
  const walk = level <= WALKED_LEVELS && arrays.size === 0;
  return (before, after) => {
    if (before === undefined || after === undefined) return false;
    return before === after || (walk ? equal(before, after) : identities.of(before) === identities.of(after));
  };
}

function commonHead(before: readonly Json[], after: readonly Json[], isSame: Same): number {
  const limit = Math.min(before.length, after.length);
  let head = 0;
  while (head < limit && isSame(before[head], after[head])) head += 1;
  return head;
}

interface Rest {
  readonly head: number;
  readonly isSame: Same;
}

function commonTail(before: readonly Json[], after: readonly Json[], { head, isSame }: Rest): number {
  const limit = Math.min(before.length, after.length) - head;
  let tail = 0;
  while (tail < limit && isSame(before[before.length - 1 - tail], after[after.length - 1 - tail])) tail += 1;
  return tail;
}

interface Stretch {
  /** How many items stand before those that were matched. */
  readonly head: number;
  readonly course: Course;
  /** The path of a place among those that were matched. */
  readonly pathAt: (place: number) => string;
}

interface Tailed extends Stretch {
  /** How many items stand behind those that were matched. */
  readonly tail: number;
}

/** Each path is written once: where many items move, one goes from almost every place and another one comes there. */
function pathsOf({ before, after }: Items, course: Course, head: number): Stretch['pathAt'] {
  const array = `${pointerOf(course.keys)}/`;
  const written = new Array<string | undefined>(Math.max(before.length, after.length));
  return (place) => {
    const path = written[place] ?? `${array}${head + place}`;
    written[place] = path;
    return path;
  };
}

/**
 * Changes of items that moved come first, at their old places; then removals from the end backwards, so that each place is
 * right when its turn comes; then additions and changes of items that stayed, at their new places.
 */
function editInOrder(items: Items, match: ItemMatch, stretch: Stretch): void {
  const { head, course, pathAt } = stretch;
  comparePairs(items, match.moved, stretch);
  const start = course.edits.length;
  const removals = removeGone(items, match, stretch);
  const additions = new Int32Array(course.edits.length - start).fill(-1);
  for (let at = 0; at < items.after.length && !isOverfull(course); at++) {
    const is = items.after[at];
    const place = match.stayed[at] ?? -1;
    // A negative index would be looked up as a name.
    const was = place < 0 ? undefined : items.before[place];
    if (is === undefined || was === is) continue;
    const removal = removals[at] ?? -1;
    if (removal >= 0) additions[removal - start] = course.edits.length;
    if (was === undefined) course.edits.push({ op: 'add', path: pathAt(at), after: is });
    else course.compareAt(head + at, was, is);
  }
  if (additions.some((addition) => addition >= 0))
    course.moves.push({ depth: course.keys.length, start, removals: additions.length, end: course.edits.length, additions });
}

/** Where order says nothing every item keeps its old place, and new ones are put at the end. */
function editUnordered(items: Items, match: ItemMatch, stretch: Tailed): void {
  const { head, tail, course } = stretch;
  comparePairs(items, match.stayed, stretch);
  const start = course.edits.length;
  removeGone(items, match, stretch);
  let length = head + items.before.length + tail - (course.edits.length - start);
  for (const [at, item] of items.after.entries()) {
    if (isOverfull(course)) return;
    if (match.stayed[at] === -1) add(course, length++, item);
  }
}

/** Compares items at their places in `before`. */
function comparePairs({ before, after }: Items, places: Int32Array, { head, course }: Stretch): void {
  for (let at = 0; at < places.length && !isOverfull(course); at++) {
    const place = places[at] ?? -1;
    const was = place < 0 ? undefined : before[place];
    const is = after[at];
    if (was !== undefined && is !== undefined) course.compareAt(head + place, was, is);
  }
}

/** Removes what did not stay; for each item of `after` that moved the offset of its removal, else −1. */
function removeGone({ before, after }: Items, { stayed, moved }: ItemMatch, { course, pathAt }: Stretch): Int32Array {
  const removals = new Int32Array(after.length).fill(-1);
  const staysAt = inverse(stayed, before.length);
  const comesTo = inverse(moved, before.length);
  for (let place = before.length - 1; place >= 0 && !isOverfull(course); place--) {
    if (staysAt[place] !== -1) continue;
    const to = comesTo[place] ?? -1;
    if (to >= 0) removals[to] = course.edits.length;
    const gone = to >= 0 ? after[to] : before[place];
    if (gone !== undefined) course.edits.push({ op: 'remove', path: pathAt(place), before: gone });
  }
  return removals;
}

/** For each place of `before` the place in `after` that names it, −1 for none. */
function inverse(places: Int32Array, length: number): Int32Array {
  const inverted = new Int32Array(length).fill(-1);
  for (let at = 0; at < places.length; at++) {
    const place = places[at] ?? -1;
    if (place >= 0) inverted[place] = at;
  }
  return inverted;
}
