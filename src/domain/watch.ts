/** A watch: everything one run needs to know, resolved and checked before anything is sent. */

import type { Condition } from './condition.ts';
import type { Json, Key, Query } from './json.ts';
import type { Login } from './login.ts';
import type { Route } from './route.ts';
import type { Millis } from './time.ts';

/** A set of HTTP status codes, as `--ok-status` writes it. */
export interface StatusSet {
  readonly text: string;
  has(status: number): boolean;
}

/** What is sent on every poll. */
export interface RequestSpec {
  readonly method: string;
  /** Absolute http or https URL, without user information. */
  readonly url: string;
  /** Name and value pairs in the order given; names as the user wrote them. */
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly body?: Uint8Array;
  /** Follow redirects, at most `maxRedirects`. Another origin gets nothing the user set, unless `trusted`. */
  readonly follow: boolean;
  readonly maxRedirects: number;
  /** `--location-trusted`: what the user set goes wherever redirects lead. */
  readonly trusted: boolean;
  /** The whole request, connecting and body included. */
  readonly maxTime: Millis;
  readonly connectTimeout: Millis;
  /** Decoded bytes of a body. */
  readonly maxSize: number;
  readonly route: Route;
  /** A token fetched while the watch runs; absent: `headers` say all. */
  readonly login?: Login;
  /** Send an id of the run and one of each request with it, so that the server's logs can be matched. */
  readonly correlated: boolean;
  /** Send validators and take 304 for an answer (GET and HEAD only). */
  readonly conditional: boolean;
}

/** How long something must hold: a number of polls running, or a length of time over which all polls agree. */
export type Span = { readonly kind: 'polls'; readonly count: number } | { readonly kind: 'time'; readonly length: Millis };

/** Whose answers count while waiting. */
export interface Pin {
  readonly query: Query;
  /** The identity waited for; absent: the first answer's. */
  readonly value?: Json;
}

/** What ends a watch from within. */
export interface Goals {
  /** All must hold on one and the same answer. */
  readonly until: readonly Condition[];
  /** Any ends the watch as failed; judged before `until`. */
  readonly failWhen: readonly Condition[];
  readonly untilChange: boolean;
  /** Unchanged for that long. */
  readonly untilStable?: Span;
  /** The goal of a bare `-- command`: the first ok answer. */
  readonly firstAnswer: boolean;
  readonly pin?: Pin;
  /** Within this time the first ok answer must have come in which the paths of `until` select something. */
  readonly appearWithin?: Millis;
  /** Goals, failures, pins and changes count only after this; absent: at once. */
  readonly confirm?: Span;
}

/** What ends a watch from outside its goals. */
export interface Limits {
  /** One poll; trouble is final. */
  readonly once: boolean;
  /** From the start; absent: none. */
  readonly timeout?: Millis;
  readonly maxPolls?: number;
  /** Failed polls running. */
  readonly maxErrors?: number;
}

/** How often to ask. */
export interface PaceRules {
  /** The range pauses are clamped to; equal ends make the interval fixed. */
  readonly bottom: Millis;
  readonly top: Millis;
  /** The adaptive promise: pause ≤ this share of the time waited (0.1 is 10 %). */
  readonly lateness: number;
}

/** Which parts of an answer are told one by one, each once. */
export interface ItemRules {
  /** What it selects is an item; an array stands for its members. */
  readonly items: Query;
  /** The key, looked up in an item; absent: items are told apart by their content. */
  readonly key?: Query;
}

/** What of an answer is compared, and how. */
export interface Comparing {
  /** Only these; empty: the whole document. */
  readonly select: readonly Query[];
  readonly ignore: readonly Query[];
  /** By which field the items of some arrays are told apart. */
  readonly arrayKeys: readonly ArrayKey[];
  /** Find such a field where none is named. */
  readonly detectKeys: boolean;
  /** Arrays whose order says nothing. */
  readonly ignoreOrder: readonly Query[];
  /** Header fields, by lower-case name. */
  readonly headers: readonly string[];
}

/** What the items of some arrays are told apart by. */
export interface ArrayKey {
  readonly arrays: Query;
  /** The way from an item to its key. */
  readonly field: readonly Key[];
  /** As the user wrote it. */
  readonly text: string;
}

/** One watch, ready to run. */
export interface Watch {
  /** The name in output, state and hooks. */
  readonly name: string;
  /** The URL as it may be shown: secrets masked. */
  readonly target: string;
  /** The kind of source, and the values of the options that source brought. */
  readonly source: {
    readonly kind: string;
    readonly options: Readonly<Record<string, unknown>>;
    /** Each reply is a message of its own: told as an item, unless `items` says what of it is one. */
    readonly push?: boolean;
    /** Nobody is asked: the others call us. */
    readonly called?: boolean;
    /** Nobody asked for this very source: what the first answer is may make another of it. */
    readonly undecided?: boolean;
  };
  readonly request: RequestSpec;
  readonly goals: Goals;
  readonly limits: Limits;
  readonly pace: PaceRules;
  readonly comparing: Comparing;
  /** Absent: answers are told as a whole, by what changes in them. */
  readonly items?: ItemRules;
  /** Bodies of other statuses are neither compared nor judged. */
  readonly okStatus: StatusSet;
  /** Statuses that waiting will not cure; `okStatus` wins. */
  readonly fatalStatus: StatusSet;
  /** The longest silence: a heartbeat is due after it; absent: none. */
  readonly heartbeat?: Millis;
  /** Masks secrets in what is quoted of answers. Done before anything is cut: a part of a secret would not be found. */
  readonly mask: (text: string) => string;
}

/** The kind of source of a body that was saved before: nobody is asked, and nothing comes after it. */
export const SAVED = 'saved';

/** True for a watch on a saved body. */
export function isSaved({ source }: Pick<Watch, 'source'>): boolean {
  return source.kind === SAVED;
}

/**
 * Whether answers are compared with each other. Where items are told, or messages, what has not been there before is the news,
 * and nothing else is compared unless that is asked for.
 */
export function isCompared({
  source,
  items,
  comparing,
  goals,
}: Pick<Watch, 'source' | 'items' | 'comparing' | 'goals'>): boolean {
  if (comparing.select.length > 0) return true;
  if (items !== undefined) return false;
  return source.push !== true || comparing.ignore.length > 0 || goals.untilChange || goals.untilStable !== undefined;
}

/** True for a watch with a success goal, false for a feed. */
export function isWait(goals: Goals): boolean {
  return goals.until.length > 0 || goals.untilChange || goals.untilStable !== undefined || goals.firstAnswer;
}
