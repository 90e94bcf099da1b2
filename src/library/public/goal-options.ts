/** The options that say what is waited for, how often is asked, and what counts as a change. */

import type { Condition, Duration, Several } from './option-values.ts';

/** What a watch waits for and what ends it. */
export interface GoalOptions<Value> {
  /** Success; several must hold on one and the same answer. */
  readonly until?: Several<Condition<Value>>;
  /** Failure when any holds; judged before `until`. */
  readonly failWhen?: Several<Condition<Value>>;
  /** Success at the first change after the first answer. */
  readonly untilChange?: boolean;
  /** Success when nothing has changed for so many polls, or that long. */
  readonly untilStable?: number | Duration;
  /** `PATH` or `PATH=VALUE`: judge only answers of this identity; another one in its place ends the wait as `superseded`. */
  readonly pin?: string;
  /** So long 404 and empty sets mean *not there yet*; past it the wait ends as `never appeared`. */
  readonly appearWithin?: Duration;
  /** Goals, failures and changes count only when so many polls running, or all that long, agree. Default 1. */
  readonly confirm?: number | Duration;
  /** Poll once and judge that; trouble is final. */
  readonly once?: boolean;
  /** Give up after this time; 0 is never. Default 30m for a wait, none for a feed. */
  readonly timeout?: Duration;
  /** Stop after so many polls. */
  readonly maxPolls?: number;
  /** Stop after so many failed polls running. */
  readonly maxErrors?: number;
  /** The statuses whose bodies are compared and judged: `200,2xx,400-499,!404`. Default `2xx`. */
  readonly okStatus?: string | number;
  /** The statuses that waiting will not cure. Default `4xx,!404,!408,!409,!423,!425,!429`. */
  readonly fatalStatus?: string | number;
}

/** How often is asked, and how long one answer may take. */
export interface PaceOptions {
  /** The pause between polls; a range, `1s..30s`, adapts. Default `1s..30s`, for this machine `250ms..30s`. */
  readonly interval?: Duration;
  /** How late success may be noticed, as a percentage of the time waited. Default 10. */
  readonly lateness?: number | string;
  /** `5/s`, `100/m`: at most so many requests to one origin. */
  readonly rate?: string;
  /** At most so many requests to one origin at a time. */
  readonly maxConcurrency?: number;
  /** The time one whole request may take. Default 30s. */
  readonly maxTime?: Duration;
  /** The time connecting may take. Default 10s. */
  readonly connectTimeout?: Duration;
}

/** What of an answer is compared. Paths are RFC 9535 queries, or dotted: `items[0].id`. */
export interface ComparisonOptions {
  /** Tell each new item of this array, as an `item`. */
  readonly items?: string;
  /** The field in an item that tells it apart; without it its content does. */
  readonly itemKey?: string;
  /** Compare only what this selects. */
  readonly select?: Several<string>;
  /** Leave what this selects out of the comparison. */
  readonly ignore?: Several<string>;
  /** `PATH=FIELD`: the field by which the items of these arrays are told apart. */
  readonly arrayKey?: Several<string>;
  /** False: do not take `id`, `key`, `name` or `uuid` for the key of array items. */
  readonly detectKeys?: boolean;
  /** The order of items in these arrays is no change. */
  readonly ignoreOrder?: Several<string>;
  /** Compare these header fields of the answer, too. */
  readonly compareHeaders?: Several<string>;
}
