/** What a function of the condition language is: one file exports one definition, `all.ts` names it, and it exists. */

import type { Circumstances, Condition, Reading } from '../../domain/condition.ts';
import type { Json, Query } from '../../domain/json.ts';
import type { Need } from '../circumstances.ts';
import type { ConditionPorts } from '../linking.ts';

/** What an argument must be: one value, a path to any number of nodes, a text in quotes, or a condition on a member in quotes. */
export type Parameter = 'value' | 'path' | 'text' | 'condition';

/** A value found when it is asked for. Never throws. */
export type Read = (circumstances: Circumstances) => Reading;

/** The arguments of one call, checked against the parameters and linked. */
export interface Arguments {
  /** The value argument at this position. */
  value(at: number): Read;
  /** Its value, if it is written out and so the same on every poll. */
  literal(at: number): Json | undefined;
  /** The path argument at this position. */
  path(at: number): Query;
  /** The text argument at this position. */
  text(at: number): string;
  /** The condition argument at this position: judged with the member in its circumstances. */
  condition(at: number): Condition;
}

/** A function. */
export interface FunctionDefinition {
  readonly name: string;
  readonly parameters: readonly Parameter[];
  /** A `value` is compared with something; a `truth` is a condition by itself. */
  readonly gives: 'value' | 'truth';
  /** What must have come for it to be known; below that it is unknown and `link`'s reading is not asked. */
  readonly needs: Need;
  /** A path that selects nothing tells it something: it is not what keeps it unknown. */
  readonly knowsAbsence?: boolean;
  /** It depends on its arguments and the body alone. */
  readonly steady?: boolean;
  /** It looks beyond one answer, so its paths start at the body. */
  readonly overTime?: boolean;
  /** It comes to another value with the time alone. */
  readonly timed?: boolean;
  /** It is about the answer before. */
  readonly looksBack?: boolean;
  /** A condition that uses it well, for corrections. */
  readonly example: string;
  /**
   * Makes one call ready to be judged on every poll; heavy code is imported here. Throws a UsageError, without a place,
   * for arguments that can never be right.
   */
  link(args: Arguments, ports: ConditionPorts): Read | Promise<Read>;
}
