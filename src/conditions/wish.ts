/** What a condition wants of the value it looks at, in words: `"ready"`, `not "failed"`, `>= 3`, `$.target (5)`. */

import type { Comparison, Operand, Pattern, Reading, Wish } from '../domain/condition.ts';
import { valueText } from '../domain/value-text.ts';
import { isArray, isObject } from '../json/member.ts';
import { opposites } from '../json/query/operators.ts';
import { writePattern } from '../json/query/string-literal.ts';
import { textOf } from './reading.ts';

/** A comparison, as far as its wish is concerned. */
export interface Sides {
  readonly op: Comparison;
  readonly left: Operand;
  readonly right: Operand;
}

/** The wish of a comparison one side of which is written out, the left one first; undefined where neither is. */
export function wishOfComparison({ op, left, right }: Sides): Wish | undefined {
  if (left.kind === 'literal') return bothWays(mirrors[op], left.text);
  return right.kind === 'literal' ? bothWays(op, right.text) : undefined;
}

/** The wish of `=~` or, `negated`, of `!~`. */
export function wishOfMatch({ text }: Pattern, negated: boolean): Wish {
  const [matches, differs] = [`=~ ${writePattern(text)}`, `!~ ${writePattern(text)}`];
  return negated ? { plain: differs, negated: matches } : { plain: matches, negated: differs };
}

/** The wish for one side of a comparison of two that are looked up: the other side, with its value where that is short. */
export function wishFor(op: Comparison, other: Operand, reading: Reading): string {
  const text = textOf(other);
  const isShort = reading.known && !isArray(reading.value) && !isObject(reading.value);
  return inWords(op, isShort ? `${text} (${valueText(reading.value)})` : text);
}

function bothWays(op: Comparison, value: string): Wish {
  return { plain: inWords(op, value), negated: inWords(opposites[op], value) };
}

function inWords(op: Comparison, value: string): string {
  if (op === '==') return value;
  return op === '!=' ? `not ${value}` : `${op} ${value}`;
}

/** The comparison with its sides exchanged. */
export const mirrors: Readonly<Record<Comparison, Comparison>> = {
  '==': '==',
  '!=': '!=',
  '<': '>',
  '>': '<',
  '<=': '>=',
  '>=': '<=',
};
