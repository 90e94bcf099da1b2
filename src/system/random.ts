/** The machine's chance as a port. */

import type { Random } from '../domain/time.ts';

/** Unpredictable enough to spread polls, not to keep secrets. */
export const systemRandom: Random = () => Math.random();

/** An id that tells one run from another: 64 bits of chance in hexadecimal. Not a secret, so it spares the start `node:crypto`. */
export function newId(): string {
  return [0, 1]
    .map(() =>
      Math.floor(systemRandom() * 2 ** 32)
        .toString(16)
        .padStart(8, '0'),
    )
    .join('');
}
