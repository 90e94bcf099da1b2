/** How long an answer stays fresh: asking sooner would only be given the same again. */

import { type HeaderFields, headerOf } from '../domain/reply.ts';
import type { Millis } from '../domain/time.ts';
import { SECOND } from '../domain/time.ts';
import { bounded, decimalOf } from './server-time.ts';

const MAX_AGE = /(?:^|,)\s*max-age\s*=\s*"?(\d+)/i;
const NOT_TO_BE_REUSED = /(?:^|,)\s*no-(?:cache|store)\b/i;

/** `max-age` less `Age` (RFC 9111 §4.2); 0 when the server names none, or forbids reuse. */
export function freshnessOf(headers: HeaderFields): Millis {
  const control = headerOf(headers, 'cache-control');
  if (control === undefined || NOT_TO_BE_REUSED.test(control)) return 0;
  const lifetime = decimalOf(MAX_AGE.exec(control)?.[1]) ?? 0;
  const age = decimalOf(headerOf(headers, 'age')) ?? 0;
  return lifetime > age ? bounded((lifetime - age) * SECOND) : 0;
}
