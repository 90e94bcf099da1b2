/** Queries followed into a document place by place, by whoever walks it anyway: no node is listed, none is looked at twice. */

import type { Json, Key, Query } from '../../domain/json.ts';
import { isArray, isObject } from '../member.ts';
import { LOOKS_PER_VALUE, type Scope, scopeOf, spend } from './budget.ts';
import { type Plan, planOf, type Selector } from './plan.ts';
import { isInSlice } from './slice.ts';

/** How far a query has come at one place of a document. */
export interface Course {
  readonly query: Query;
  readonly plan: Plan;
  readonly scope: Scope;
  /** It has so many selectors that it must be counted how often they look at a value. */
  readonly isLong: boolean;
  /** The offsets of the segments that come next, rising; the length of the plan among them where the place is selected. */
  readonly next: readonly number[];
}

/** A step from a value to a value inside it. */
export interface Step {
  readonly parent: readonly Json[] | { readonly [name: string]: Json };
  readonly key: Key;
  readonly child: Json;
}

/** A query at the root of a document. */
export function setOut(query: Query, root: Json): Course {
  const plan = planOf(query);
  const isLong = plan.flatMap(({ selectors }) => selectors).length > LOOKS_PER_VALUE;
  return { query, plan, scope: scopeOf(root, query.text), isLong, next: [0] };
}

/** True where the query selects the place at hand. */
export function hasArrived({ plan, next }: Course): boolean {
  return next.at(-1) === plan.length;
}

/** The queries that may select the child or something in it, where they stand then. Throws {@link TooFar}. */
export function enter(courses: readonly Course[], step: Step): readonly Course[] {
  const entered: Course[] = [];
  for (const course of courses) {
    const next = nextBelow(course, step);
    if (isSame(next, course.next)) entered.push(course);
    else if (next.length > 0) entered.push({ ...course, next });
  }
  return entered;
}

/** Below `..` a query mostly stands as it did above. */
function isSame(one: readonly number[], other: readonly number[]): boolean {
  return one.length === other.length && one.every((at, nth) => at === other[nth]);
}

/** Tells of each value a query selects, once; parents before what is in them. Throws {@link TooFar}. */
export function eachSelected(query: Query, root: Json, take: (value: Json) => void): void {
  const visit = (value: Json, courses: readonly Course[]): void => {
    if (courses.some(hasArrived)) take(value);
    if (isArray(value)) {
      for (const [key, child] of value.entries()) go({ parent: value, key, child }, courses);
    } else if (isObject(value)) {
      for (const [key, child] of Object.entries(value)) go({ parent: value, key, child }, courses);
    }
  };
  const go = (step: Step, courses: readonly Course[]): void => {
    const entered = enter(courses, step);
    if (entered.length > 0) visit(step.child, entered);
  };
  visit(root, [setOut(query, root)]);
}

function nextBelow({ plan, scope, isLong, next }: Course, step: Step): readonly number[] {
  const below: number[] = [];
  for (const at of next) {
    const segment = plan[at];
    if (segment === undefined) continue;
    if (isLong) spend(scope, segment.selectors.length);
    // The segment before may have led here already.
    if (segment.reach === 'descendant' && below.at(-1) !== at) below.push(at);
    if (segment.selectors.some((selector) => takes(selector, step, scope))) below.push(at + 1);
  }
  return below;
}

function takes(selector: Selector, { parent, key, child }: Step, scope: Scope): boolean {
  switch (selector.kind) {
    case 'name':
      return key === selector.name;
    case 'index':
      return isArray(parent) && key === (selector.index < 0 ? parent.length + selector.index : selector.index);
    case 'wildcard':
      return true;
    case 'slice':
      return isArray(parent) && isInSlice(selector, Number(key), parent.length);
    case 'filter':
      return selector.holds(child, scope);
  }
}
