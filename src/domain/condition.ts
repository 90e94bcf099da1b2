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
  /** The body of the usable answer before; absent at the first. While a condition waits to be confirmed, of the one before it held. */
  readonly previous?: Json;
  /** What `@` is: the member that `every()` looks at; absent elsewhere, where `@` is the body. */
  readonly member?: Json;
  /** Polls so far, this one included. */
  readonly polls: number;
  /** Since the start of the watch. */
  readonly elapsed: Millis;
}

/** What an operand came to: a value, or why there is none, in words that go with "is": "not in the response". */
export type Reading =
  /** `note`: why a truth is false, in words that stand in brackets behind it. */
  | { readonly known: true; readonly value: Json; readonly note?: string }
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
  /** The paths among its arguments that must select something for it to be known. */
  readonly paths: readonly Query[];
  /** It comes to the same for as long as the body is the same. */
  readonly steady: boolean;
  /** It is about the answer before: what changed, what was. */
  readonly looksBack: boolean;
  /** It comes to another value with the time alone. */
  readonly timed?: boolean;
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

/** What is wanted of the value looked at, in words: as the condition says it, and where a `!` turns it round. */
export interface Wish {
  readonly plain: string;
  readonly negated: string;
}

/** A condition, parsed and linked: every query compiled, every function known, every pattern valid. */
export type Expression =
  | { readonly kind: 'or' | 'and'; readonly parts: readonly Expression[] }
  | { readonly kind: 'not'; readonly of: Expression }
  | {
      readonly kind: 'compare';
      readonly op: Comparison;
      readonly left: Operand;
      readonly right: Operand;
      /** Absent where both sides are looked up, so that it depends on the answer. */
      readonly wish?: Wish;
    }
  | { readonly kind: 'match'; readonly negated: boolean; readonly left: Operand; readonly pattern: Pattern; readonly wish: Wish }
  | { readonly kind: 'test'; readonly of: Operand };

/** One `--until` or `--fail-when`. */
export interface Condition {
  /** As the user wrote it. */
  readonly text: string;
  readonly expression: Expression;
  /** Hints about a likely slip that is not an error ("`status` is the body's field …"). */
  readonly notes: readonly string[];
}

/** One comparison or test with the value it saw: what events carry, and the sentence that says why is made of. */
export interface Evidence {
  /** What was looked at: a path or a call, as written. */
  readonly path: string;
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

/** One goal of a watch, judged. */
export interface Judgement extends Finding {
  readonly kind: 'until' | 'failWhen';
  /** The condition, as the user wrote it. */
  readonly text: string;
}
