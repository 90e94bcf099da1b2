/** The pace of trouble: exponential backoff with full jitter above the range's bottom. */

import { type Millis, type Random, SECOND } from '../domain/time.ts';
import type { PaceRules } from '../domain/watch.ts';

/**
 * A draw between the bottom and min(top, max(1 s, bottom) · 2ⁿ), where `troubles` is n, the transient troubles running.
 * The draw spreads the whole way: a narrower jitter would bring everyone back at the cap together.
 */
export function backoffPause(range: PaceRules, troubles: number, random: Random): Millis {
  const ceiling = Math.min(range.top, Math.max(SECOND, range.bottom) * 2 ** troubles);
  return range.bottom + (ceiling - range.bottom) * random();
}
