/** HTTP put together from its parts, all in one piece of the bundle: imported when the first request is made. */

import type { Http } from '../../domain/ports.ts';
import { type Tuning, untuned } from '../tuning.ts';
import { exchange } from './exchange.ts';
import { openLines } from './line.ts';
import { ConnectionPool } from './pool.ts';
import { openRequests } from './request.ts';
import { openClient } from './undici.ts';
import { ABORTED, Watchdog } from './watchdog.ts';

/** An HTTP that is open. `userAgent` is what we call ourselves where the user has no say. */
export function openTransport(userAgent: string, { atBigBody }: Tuning = untuned): Http {
  const pool = new ConnectionPool({ openClient, openLines });
  const requestOf = openRequests();
  return {
    async exchange(spec, extra, signal) {
      if (signal.aborted) return { kind: 'failure', failure: ABORTED };
      const watchdog = new Watchdog(spec, signal);
      try {
        return await exchange(spec, requestOf(spec, extra), { pool, watchdog, userAgent, atBigBody });
      } finally {
        watchdog.release();
      }
    },
    close: () => pool.close(),
  };
}
