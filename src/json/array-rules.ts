/** What the user said of arrays: by which field their items are told apart, and where order says nothing. */

import type { Json, Key } from '../domain/json.ts';
import type { Comparing } from '../domain/watch.ts';
import { isArray } from './member.ts';
import { eachSelected } from './query/course.ts';

/** What is known of one array. */
export interface ArrayRule {
  /** The way to the key in each item. */
  readonly field?: readonly Key[];
  /** The order of items says nothing. */
  readonly unordered: boolean;
}

/** What is known of the arrays of a document, by the arrays themselves. */
export type ArrayRules = ReadonlyMap<Json, ArrayRule>;

/** Nothing is known of any array. */
export const noArrayRules: ArrayRules = new Map();

/** The rule of an array of which nothing was said. */
export const ordinary: ArrayRule = { unordered: false };

/** The rule of the first of these arrays that has one. */
export function ruleOf(rules: ArrayRules, ...arrays: readonly Json[]): ArrayRule {
  if (rules.size === 0) return ordinary;
  for (const array of arrays) {
    const rule = rules.get(array);
    if (rule !== undefined) return rule;
  }
  return ordinary;
}

/**
 * The rules for the arrays of a document. Where several keys are given for one array, the last one counts. Throws
 * {@link TooFar} where a path selects more than can be looked at.
 */
export function arrayRulesFor(root: Json, { arrayKeys, ignoreOrder }: Comparing): ArrayRules {
  if (arrayKeys.length === 0 && ignoreOrder.length === 0) return noArrayRules;
  const rules = new Map<Json, ArrayRule>();
  for (const { arrays, field } of arrayKeys) {
    eachSelected(arrays, root, (value) => {
      if (isArray(value)) rules.set(value, { field, unordered: false });
    });
  }
  for (const query of ignoreOrder) {
    eachSelected(query, root, (value) => {
      if (isArray(value)) rules.set(value, { ...rules.get(value), unordered: true });
    });
  }
  return rules;
}
