/** Runs a compiled query on a document (RFC 9535 §2): no recursion into the document, no package, no copy of what it passes. */

import { type Json, type Key, type Node, tooManyNodes } from '../../domain/json.ts';
import { isArray, isObject, valueAt } from '../member.ts';
import { keep, type Scope, scopeOf, spend, TooFar, WORDS_PER_NODE } from './budget.ts';
import type { Plan, Selector } from './plan.ts';
import { indexesIn } from './slice.ts';

/** A node on the way, linked to its parent: paths are written out only where they are wanted. */
export interface Found {
  readonly value: Json;
  readonly key: Key;
  readonly parent: Found | undefined;
}

/** The node a singular query leads to, if it is there. */
export function follow(steps: readonly Key[], root: Json): Node | undefined {
  let value = root;
  let keys = steps;
  for (let at = 0; at < steps.length; at++) {
    const key = steps[at];
    const next = key === undefined ? undefined : valueAt(value, key);
    if (key === undefined || next === undefined) return undefined;
    if (typeof key === 'number' && key < 0 && isArray(value)) keys = keys.with(at, value.length + key);
    value = next;
  }
  return { keys, value };
}

/** Where a query starts, and the document it is asked about. */
export interface Ground {
  readonly start: Json;
  readonly root: Json;
}

/**
 * The nodes a query selects, in document order within each segment (RFC 9535 §2.5.2.2); {@link tooManyNodes} where that is
 * more than can be looked at.
 */
export function selectNodes(plan: Plan, { start, root }: Ground): readonly Node[] {
  const nodes: Node[] = [];
  const scope = scopeOf(root);
  const take = (found: Found): void => {
    const keys = keysTo(found);
    keep(scope, WORDS_PER_NODE + keys.length);
    nodes.push({ keys, value: found.value });
  };
  return isWalked({ plan, scope, take }, start) ? nodes : tooManyNodes;
}

/** Thrown by whoever is told of nodes and need not see more of them. */
export class Enough extends Error {}

/** Tells of the nodes a query selects, one at a time, so that none need be kept; false where it stopped because there are too many. */
export function visitNodes(plan: Plan, { start, root }: Ground, take: (found: Found) => void): boolean {
  return isWalked({ plan, scope: scopeOf(root), take }, start);
}

/** False where a walk went too far. */
function isWalked(course: Walk, start: Json): boolean {
  try {
    walk(course, 0, startingAt(start));
    return true;
  } catch (cause) {
    if (cause instanceof TooFar || cause instanceof Enough) return cause instanceof Enough;
    throw cause;
  }
}

/** The values a query inside a filter selects from `start`. Throws {@link TooFar}. */
export function selectValues(plan: Plan, start: Json, scope: Scope): Json[] {
  const values: Json[] = [];
  const take = ({ value }: Found): void => {
    keep(scope, 1);
    values.push(value);
  };
  walk({ plan, scope, take }, 0, startingAt(start));
  scope.words += values.length; // A filter forgets them as soon as it has decided.
  return values;
}

function startingAt(value: Json): Found {
  return { value, key: '', parent: undefined };
}

interface Walk {
  readonly plan: Plan;
  readonly scope: Scope;
  /** Told of each node that is selected. */
  readonly take: (found: Found) => void;
}

/** Follows the segments from `at` on. One node is led to the end before the next one, so that nothing in between is kept. */
function walk(course: Walk, at: number, from: Found): void {
  const segment = course.plan[at];
  if (segment === undefined) course.take(from);
  else {
    const { scope } = course;
    const take = (key: Key, value: Json): void => walk(course, at + 1, { value, key, parent: from });
    if (segment.reach === 'child') for (const selector of segment.selectors) pick(selector, { value: from.value, scope, take });
    else descend(course, at, from);
  }
}

/** Visits `from` and everything below it, parents before children, each value before the ones after it. */
function descend(course: Walk, at: number, from: Found): void {
  const { scope } = course;
  const selectors = course.plan[at]?.selectors ?? [];
  const waiting: Found[] = [from];
  for (let visited = waiting.pop(); visited !== undefined; visited = waiting.pop()) {
    const parent = visited;
    const take = (key: Key, value: Json): void => walk(course, at + 1, { value, key, parent });
    for (const selector of selectors) pick(selector, { value: parent.value, scope, take });
    const children: Found[] = [];
    eachChild(parent.value, scope, (key, value) => {
      if (typeof value === 'object' && value !== null) children.push({ value, key, parent });
    });
    for (let last = children.length - 1; last >= 0; last--) {
      const child = children[last];
      if (child !== undefined) waiting.push(child);
    }
  }
}

interface Picking {
  readonly value: Json;
  readonly scope: Scope;
  readonly take: (key: Key, child: Json) => void;
}

function pick(selector: Selector, { value, scope, take }: Picking): void {
  spend(scope, 1);
  switch (selector.kind) {
    case 'name': {
      const member = valueAt(value, selector.name);
      if (member !== undefined) take(selector.name, member);
      return;
    }
    case 'index': {
      const item = valueAt(value, selector.index);
      if (item !== undefined && isArray(value)) take(selector.index < 0 ? value.length + selector.index : selector.index, item);
      return;
    }
    case 'wildcard':
      eachChild(value, scope, take);
      return;
    case 'slice':
      if (isArray(value)) eachInSlice(value, selector, { value, scope, take });
      return;
    case 'filter':
      eachChild(value, scope, (key, child) => {
        if (selector.holds(child, scope)) take(key, child);
      });
  }
}

function eachChild(value: Json, scope: Scope, visit: (key: Key, child: Json) => void): void {
  if (isArray(value)) {
    spend(scope, value.length);
    value.forEach((child, index) => {
      visit(index, child);
    });
  } else if (isObject(value)) {
    const names = Object.keys(value);
    spend(scope, names.length);
    for (const name of names) {
      const child = value[name];
      if (child !== undefined) visit(name, child);
    }
  }
}

function eachInSlice(array: readonly Json[], slice: Extract<Selector, { kind: 'slice' }>, { scope, take }: Picking): void {
  for (const at of indexesIn(slice, array.length)) {
    const item = array[at];
    spend(scope, 1);
    if (item !== undefined) take(at, item);
  }
}

/** The way to a node from where the query started. */
export function keysTo(found: Found): readonly Key[] {
  let depth = 0;
  for (let at: Found | undefined = found; at?.parent !== undefined; at = at.parent) depth += 1;
  const keys = new Array<Key>(depth);
  for (let at: Found | undefined = found; at?.parent !== undefined; at = at.parent) keys[--depth] = at.key;
  return keys;
}
