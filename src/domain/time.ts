/** Time as this program counts it, so that no number travels without its unit. */

/** A length of time in milliseconds. */
export type Millis = number;

/** A moment, in milliseconds since 1970-01-01T00:00:00Z. Comes from a {@link Clock}, never from `Date`. */
export type Instant = number;

/** Time as a port: the real one in production, a hand-wound one in tests. */
export interface Clock {
  /** The present moment. Never goes backwards within one process. */
  now(): Instant;
  /**
   * Resolves after `pause` milliseconds, or at once when `signal` aborts; it never rejects.
   * Any length is honoured, also those beyond the 2³¹−1 ms a bare timer can count.
   */
  sleep(pause: Millis, signal: AbortSignal): Promise<void>;
}

/** Chance as a port: a number in [0, 1), as `Math.random` gives it. */
export type Random = () => number;

/** One second. */
export const SECOND: Millis = 1000;
/** One minute. */
export const MINUTE: Millis = 60 * SECOND;
/** One hour. */
export const HOUR: Millis = 60 * MINUTE;
/** One day of 24 hours. */
export const DAY: Millis = 24 * HOUR;
