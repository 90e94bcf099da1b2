/** The kinds of values that options of the library take. */

/**
 * `500ms`, `2s`, `1m30s`, `2h`, `1d`, or 0. Other numbers are refused: the command line counts them in seconds, JavaScript in
 * milliseconds.
 */
export type Duration = string | 0;

/** One of something, or a list. */
export type Several<T> = T | readonly T[];

/** What an answer may be judged by besides its value. */
export interface AnswerFacts {
  readonly status: number;
  /** By lower-case name; a field sent several times is a list. */
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
  /** The URL that answered, after redirects. */
  readonly url: string;
  readonly latencyMs: number;
  /** Polls so far, this one included. */
  readonly polls: number;
  /** Since the start of the watch. */
  readonly elapsedMs: number;
}

/**
 * Judges one usable answer: `value` is its parsed body, a string where that is not JSON. What it throws ends the watch, and so
 * does anything it returns but true and false, a promise too. It is not asked where no usable answer came.
 */
export type Predicate<Value> = (value: Value, facts: AnswerFacts) => boolean;

/** A condition as the command line takes it (`status=ready`, `$.items[?@.done]`, `latency() < 2s`), or a function. */
export type Condition<Value> = string | Predicate<Value>;
