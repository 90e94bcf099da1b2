/** The machine's chance as a port. */

import type { Random } from '../domain/time.ts';

/** Unpredictable enough to spread polls, not to keep secrets. */
export const systemRandom: Random = () => Math.random();
