/** The events of a watch, version 1: what NDJSON prints, hooks receive and every format is made from. */

import type { Evidence, Judgement, Verdict } from './condition.ts';
import type { Edit, Json } from './json.ts';
import type { Answer, RawAnswer } from './observation.ts';
import type { Result } from './outcome.ts';
import type { Instant, Millis } from './time.ts';

/** Which rule set a pause. */
export type PaceReason =
  | 'adaptive'
  | 'fixed'
  | 'feed'
  | 'change'
  | 'confirm'
  | 'booting'
  | 'backoff'
  | 'retry-after'
  | 'poll-interval'
  | 'rate-limit'
  | 'max-age'
  | 'source'
  | 'deadline';

/** The class of a stretch of trouble: a change of class is a new edge. */
export type TroubleClass = 'network' | 'timeout' | 'protocol' | 'status' | 'oversize' | 'malformed';

/** What happened, by type. Fields are added in later versions of 1, never changed. */
export type WatchEvent =
  | {
      readonly type: 'start';
      readonly url: string;
      /** Null where nobody is asked. */
      readonly method: string | null;
      readonly source: string;
      /** Null where nothing is asked again. */
      readonly interval: string | null;
      readonly timeoutMs: Millis | null;
      readonly until: readonly string[];
      readonly failWhen: readonly string[];
    }
  | {
      readonly type: 'baseline';
      readonly poll: number;
      readonly status: number;
      /** What is compared; null where nothing is. */
      readonly value: Json;
      /** Where items are told: how many there were to begin with, none of which is told. */
      readonly items?: number;
    }
  | {
      readonly type: 'poll';
      readonly poll: number;
      readonly status: number | null;
      readonly latencyMs: Millis | null;
      readonly bytes: number;
      readonly notModified: boolean;
      readonly changed: boolean;
      readonly nextMs: Millis | null;
      readonly nextReason: PaceReason | null;
    }
  | {
      readonly type: 'change';
      readonly poll: number;
      readonly status: number;
      readonly changes: readonly Edit[];
      readonly patch: readonly Json[];
      readonly summary: string;
      readonly truncated: boolean;
    }
  | {
      readonly type: 'item';
      readonly poll: number;
      /** What it is told apart by: its key, a hash of its content, the id or the number of a message. */
      readonly key: string;
      readonly value: Json;
    }
  | {
      readonly type: 'condition';
      readonly kind: 'until' | 'failWhen';
      readonly expr: string;
      readonly result: Verdict;
      readonly values: readonly Evidence[];
    }
  | {
      readonly type: 'error';
      readonly class: TroubleClass;
      readonly code: string;
      readonly status: number | null;
      readonly message: string;
      readonly hint: string | null;
      readonly consecutive: number;
      readonly fatal: boolean;
      readonly nextMs: Millis | null;
    }
  | { readonly type: 'recover'; readonly errors: number; readonly downMs: Millis }
  | {
      readonly type: 'heartbeat';
      readonly polls: number;
      readonly lastStatus: number | null;
      readonly summary: string;
      readonly nextMs: Millis | null;
    }
  | {
      readonly type: 'hook';
      readonly hook: string;
      readonly command: string;
      readonly exitCode: number | null;
      readonly signal: string | null;
      readonly durationMs: Millis;
      readonly message: string | null;
    }
  | { readonly type: 'notice'; readonly code: string; readonly message: string; readonly hint: string | null }
  | {
      readonly type: 'end';
      readonly result: Result | 'interrupted';
      readonly exitCode: number;
      readonly reason: string;
      readonly advice: readonly string[];
      readonly polls: number;
      readonly changes: number;
      readonly errors: number;
      readonly bytes: number;
      readonly lastStatus: number | null;
      readonly value: Json;
      readonly unmet: readonly { readonly expr: string; readonly values: readonly Evidence[] }[];
    };

/** The name of a kind of event. */
export type EventType = WatchEvent['type'];

/** The event of one type. */
export type EventOf<T extends EventType> = Extract<WatchEvent, { type: T }>;

/** Something that is told once. */
export interface Item {
  readonly key: string;
  readonly value: Json;
  /** The path its key was found at; absent where it has none. */
  readonly keyPath?: string;
  /** The name of the message it is, on sources that name their messages. */
  readonly event?: string;
}

/** Raw matter that accompanies an event: never serialized, for `--print`, `-o`, hook files and `-vv`. */
export interface Attachment {
  /** The usable answer this event is about. */
  readonly answer?: Answer;
  /** The usable answer before it. */
  readonly previous?: Answer;
  /** What was compared of that one: the document the edits are made to. */
  readonly compared?: Json;
  /** The last answer of any status, with its body: what `-o` writes. */
  readonly last?: RawAnswer;
  /** How each goal was judged on this poll. */
  readonly judgements?: readonly Judgement[];
  /** The item this event is about. */
  readonly item?: Item;
}

/** One event with its stamp. */
export interface WatchRecord {
  readonly v: 1;
  readonly time: Instant;
  /** One id a run of the program. */
  readonly run: string;
  /** The watch's name. */
  readonly watch: string;
  /** Counts from 0 within a run and watch, without gaps; single polls are counted only where they are told. */
  readonly seq: number;
  readonly elapsedMs: Millis;
  readonly event: WatchEvent;
  readonly attachment: Attachment;
}
