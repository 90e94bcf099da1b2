/** Comparing two readings: definite where RFC 9535 is, unknown where a wrong guess would end a wait. */

import type { Comparison, Reading, Verdict } from '../domain/condition.ts';
import { ExactNumber } from '../domain/exact-number.ts';
import type { Json } from '../domain/json.ts';
import { equal } from '../json/equal.ts';
import { orderOf } from '../json/order.ts';
import { verdictOf } from './kleene.ts';

/** A verdict, and why it is unknown. */
export interface Compared {
  readonly verdict: Verdict;
  readonly note?: string;
}

const MET: Compared = { verdict: 'met' };
const UNMET: Compared = { verdict: 'unmet' };

/** `==` and `!=` are definite across types; order exists among numbers and among strings only. */
export function compareReadings(op: Comparison, left: Reading, right: Reading): Compared {
  if (!left.known) return { verdict: 'unknown', note: left.note };
  if (!right.known) return { verdict: 'unknown', note: right.note };
  if (op === '==' || op === '!=') return equal(left.value, right.value) === (op === '==') ? MET : UNMET;
  const order = orderOf(left.value, right.value);
  if (order === undefined) return { verdict: 'unknown', note: unordered(left.value, right.value) };
  return { verdict: verdictOf(holds(op, order)) };
}

function holds(op: Comparison, order: number): boolean {
  if (op === '<') return order < 0;
  if (op === '<=') return order <= 0;
  return op === '>' ? order > 0 : order >= 0;
}

function unordered(left: Json, right: Json): string {
  const [one, other] = [typeName(left), typeName(right)];
  return one === other ? `${one} has no order` : `${one} cannot be ordered against ${other}`;
}

/** A value's type with its article. */
export function typeName(value: Json): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'an array';
  if (value instanceof ExactNumber) return 'a number';
  return typeof value === 'object' ? 'an object' : `a ${typeof value}`;
}
