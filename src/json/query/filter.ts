/** What stands in `[?…]`, as predicates with the two-valued truth of RFC 9535 §2.3.5. */

import type { Comparison } from '../../domain/condition.ts';
import type { Json } from '../../domain/json.ts';
import { equal } from '../equal.ts';
import { orderOf } from '../order.ts';
import type { Scope } from './budget.ts';
import { type Plan, type Predicate, stepsOf } from './plan.ts';
import { follow, selectValues } from './selection.ts';

/** Something with a value; undefined is RFC 9535's Nothing. */
export type Comparable = (current: Json, scope: Scope) => Json | undefined;

/** Something with nodes; only their values matter in a filter. */
export type NodeList = (current: Json, scope: Scope) => readonly Json[];

/** The nodes of a query inside a filter, starting at `$` or at `@`. */
export function nodesFrom(start: '$' | '@', plan: Plan): NodeList {
  return (current, scope) => selectValues(plan, start === '$' ? scope.root : current, scope);
}

/** The value of a singular query inside a filter. */
export function valueFrom(start: '$' | '@', plan: Plan): Comparable {
  const steps = stepsOf(plan) ?? [];
  return (current, scope) => follow(steps, start === '$' ? scope.root : current)?.value;
}

/** A comparison (§2.3.5.2.2): Nothing equals Nothing and nothing else. */
export function comparison(op: Comparison, left: Comparable, right: Comparable): Predicate {
  const test = COMPARISONS[op];
  return (current, scope) => test(left(current, scope), right(current, scope));
}

type Pair = (a: Json | undefined, b: Json | undefined) => boolean;

const same: Pair = (a, b) => (a === undefined || b === undefined ? a === b : equal(a, b));
const before: Pair = (a, b) => a !== undefined && b !== undefined && (orderOf(a, b) ?? 0) < 0;

const COMPARISONS: Readonly<Record<Comparison, Pair>> = {
  '==': same,
  '!=': (a, b) => !same(a, b),
  '<': before,
  '<=': (a, b) => before(a, b) || same(a, b),
  '>': (a, b) => before(b, a),
  '>=': (a, b) => before(b, a) || same(a, b),
};
