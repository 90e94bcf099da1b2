/** Chance in pauses, so that programs started together do not ask together. */

import type { Millis, Random } from '../domain/time.ts';

const SHARE = 0.1;

/** At most 10 % shorter: for pauses of our own, after clamping, so that a cap does not gather everyone. */
export function jitterDown(pause: Millis, random: Random): Millis {
  return pause * (1 - SHARE * random());
}

/** At most 10 % longer: for the server's word, which must not be undercut. */
export function jitterUp(floor: Millis, random: Random): Millis {
  return floor * (1 + SHARE * random());
}
