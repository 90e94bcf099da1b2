/** Conditions as a tree: what `--until` and `--fail-when` were understood to say. */

import type { Json, Query } from './json.ts';
import type { Observation } from './observation.ts';
import type { Millis } from './time.ts';

/** Three-valued truth (Kleene): `unknown` is a missing path, a type mismatch, or no usable answer. */
export type Verdict = 'met' | 'unmet' | 'unknown';

export type Comparison = '==' | '!=' | '<' | '<=' | '>' | '>=';

/** What a condition is judged on. */
export interface Circumstances {
  readonly observation: Observation;
  /** Polls so far, this one included. */
  readonly polls: number;
  /** Since the start of the watch. */
  readonly elapsed: Millis;
}

/** What an operand came to: a value, or why there is none, in words that go with "is": "not in the response". */
export type Reading =
  | { readonly known: true; readonly value: Json }
  | {
      readonly known: false;
      readonly note: string;
      /** Set where a path led into a body that is text: no answer like this can be judged. */
      readonly unusable?: string;
    };

/** A function call, linked; `name` is one of the definitions in `conditions/functions`. */
export interface Call {
  readonly kind: 'call';
  readonly name: string;
  /** As written. */
  readonly text: string;
  /** What it came to. Never throws. */
  read(circumstances: Circumstances): Reading;
}

/** Something with a value. */
export type Operand =
  | { readonly kind: 'literal'; readonly value: Json; readonly text: string }
  | { readonly kind: 'query'; readonly query: Query }
  | Call;

/** A compiled pattern that runs in time linear in its input, whoever wrote it. */
export interface Pattern {
  readonly text: string;
  test(input: string): boolean;
}

/** A condition, parsed and linked: every query compiled, every function known, every pattern valid. */
export type Expression =
  | { readonly kind: 'or' | 'and'; readonly parts: readonly Expression[]; readonly text: string }
  | { readonly kind: 'not'; readonly of: Expression; readonly text: string }
  | { readonly kind: 'compare'; readonly op: Comparison; readonly left: Operand; readonly right: Operand; readonly text: string }
  | {
      readonly kind: 'match';
      readonly negated: boolean;
      readonly left: Operand;
      readonly pattern: Pattern;
      readonly text: string;
    }
  | { readonly kind: 'test'; readonly of: Operand; readonly text: string };

/** One `--until` or `--fail-when`. */
export interface Condition {
  /** As the user wrote it. */
  readonly text: string;
  readonly expression: Expression;
  /** Hints about a likely slip that is not an error ("`status` is the body's field …"). */
  readonly notes: readonly string[];
}

/** One operand with the value it had, for the sentence that says why. */
export interface Evidence {
  /** The sub-condition this belongs to. */
  readonly text: string;
  /** What was looked at: a path or a call, as written. */
  readonly subject: string;
  readonly verdict: Verdict;
  /** The value seen; absent when there was none. */
  readonly seen?: Json;
  /** The value wanted, as the condition says it; absent for bare tests. */
  readonly wanted?: string;
  /** Why it is unknown, in words ("not in the response", "a string cannot be ordered against a number"). */
  readonly note?: string;
}

/** The judgement of one condition on one observation. */
export interface Finding {
  readonly verdict: Verdict;
  /** One entry for each comparison or test, in the order written. */
  readonly evidence: readonly Evidence[];
  /** Where a path led into a string body: conditions need JSON here (exit 5). */
  readonly unusable?: string;
}
