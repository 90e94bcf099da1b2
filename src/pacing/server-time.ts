/** Times in header fields, read as how long from now: bounded, finite, never negative. */

import { type HeaderFields, headerOf } from '../domain/reply.ts';
import { DAY, type Instant, type Millis, SECOND } from '../domain/time.ts';
import { parseHttpDate } from './http-date.ts';

/** No server is taken at its word for longer, lest one slip of its clock ends a feed for years. */
const LONGEST: Millis = 30 * DAY;

const DIGITS = /^\d+$/;
const DECIMAL = /^\d+(?:\.\d+)?$/;
// Numbers from here on count from 1970, in seconds or even in milliseconds: as a delay they would be decades.
const FIRST_EPOCH_SECOND = 1e9;
const FIRST_EPOCH_MILLI = 1e11;

/** The moment an answer was made, and the moment it came. */
export interface Arrival {
  readonly headers: HeaderFields;
  readonly now: Instant;
}

/** A plain number without sign or exponent, as header fields carry them; undefined for anything else. */
export function decimalOf(field: string | undefined): number | undefined {
  return field !== undefined && DECIMAL.test(field) ? Number(field) : undefined;
}

/** A number of digits alone, as Retry-After has it (RFC 9110 §10.2.3, delay-seconds); undefined for anything else. */
export function digitsOf(field: string): number | undefined {
  return DIGITS.test(field) ? Number(field) : undefined;
}

/** A length of time from the server, between 0 and 30 days. */
export function bounded(length: Millis): Millis {
  return Math.min(LONGEST, Math.max(0, length));
}

/** How long until the HTTP date in `field`; undefined when it is none. */
export function untilDate(field: string, arrival: Arrival): Millis | undefined {
  const at = parseHttpDate(field, arrival.now);
  return at === undefined ? undefined : bounded(at - serverTime(arrival));
}

/** How long until a rate limit resets: `reset` is a delay in seconds, or a moment since 1970 in seconds or milliseconds. */
export function untilReset(reset: number, arrival: Arrival): Millis {
  if (reset < FIRST_EPOCH_SECOND) return bounded(reset * SECOND);
  return bounded((reset < FIRST_EPOCH_MILLI ? reset * SECOND : reset) - serverTime(arrival));
}

/** The server's own time by its `Date` field, so that a difference between the clocks does not matter; else ours. */
function serverTime({ headers, now }: Arrival): Instant {
  const date = headerOf(headers, 'date');
  return (date === undefined ? undefined : parseHttpDate(date, now)) ?? now;
}
