/** What changed between two documents, as RFC 6902 edits. */

import type { Edit, ItemMoves, Json, JsonObject } from '../domain/json.ts';
import { pointerOf } from '../domain/path.ts';
import { compareArrays } from './array-edits.ts';
import { type ArrayRules, noArrayRules, ruleOf } from './array-rules.ts';
import { add, type Course, type DetectedKey, isOverfull, remove } from './diff-course.ts';
import { equal } from './equal.ts';
import { createIdentities } from './identities.ts';
import { countNames, isArray, isObject } from './member.ts';

/** All 50,000 items of an array may move, each a removal and an addition, and as many may change; time and memory end here. */
const MOST_EDITS = 200_000;

/** How two documents are compared. */
export interface DiffRules {
  /** What is known of the arrays of both documents. Default nothing. */
  readonly arrays?: ArrayRules;
  /** Find out by which field items are told apart where no rule says it. Default true. */
  readonly detectKeys?: boolean;
  /** Beyond it the smallest array or object that holds the next edit is replaced as a whole. Default 200,000. */
  readonly mostEdits?: number;
}

/** How two documents differ. */
export interface Difference {
  /** They turn the first document into the second when applied one after another. */
  readonly edits: readonly Edit[];
  /** Which removals and additions are moves of an item, for whoever writes a patch. */
  readonly moves: readonly ItemMoves[];
  /** The whole new text, where the edits are lines of it. */
  readonly text?: string;
  /** The first array whose items were matched by a field that was found, where that made a difference. */
  readonly detected?: DetectedKey;
}

/** Linear in the size of both documents; recursion goes as deep as they do, which is 1,000 levels at most. */
export function diff(before: Json, after: Json, rules: DiffRules = {}): Difference {
  const { arrays = noArrayRules, detectKeys = true, mostEdits = MOST_EDITS } = rules;
  const course: Course = {
    keys: [],
    edits: [],
    moves: [],
    arrays,
    detectKeys,
    mostEdits,
    identities: createIdentities((array) => ruleOf(arrays, array).unordered),
    level: 0,
    detected: undefined,
    compareAt: (key, was, is) => {
      course.keys.push(key);
      compareValues(was, is, course);
      course.keys.pop();
    },
  };
  compareValues(before, after, course);
  const { edits, moves, detected } = course;
  return { edits, moves, ...(detected !== undefined && { detected }) };
}

function compareValues(before: Json, after: Json, course: Course): void {
  if (before === after) return;
  const { edits, moves, detected } = course;
  const [editsBefore, movesBefore] = [edits.length, moves.length];
  if (isArray(before) && isArray(after)) compareArrays(before, after, course);
  else if (isObject(before) && isObject(after)) compareObjects(before, after, course);
  else if (!equal(before, after)) replace(course, before, after);
  if (!isOverfull(course)) return;
  edits.length = editsBefore;
  moves.length = movesBefore;
  course.detected = detected;
  replace(course, before, after);
}

function replace({ keys, edits }: Course, before: Json, after: Json): void {
  edits.push({ op: 'replace', path: pointerOf(keys), before, after });
}

/**
 * Members that are gone or different in the old order, then the new ones in theirs. Names are not listed, which would cost more
 * than to look at them; nothing a prototype holds is equal to a value of JSON, so equal members are there.
 */
function compareObjects(before: JsonObject, after: JsonObject, course: Course): void {
  let kept = 0;
  for (const name in before) {
    if (isOverfull(course)) return;
    const was = before[name];
    const is = after[name];
    if (was === is || was === undefined) kept += 1;
    else if (is === undefined || !Object.hasOwn(after, name)) remove(course, name, was);
    else {
      kept += 1;
      course.compareAt(name, was, is);
    }
  }
  if (kept === countNames(after)) return;
  for (const name of Object.keys(after)) {
    if (isOverfull(course)) return;
    const is = after[name];
    if (is !== undefined && !Object.hasOwn(before, name)) add(course, name, is);
  }
}
