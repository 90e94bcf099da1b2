/** What the parser makes of a query or an expression (RFC 9535 §2), with the place of each part for messages. */

import type { Comparison } from '../../domain/condition.ts';
import type { Json } from '../../domain/json.ts';

/** A stretch of the text: offsets in UTF-16 units, the end excluded. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** `$…` or `@…`. */
export interface QuerySyntax extends Span {
  readonly kind: 'query';
  readonly from: '$' | '@';
  readonly segments: readonly SegmentSyntax[];
  /** The first blanks behind an opening or before a closing bracket: see `refuseBlanks`. */
  readonly blanks?: Span;
}

/** `.a`, `[…]`, `..a`, `..[…]` (§2.5). */
export interface SegmentSyntax {
  readonly reach: 'child' | 'descendant';
  readonly selectors: readonly SelectorSyntax[];
}

/** What stands behind a dot or between brackets (§2.3). */
export type SelectorSyntax =
  | { readonly kind: 'name'; readonly name: string }
  | { readonly kind: 'index'; readonly index: number }
  | { readonly kind: 'wildcard' }
  | { readonly kind: 'slice'; readonly start: number | undefined; readonly end: number | undefined; readonly step: number }
  | { readonly kind: 'filter'; readonly filter: LogicalSyntax };

/** Something that is true or false. */
export type LogicalSyntax =
  | (Span & { readonly kind: 'or' | 'and'; readonly parts: readonly LogicalSyntax[] })
  | (Span & { readonly kind: 'not'; readonly of: LogicalSyntax })
  | (Span & {
      readonly kind: 'compare';
      readonly op: Comparison;
      readonly left: OperandSyntax;
      readonly right: OperandSyntax;
    })
  /** `=~` and `!~`, which only conditions have. */
  | (Span & { readonly kind: 'match'; readonly negated: boolean; readonly left: OperandSyntax; readonly pattern: LiteralSyntax })
  | (Span & { readonly kind: 'test'; readonly of: OperandSyntax });

/** Something with a value or with nodes. */
export type OperandSyntax = LiteralSyntax | QuerySyntax | CallSyntax;

/** A number, string, true, false or null; in conditions a duration too, in seconds. */
export interface LiteralSyntax extends Span {
  readonly kind: 'literal';
  readonly value: Json;
}

/** `name(…)`; an argument that is no condition is a test of one operand, without parentheses around it. */
export interface CallSyntax extends Span {
  readonly kind: 'call';
  readonly name: string;
  readonly args: readonly LogicalSyntax[];
}

/** The operand an argument is; undefined for a condition, which also a value in parentheses is. */
export function operandIn(argument: LogicalSyntax): OperandSyntax | undefined {
  return argument.kind === 'test' && argument.start === argument.of.start ? argument.of : undefined;
}
