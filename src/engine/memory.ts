/** What a watch knows between two occurrences: one immutable value, so that a step can be replayed and tested. */

import type { Json } from '../domain/json.ts';
import type { Answer } from '../domain/observation.ts';
import type { Outcome } from '../domain/outcome.ts';
import type { Judged, PaceReason } from '../domain/record.ts';
import type { Meta } from '../domain/reply.ts';
import type { Instant, Millis } from '../domain/time.ts';
import { initialRhythm, type Rhythm } from '../pacing/pace.ts';
import type { Trouble } from './trouble.ts';

/** What the watch is doing. */
export type WatchState =
  | { readonly phase: 'asking' }
  | { readonly phase: 'resting'; readonly pause: Millis; readonly why: PaceReason }
  | { readonly phase: 'done'; readonly outcome: Outcome };

/** A stretch of trouble: from its first poll to the recovery. */
export interface Streak {
  /** Class and code of the trouble that was last told. */
  readonly told: string;
  readonly since: Instant;
  /** Failed polls running. */
  readonly count: number;
  /** Polls running that answered with the status 404. */
  readonly notFound: number;
}

/** A stretch of answers that conditions cannot be judged on. */
export interface Unusable {
  readonly since: Instant;
  readonly count: number;
}

/** The last good answer, and the part of it that is compared. */
export interface Remembered {
  readonly answer: Answer;
  readonly compared: Json;
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
  /** An HTTP answer of any status has come. */
  readonly answered: boolean;
  readonly rhythm: Rhythm;
  readonly remembered: Remembered | undefined;
  /** The last answer of any status, with its body. */
  readonly lastAnswer: { readonly meta: Meta; readonly body: Uint8Array } | undefined;
  /** The trouble of the last poll, if it was trouble, and the stretch it belongs to. */
  readonly trouble: Trouble | undefined;
  readonly streak: Streak | undefined;
  readonly unusable: Unusable | undefined;
  /** How each goal was judged on the last poll: failures first, then goals. */
  readonly findings: readonly Judged[];
}

/** A watch that has not asked yet. */
export function begin(startedAt: Instant, timeout: Millis | undefined): Memory {
  return {
    state: { phase: 'asking' },
    startedAt,
    deadline: startedAt + (timeout ?? Number.POSITIVE_INFINITY),
    last: false,
    heardAt: startedAt,
    polls: 0,
    changes: 0,
    errors: 0,
    bytes: 0,
    answered: false,
    rhythm: initialRhythm,
    remembered: undefined,
    lastAnswer: undefined,
    trouble: undefined,
    streak: undefined,
    unusable: undefined,
    findings: [],
  };
}
