/** What an answer says about when to ask again, gathered from every field that says so. */

import type { PaceReason } from '../domain/record.ts';
import { fieldValues, headerOf, type Meta } from '../domain/reply.ts';
import { type Instant, type Millis, SECOND } from '../domain/time.ts';
import { freshnessOf } from './freshness.ts';
import { isExhausted, rateLimitPause } from './rate-limit.ts';
import { type Arrival, bounded, decimalOf, digitsOf, untilDate } from './server-time.ts';

/** What set a floor: a field of the answer, or the source, which knows more of the server. */
export type HintReason = Extract<PaceReason, 'retry-after' | 'poll-interval' | 'rate-limit' | 'max-age' | 'source'>;

/** The server's word, or the source's. Lengths are finite, at most 30 days, counted from the answer's arrival. */
export interface Hint {
  /** Ask no sooner than this; 0 when only freshness is known. */
  readonly floor: Millis;
  /** What set the floor: the longest wins. `max-age` when only freshness is known. */
  readonly why: HintReason;
  /** How long the answer stays fresh, when the server says so: it slows a feed. */
  readonly freshness?: Millis;
}

/**
 * The hint an answer carries, whatever its status; `now` is when it came.
 * Read are Retry-After (RFC 9110 §10.2.3), X-Poll-Interval, rate limits and max-age (RFC 9111 §5.2.2.1).
 * What is past, negative or unreadable is no hint.
 */
export function serverHints(meta: Meta, now: Instant): Hint | undefined {
  const arrival = { headers: meta.headers, now };
  const freshness = freshnessOf(meta.headers);
  let hint: Hint = { floor: 0, why: 'max-age' };
  for (const [why, floor] of [
    ['retry-after', retryAfter(arrival)],
    ['poll-interval', pollInterval(arrival)],
    ['rate-limit', rateLimitPause(arrival)],
  ] as const) {
    if (floor > hint.floor) hint = { floor, why };
  }
  if (freshness > 0) return { ...hint, freshness };
  return hint.floor > 0 ? hint : undefined;
}

/** True when an answer asks to slow down, so that a 4xx is not a refusal: it names a time to retry, or a limit is used up. */
export function isThrottling(meta: Meta): boolean {
  return headerOf(meta.headers, 'retry-after') !== undefined || isExhausted(meta.headers);
}

function retryAfter(arrival: Arrival): Millis {
  return Math.max(0, ...fieldValues(arrival.headers, 'retry-after').map((value) => pauseIn(value, arrival)));
}

function pauseIn(value: string, arrival: Arrival): Millis {
  const seconds = digitsOf(value);
  return seconds === undefined ? (untilDate(value, arrival) ?? 0) : bounded(seconds * SECOND);
}

function pollInterval({ headers }: Arrival): Millis {
  return bounded((decimalOf(headerOf(headers, 'x-poll-interval')) ?? 0) * SECOND);
}
