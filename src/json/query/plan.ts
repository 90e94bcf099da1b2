/** A query as data: what the plain lane and the standard lane both compile to, and `selection.ts` runs. */

import type { Json, Key, Query } from '../../domain/json.ts';
import type { Scope } from './budget.ts';

/** Decides on one member or item of the value a filter is applied to (RFC 9535 §2.3.5). Throws where the run has gone too far. */
export type Predicate = (current: Json, scope: Scope) => boolean;

/** What is taken from one value (RFC 9535 §2.3). */
export type Selector =
  | { readonly kind: 'name'; readonly name: string }
  | { readonly kind: 'index'; readonly index: number }
  | { readonly kind: 'wildcard' }
  | { readonly kind: 'slice'; readonly start: number | undefined; readonly end: number | undefined; readonly step: number }
  | { readonly kind: 'filter'; readonly holds: Predicate };

/** One step of a query: selectors applied to the values at hand, or to those and everything below them (RFC 9535 §2.5). */
export interface Segment {
  readonly reach: 'child' | 'descendant';
  readonly selectors: readonly Selector[];
}

/** A query without its leading identifier. */
export type Plan = readonly Segment[];

const PLAN = Symbol('plan');

/** A query as this room makes it. Other rooms know queries by the word alone. */
interface PlannedQuery extends Query {
  readonly [PLAN]: Plan;
}

/** A query with its plan, which copies of it keep. */
export function planned(query: Query, plan: Plan): PlannedQuery {
  return { ...query, [PLAN]: plan };
}

/** The plan of a query that was compiled here. */
export function planOf(query: Query): Plan {
  if (isPlanned(query)) return query[PLAN];
  throw new Error(`${query.text} was not compiled here`);
}

function isPlanned(query: Query): query is PlannedQuery {
  return PLAN in query;
}

/** The names and indexes a singular query follows; undefined when the query may select several nodes (RFC 9535 §2.3.5.1). */
export function stepsOf(plan: Plan): readonly Key[] | undefined {
  const steps = leadOf(plan);
  return steps.length === plan.length ? steps : undefined;
}

/** The names and indexes before the first segment that may select several nodes. */
export function leadOf(plan: Plan): readonly Key[] {
  const keys: Key[] = [];
  for (const segment of plan) {
    const key = onlyKeyOf(segment);
    if (key === undefined) break;
    keys.push(key);
  }
  return keys;
}

function onlyKeyOf({ reach, selectors }: Segment): Key | undefined {
  const [only, another] = selectors;
  if (reach !== 'child' || another !== undefined) return undefined;
  if (only?.kind === 'name') return only.name;
  return only?.kind === 'index' ? only.index : undefined;
}
