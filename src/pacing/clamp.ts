/** The range of `--interval`, which every rule of our own must keep. */

import type { Millis } from '../domain/time.ts';
import type { PaceRules } from '../domain/watch.ts';

/** A pause moved into the range; `bottom` must not exceed `top`. */
export function clamp(pause: Millis, range: Pick<PaceRules, 'bottom' | 'top'>): Millis {
  return Math.min(range.top, Math.max(range.bottom, pause));
}

/** One value for `--interval`: the pause does not adapt. */
export function isFixed(range: Pick<PaceRules, 'bottom' | 'top'>): boolean {
  return range.bottom === range.top;
}
