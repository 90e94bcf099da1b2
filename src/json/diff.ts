/** What changed between two documents, as RFC 6902 edits. */

import type { Edit, Json, JsonObject, Key } from '../domain/json.ts';
import { pointerOf } from '../domain/path.ts';
import { equal } from './equal.ts';
import { isArray, isObject } from './member.ts';

/** The place at hand and the edits so far. */
interface Course {
  readonly keys: Key[];
  readonly edits: Edit[];
}

/**
 * The edits that turn `before` into `after` when applied one after another, none where both are equal.
 * Linear in the size of both documents; recursion goes as deep as they do, which is 1,000 levels at most.
 */
export function diff(before: Json, after: Json): readonly Edit[] {
  const course: Course = { keys: [], edits: [] };
  compare(before, after, course);
  return course.edits;
}

function compare(before: Json, after: Json, course: Course): void {
  if (before === after) return;
  if (isArray(before) && isArray(after)) compareArrays(before, after, course);
  else if (isObject(before) && isObject(after)) compareObjects(before, after, course);
  else course.edits.push({ op: 'replace', path: pointerOf(course.keys), before, after });
}

/** One member or item as it was and as it is; undefined where it was or is not there. */
interface Pair {
  readonly was: Json | undefined;
  readonly is: Json | undefined;
}

function compareAt(key: Key, { was, is }: Pair, course: Course): void {
  course.keys.push(key);
  if (was !== undefined && is !== undefined) compare(was, is, course);
  else if (was !== undefined) course.edits.push({ op: 'remove', path: pointerOf(course.keys), before: was });
  else if (is !== undefined) course.edits.push({ op: 'add', path: pointerOf(course.keys), after: is });
  course.keys.pop();
}

/** Members that are gone or different in the old order, then the new ones in theirs. */
function compareObjects(before: JsonObject, after: JsonObject, course: Course): void {
  const names = Object.keys(after);
  let kept = 0;
  for (const name of Object.keys(before)) {
    const was = before[name];
    const is = Object.hasOwn(after, name) ? after[name] : undefined;
    if (is !== undefined) kept += 1;
    if (was !== is) compareAt(name, { was, is }, course);
  }
  if (kept === names.length) return;
  for (const name of names) {
    if (!Object.hasOwn(before, name)) compareAt(name, { was: undefined, is: after[name] }, course);
  }
}

/**
 * Items pair by position. Where the lengths differ, an equal head and tail are set aside first, so that what came in or
 * went is found where it happened. Equal lengths need no such search: it would walk every pair twice on every level.
 */
function compareArrays(before: readonly Json[], after: readonly Json[], course: Course): void {
  const head = before.length === after.length ? 0 : commonHead(before, after);
  const tail = before.length === after.length ? 0 : commonTail(before, after, head);
  const gone = before.length - tail;
  const come = after.length - tail;
  const paired = Math.min(gone, come);
  for (let at = head; at < paired; at++) {
    if (before[at] !== after[at]) compareAt(at, { was: before[at], is: after[at] }, course);
  }
  for (let at = gone - 1; at >= paired; at--) compareAt(at, { was: before[at], is: undefined }, course);
  for (let at = paired; at < come; at++) compareAt(at, { was: undefined, is: after[at] }, course);
}

function commonHead(before: readonly Json[], after: readonly Json[]): number {
  const limit = Math.min(before.length, after.length);
  let head = 0;
  while (head < limit && equalItems(before[head], after[head])) head += 1;
  return head;
}

function commonTail(before: readonly Json[], after: readonly Json[], head: number): number {
  const limit = Math.min(before.length, after.length) - head;
  let tail = 0;
  while (tail < limit && equalItems(before[before.length - 1 - tail], after[after.length - 1 - tail])) tail += 1;
  return tail;
}

function equalItems(a: Json | undefined, b: Json | undefined): boolean {
  return a !== undefined && b !== undefined && equal(a, b);
}
