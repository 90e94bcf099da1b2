/** The limit of Node's timers, which nobody may forget. */

import type { Millis } from '../domain/time.ts';

/** The longest a timer can count: a longer one fires after 1 ms, which turns a giant pause into a hot loop. */
export const LONGEST_TIMER: Millis = 2 ** 31 - 1;
