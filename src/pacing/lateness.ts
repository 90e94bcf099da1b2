/** The pace of a wait: the longer it has lasted, the less a late answer matters. */

import { type Millis, SECOND } from '../domain/time.ts';

/**
 * The pause after `waited`, before the range clamps it: the smaller of two promises.
 * `lateness · waited` bounds the relative delay, 0.7 · √seconds the absolute one.
 * The best pause is √(2 · cost ÷ hazard): with nothing known it grows with time for the first and with its root for the second.
 */
export function latenessPause(lateness: number, waited: Millis): Millis {
  const seconds = Math.max(0, waited) / SECOND;
  return Math.min(lateness * seconds, 0.7 * Math.sqrt(seconds)) * SECOND;
}
