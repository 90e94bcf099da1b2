/** Rate limits as servers announce them: three families of header fields, one meaning. */

import { type HeaderFields, headerOf } from '../domain/reply.ts';
import type { Millis } from '../domain/time.ts';
import { type Arrival, decimalOf, untilReset } from './server-time.ts';

/** What is left of one limit. */
interface Quota {
  readonly remaining: number;
  /** As sent: a delay in seconds or a moment; undefined when it was not told. */
  readonly reset: number | undefined;
}

// Names are taken out first: they may hold commas. Escapes in them are not looked at, which keeps this linear.
const QUOTED = /"[^"]*"/g;

/**
 * The pause the tightest limit asks for: until its reset when nothing remains, else the time to the reset shared out
 * among the requests that remain. 0 when no limit is announced.
 */
export function rateLimitPause(arrival: Arrival): Millis {
  let longest = 0;
  for (const { remaining, reset } of quotasOf(arrival.headers)) {
    if (reset !== undefined) longest = Math.max(longest, untilReset(reset, arrival) / Math.max(1, remaining));
  }
  return longest;
}

/** True when some announced limit has nothing left. */
export function isExhausted(headers: HeaderFields): boolean {
  return quotasOf(headers).some(({ remaining }) => remaining === 0);
}

function quotasOf(headers: HeaderFields): readonly Quota[] {
  const quotas: Quota[] = [];
  // GitHub and most others; then the IETF drafts up to the sixth.
  for (const family of ['x-ratelimit', 'ratelimit']) {
    const remaining = decimalOf(headerOf(headers, `${family}-remaining`));
    if (remaining !== undefined) quotas.push({ remaining, reset: decimalOf(headerOf(headers, `${family}-reset`)) });
  }
  const field = headerOf(headers, 'ratelimit');
  if (field !== undefined) quotas.push(...quotasIn(field));
  return quotas;
}

/** `"minute";r=0;t=30, "day";r=900;t=3600` (draft-ietf-httpapi-ratelimit-headers), or the seventh draft's `remaining=0, reset=30`. */
function quotasIn(field: string): readonly Quota[] {
  const bare = field.replace(QUOTED, '');
  const policies = bare.split(',').map((item) => ({ remaining: parameter(item, 'r'), reset: parameter(item, 't') }));
  const whole = { remaining: parameter(bare, 'remaining'), reset: parameter(bare, 'reset') };
  return [...policies, whole].flatMap(({ remaining, reset }) => (remaining === undefined ? [] : [{ remaining, reset }]));
}

function parameter(text: string, name: string): number | undefined {
  const pair = text.split(/[;,]/).find((part) => part.trimStart().startsWith(`${name}=`));
  return decimalOf(pair?.slice(pair.indexOf('=') + 1).trim());
}
