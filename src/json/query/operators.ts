/** The operators of filters and conditions: which compare, and what says the contrary of each. */

import type { Comparison } from '../../domain/condition.ts';

/** Comparisons and the pattern matches that only conditions have. */
export type Operator = Comparison | '=~' | '!~';

/** The operator that holds exactly where this one does not. */
export const opposites = {
  '==': '!=',
  '!=': '==',
  '<': '>=',
  '>=': '<',
  '>': '<=',
  '<=': '>',
  '=~': '!~',
  '!~': '=~',
} as const satisfies Readonly<Record<Operator, Operator>>;

/** True for the text of an operator. */
export function isOperator(text: string): text is Operator {
  return Object.hasOwn(opposites, text);
}

/** True for an operator that compares two values. */
export function isComparison(operator: Operator): operator is Comparison {
  return operator !== '=~' && operator !== '!~';
}
