/** Requests that servers can find in their logs: all of a run carry its id, and each carries one of its own. */

import type { Http } from '../../domain/ports.ts';
import type { RequestSpec } from '../../domain/watch.ts';

/**
 * An HTTP that adds `X-Correlation-Id: <run>` and `X-Request-Id: <run>-<number>` to requests that ask for it; numbers count from
 * 1 through the run. A field of the user's own wins.
 */
export function createCorrelatedHttp(http: Http, run: string): Http {
  let sent = 0;
  return {
    exchange(spec, extra, signal) {
      if (!spec.correlated) return http.exchange(spec, extra, signal);
      sent += 1;
      const ids = { 'x-correlation-id': run, 'x-request-id': `${run}-${sent}` };
      return http.exchange(spec, { ...withoutOwn(ids, spec), ...extra }, signal);
    },
    close: () => http.close(),
  };
}

function withoutOwn(ids: Readonly<Record<string, string>>, { headers }: RequestSpec): Readonly<Record<string, string>> {
  const own = new Set(headers.map(([name]) => name.toLowerCase()));
  return Object.fromEntries(Object.entries(ids).filter(([name]) => !own.has(name)));
}
