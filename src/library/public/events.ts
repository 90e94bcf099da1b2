/** The events of a watch as users of the library get them: a union told apart by `type`, plain data throughout. */

/** Any JSON value, numbers as `JSON.parse` reads them. */
export type JsonValue = null | boolean | number | string | readonly JsonValue[] | { readonly [key: string]: JsonValue };

/** What every event carries. */
export interface Stamp {
  /** The version of the format. Fields are added within a version, never changed or taken away. */
  readonly v: 1;
  /** RFC 3339, in UTC, with milliseconds. */
  readonly time: string;
  /** One id for all that one call told. */
  readonly run: string;
  /** The name of the watch: the one given, else the shortest part of the URL that tells it apart. */
  readonly watch: string;
  /** Counts from 0 within a watch, without gaps. */
  readonly seq: number;
  /** Since the start of the watch. */
  readonly elapsedMs: number;
}

/** The first event: what is watched, and how it was understood. */
export interface StartEvent extends Stamp {
  readonly type: 'start';
  /** Secrets in it are masked. */
  readonly url: string;
  /** Null where nobody is asked. */
  readonly method: string | null;
  /** How news arrives: `poll`, `sse`, … */
  readonly source: string;
  /** `2s`, or a range, `1s..30s`; null where nothing is asked again. */
  readonly interval: string | null;
  /** Null where there is no limit. */
  readonly timeoutMs: number | null;
  /** The goals as their options are written; empty for a feed. */
  readonly until: readonly string[];
  readonly failWhen: readonly string[];
}

/** The first usable answer, which changes are told against. */
export interface BaselineEvent extends Stamp {
  readonly type: 'baseline';
  /** Which poll it came with; the first is 1. */
  readonly poll: number;
  readonly status: number;
  /** The compared part of the body; a string where the body is not JSON; null where nothing is compared. */
  readonly value: JsonValue;
  /** Where items are told: how many there were to begin with, none of which is told. */
  readonly items?: number;
}

/** Something new: an entry of a list, or a message. */
export interface ItemEvent extends Stamp {
  readonly type: 'item';
  readonly poll: number;
  /** What it is told apart by: its key, a hash of its content, the id or the number of a message. */
  readonly key: string;
  readonly value: JsonValue;
}

/** One poll, told only with `verbose`. */
export interface PollEvent extends Stamp {
  readonly type: 'poll';
  readonly poll: number;
  /** Null without an answer. */
  readonly status: number | null;
  /** From sending the request to the last byte. */
  readonly latencyMs: number | null;
  /** Of the body as it came over the wire. */
  readonly bytes: number;
  /** The server said 304. */
  readonly notModified: boolean;
  readonly changed: boolean;
  /** Until the next poll; null where there is none. */
  readonly nextMs: number | null;
  /** Which rule set that pause: `adaptive`, `retry-after`, … */
  readonly nextReason: string | null;
}

/** One difference. */
export interface Edit {
  readonly op: 'add' | 'remove' | 'replace';
  /** A JSON Pointer (RFC 6901), or `header:etag`, or `line:4` of a text. */
  readonly path: string;
  /** Absent for what was added. */
  readonly before?: JsonValue;
  /** Absent for what was removed. */
  readonly after?: JsonValue;
}

/** The answer is another than the one remembered. */
export interface ChangeEvent extends Stamp {
  readonly type: 'change';
  readonly poll: number;
  readonly status: number;
  /** What changed; at most 1,000 of them. */
  readonly changes: readonly Edit[];
  /**
   * All of it as an RFC 6902 patch, which makes the answer before into this one; never cut. Past 200,000 edits the smallest array
   * or object that holds them is replaced as a whole.
   */
  readonly patch: readonly JsonValue[];
  /** What changed, in a few words. */
  readonly summary: string;
  /** `changes` were more than are listed. */
  readonly truncated: boolean;
}

/** What a condition looked at. */
export interface Evidence {
  /** A path or a call, as written. */
  readonly path: string;
  /** `unknown`: a missing path, a mismatch of types, no usable answer. */
  readonly verdict: 'met' | 'unmet' | 'unknown';
  /** Absent when there was none. */
  readonly seen?: JsonValue;
  /** As the condition says it; absent where it only tests. */
  readonly wanted?: string;
  /** Why it is unknown, in words. */
  readonly note?: string;
}

/** A goal is judged otherwise than before. */
export interface ConditionEvent extends Stamp {
  readonly type: 'condition';
  readonly kind: 'until' | 'failWhen';
  readonly expr: string;
  readonly result: 'met' | 'unmet' | 'unknown';
  readonly values: readonly Evidence[];
}

/** Trouble began, or became trouble of another kind. */
export interface ErrorEvent extends Stamp {
  readonly type: 'error';
  readonly class: 'network' | 'timeout' | 'protocol' | 'status' | 'oversize' | 'malformed';
  /** `ECONNREFUSED`, `503`, … */
  readonly code: string;
  /** Null without an answer. */
  readonly status: number | null;
  readonly message: string;
  readonly hint: string | null;
  /** Failed polls running, this one included. */
  readonly consecutive: number;
  /** It ends the watch. */
  readonly fatal: boolean;
  readonly nextMs: number | null;
}

/** Trouble is over. */
export interface RecoverEvent extends Stamp {
  readonly type: 'recover';
  /** Failed polls running, before this one. */
  readonly errors: number;
  readonly downMs: number;
}

/** A sign of life after the silence that `heartbeat` sets. */
export interface HeartbeatEvent extends Stamp {
  readonly type: 'heartbeat';
  readonly polls: number;
  readonly lastStatus: number | null;
  /** How the watch stands, in words. */
  readonly summary: string;
  readonly nextMs: number | null;
}

/** Something that is not wrong but may not be meant, or that is worth knowing. */
export interface NoticeEvent extends Stamp {
  readonly type: 'notice';
  readonly code: string;
  readonly message: string;
  readonly hint: string | null;
}

/** How a watch ends. */
export type EndResult =
  | 'met'
  | 'failed'
  | 'usage'
  | 'unreachable'
  | 'refused'
  | 'unusable'
  | 'undelivered'
  | 'superseded'
  | 'not yet'
  | 'changed'
  | 'never appeared'
  | 'bug'
  | 'state'
  | 'busy'
  | 'timeout'
  | 'interrupted';

/** The last event of every watch. */
export interface EndEvent extends Stamp {
  readonly type: 'end';
  readonly result: EndResult;
  /** What the command line would exit with. */
  readonly exitCode: number;
  /** What happened, in one sentence, with the values seen. */
  readonly reason: string;
  /** What to do about it: at most two lines, the most useful last. */
  readonly advice: readonly string[];
  readonly polls: number;
  readonly changes: number;
  readonly errors: number;
  /** Of bodies, as they came over the wire. */
  readonly bytes: number;
  readonly lastStatus: number | null;
  /** The compared part of the last usable answer; null without one. */
  readonly value: JsonValue;
  /** The goals that are not met, with what they looked at. */
  readonly unmet: readonly { readonly expr: string; readonly values: readonly Evidence[] }[];
}

/** What happened. */
export type WatchEvent =
  | StartEvent
  | BaselineEvent
  | ItemEvent
  | PollEvent
  | ChangeEvent
  | ConditionEvent
  | ErrorEvent
  | RecoverEvent
  | HeartbeatEvent
  | NoticeEvent
  | EndEvent;
