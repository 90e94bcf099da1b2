/** Runs a compiled query on a document (RFC 9535 §2): no recursion, no package, no copy of what it passes. */

import type { Json, Key, Node } from '../../domain/json.ts';
import { isArray, isObject, valueAt } from '../member.ts';
import type { Plan, Segment, Selector } from './plan.ts';

/** A node on the way, linked to its parent: paths are written out only for what is selected in the end. */
interface Found {
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

/** The nodes a query selects from `start`, in document order within each segment (RFC 9535 §2.5.2.2). */
export function selectNodes(plan: Plan, start: Json, root: Json): Node[] {
  return run(plan, start, root).map((found) => ({ keys: keysTo(found), value: found.value }));
}

/** The values a query selects from `start`; `root` is the document its filters call `$`. */
export function selectValues(plan: Plan, start: Json, root: Json): Json[] {
  return run(plan, start, root).map((found) => found.value);
}

function run(plan: Plan, start: Json, root: Json): Found[] {
  let found: Found[] = [{ value: start, key: '', parent: undefined }];
  for (const segment of plan) {
    const next: Found[] = [];
    for (const from of found) {
      if (segment.reach === 'child') pickAll(segment, { from, root, into: next });
      else descend(segment, { from, root, into: next });
    }
    found = next;
  }
  return found;
}

interface Picking {
  readonly from: Found;
  readonly root: Json;
  readonly into: Found[];
}

/** Visits `from` and everything below it, parents before children, each value before the ones after it. */
function descend(segment: Segment, { from, root, into }: Picking): void {
  const waiting: Found[] = [from];
  for (let visited = waiting.pop(); visited !== undefined; visited = waiting.pop()) {
    pickAll(segment, { from: visited, root, into });
    const children: Found[] = [];
    eachChild(visited.value, (key, value) => {
      if (typeof value === 'object' && value !== null) children.push({ value, key, parent: visited });
    });
    for (let at = children.length - 1; at >= 0; at--) {
      const child = children[at];
      if (child !== undefined) waiting.push(child);
    }
  }
}

function pickAll(segment: Segment, picking: Picking): void {
  for (const selector of segment.selectors) pick(selector, picking);
}

function pick(selector: Selector, { from, root, into }: Picking): void {
  const { value } = from;
  const take = (key: Key, child: Json): void => {
    into.push({ value: child, key, parent: from });
  };
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
      eachChild(value, take);
      return;
    case 'slice':
      if (isArray(value)) eachInSlice(value, selector, take);
      return;
    case 'filter':
      eachChild(value, (key, child) => {
        if (selector.holds(child, root)) take(key, child);
      });
  }
}

function eachChild(value: Json, visit: (key: Key, child: Json) => void): void {
  if (isArray(value)) {
    value.forEach((child, index) => {
      visit(index, child);
    });
  } else if (isObject(value)) {
    for (const name of Object.keys(value)) {
      const child = value[name];
      if (child !== undefined) visit(name, child);
    }
  }
}

/** The bounds of RFC 9535 §2.3.4.2.2; a step of 0 selects nothing. */
function eachInSlice(
  array: readonly Json[],
  { start, end, step }: Extract<Selector, { kind: 'slice' }>,
  visit: (key: Key, child: Json) => void,
): void {
  const { length } = array;
  const normal = (bound: number): number => (bound < 0 ? length + bound : bound);
  const within = (bound: number, low: number, high: number): number => Math.min(Math.max(bound, low), high);
  if (step > 0) {
    const stop = within(normal(end ?? length), 0, length);
    for (let at = within(normal(start ?? 0), 0, length); at < stop; at += step) visitAt(array, at, visit);
  } else if (step < 0) {
    const stop = end === undefined ? -1 : within(normal(end), -1, length - 1);
    const from = start === undefined ? length - 1 : within(normal(start), -1, length - 1);
    for (let at = from; at > stop; at += step) visitAt(array, at, visit);
  }
}

function visitAt(array: readonly Json[], at: number, visit: (key: Key, child: Json) => void): void {
  const item = array[at];
  if (item !== undefined) visit(at, item);
}

function keysTo(found: Found): Key[] {
  const keys: Key[] = [];
  for (let at: Found | undefined = found; at?.parent !== undefined; at = at.parent) keys.push(at.key);
  return keys.reverse();
}
