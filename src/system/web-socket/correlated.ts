/** Handshakes that servers can find in their logs: all of a run carry its id, and each carries one of its own. */

import type { WebSockets } from '../../domain/channels.ts';
import type { RequestSpec } from '../../domain/watch.ts';

/**
 * Adds `X-Correlation-Id: <run>` and `X-Request-Id: <run>-ws-<number>` to handshakes that ask for it; numbers count from 1
 * through the run, beside those of other requests. A field of the user's own wins.
 */
export function createCorrelatedWebSockets(webSockets: WebSockets, run: string): WebSockets {
  let sent = 0;
  return {
    open(spec, rules, signal) {
      if (!spec.correlated) return webSockets.open(spec, rules, signal);
      sent += 1;
      const ids = [
        ['X-Correlation-Id', run],
        ['X-Request-Id', `${run}-ws-${sent}`],
      ] as const;
      return webSockets.open({ ...spec, headers: [...spec.headers, ...withoutOwn(ids, spec)] }, rules, signal);
    },
  };
}

function withoutOwn(ids: RequestSpec['headers'], { headers }: RequestSpec): RequestSpec['headers'] {
  const own = new Set(headers.map(([name]) => name.toLowerCase()));
  return ids.filter(([name]) => !own.has(name.toLowerCase()));
}
