/** HTTP as the port has it: keep-alive, strict, bounded in time and size. undici is loaded when the first request is made. */

import type { Exchange, Http } from '../../domain/ports.ts';
import type { RequestSpec } from '../../domain/watch.ts';
import { exchange } from './exchange.ts';
import { ConnectionPool } from './pool.ts';
import { openRequests } from './request.ts';
import { ABORTED, Watchdog } from './watchdog.ts';

/** The real HTTP. Holds no resource before the first exchange. */
export function createHttp(): Http {
  const requestOf = openRequests();
  let opening: Promise<ConnectionPool> | undefined;
  let pool: ConnectionPool | undefined;
  let closed = false;

  const open = async (): Promise<ConnectionPool> => {
    pool = new ConnectionPool(await import('./undici.ts'));
    return pool;
  };

  return {
    async exchange(spec: RequestSpec, extra: Readonly<Record<string, string>>, signal: AbortSignal): Promise<Exchange> {
      opening ??= open();
      const ready = pool ?? (await opening);
      if (closed || signal.aborted) return { kind: 'failure', failure: ABORTED };
      const watchdog = new Watchdog(spec, signal);
      try {
        return await exchange(spec, requestOf(spec, extra), { pool: ready, watchdog });
      } finally {
        watchdog.release();
      }
    },
    async close() {
      closed = true;
      await (await opening)?.close();
    },
  };
}
