/** What a watch knows between two occurrences: one immutable value, so that a step can be replayed and tested. */

import type { Judgement } from '../domain/condition.ts';
import type { Json, JsonObject } from '../domain/json.ts';
import type { Answer, RawAnswer } from '../domain/observation.ts';
import type { Outcome } from '../domain/outcome.ts';
import type { PaceReason } from '../domain/record.ts';
import type { Meta } from '../domain/reply.ts';
import type { Instant, Millis } from '../domain/time.ts';
import type { Watch } from '../domain/watch.ts';
import type { ArrayRules } from '../json/array-rules.ts';
import { initialRhythm, type Rhythm } from '../pacing/pace.ts';
import { type Holding, nothingHeld } from './holding.ts';
import type { Identified } from './identity.ts';
import { type ItemMemory, noItems } from './items.ts';
import { nothingSought, type Search } from './search.ts';
import type { Trouble } from './trouble.ts';

/** What the watch is doing. */
export type WatchState =
  | { readonly phase: 'asking' }
  | { readonly phase: 'resting'; readonly pause: Millis; readonly why: PaceReason }
  | { readonly phase: 'done'; readonly outcome: Outcome };

/** A stretch of trouble: from its first poll to the recovery. */
export interface Streak {
  /** The trouble of the last poll. */
  readonly trouble: Trouble;
  readonly since: Instant;
  /** Failed polls running. */
  readonly count: number;
  /** Polls running that answered with the status 404. */
  readonly notFound: number;
}

/** A usable answer, and the part of it that is compared. */
export interface Remembered {
  readonly answer: Answer;
  readonly compared: Json;
  /** What is known of the arrays in it. */
  readonly arrays: ArrayRules;
  /** The header fields that are compared. */
  readonly headers: JsonObject;
  /** It was said by which field array items are told apart. */
  readonly isKeyTold: boolean;
}

/** What a watch knows. */
export interface Memory {
  readonly state: WatchState;
  readonly startedAt: Instant;
  /** When the time is up; infinite where there is no timeout. */
  readonly deadline: Instant;
  /** The deadline has passed: the poll in flight is the last. */
  readonly last: boolean;
  /** When something was last shown: a heartbeat is due after a silence. */
  readonly heardAt: Instant;
  readonly polls: number;
  readonly changes: number;
  readonly errors: number;
  /** Body bytes as they came over the wire. */
  readonly bytes: number;
  readonly rhythm: Rhythm;
  /** What the next change is told against. */
  readonly baseline: Remembered | undefined;
  /** The last usable answer: the baseline, but for a change that waits to be confirmed. */
  readonly latest: Remembered | undefined;
  /** The last usable answer, whatever was made of it: what a 304 repeats. */
  readonly heard: Answer | undefined;
  /** The last answer of any kind; absent until one came. */
  readonly lastMeta: Meta | undefined;
  /** The last body that was not cut off, with what came with it. */
  readonly lastAnswer: RawAnswer | undefined;
  /** The stretch of trouble the last poll belongs to, if it was trouble. */
  readonly streak: Streak | undefined;
  readonly holding: Holding;
  /** The identity of `--pin`, once seen. */
  readonly identity: Json | undefined;
  /** What the last poll said of it. */
  readonly identified: Identified;
  readonly items: ItemMemory;
  /** What the first answers have shown of paths that lead nowhere. */
  readonly search: Search;
  /** Until when something must have appeared; infinite once it has, or where nobody asked. */
  readonly appearBy: Instant;
  /** How each goal was judged on the last poll: failures first, then goals. */
  readonly judgements: readonly Judgement[];
  /** When that was. */
  readonly judgedAt: Instant;
  /** What the source has remarked, so that it is told once. */
  readonly remarks: readonly string[];
  /** Where the source would go on after a restart: what the last reply that was taken in carried. */
  readonly resume: Json | undefined;
}

/** A watch that has not asked yet. */
export function begin({ limits, goals }: Watch, startedAt: Instant): Memory {
  return {
    state: { phase: 'asking' },
    startedAt,
    deadline: startedAt + (limits.timeout ?? Number.POSITIVE_INFINITY),
    last: false,
    heardAt: startedAt,
    polls: 0,
    changes: 0,
    errors: 0,
    bytes: 0,
    rhythm: initialRhythm,
    baseline: undefined,
    latest: undefined,
    heard: undefined,
    lastMeta: undefined,
    lastAnswer: undefined,
    streak: undefined,
    holding: nothingHeld,
    identity: undefined,
    identified: { kind: 'same', identity: undefined },
    items: noItems,
    search: nothingSought,
    appearBy: startedAt + (goals.appearWithin ?? Number.POSITIVE_INFINITY),
    judgements: [],
    judgedAt: startedAt,
    remarks: [],
    resume: undefined,
  };
}
