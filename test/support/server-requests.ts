/** Requests to test servers, complete but for what a test is about. */

import { plainRoute } from '../../src/domain/route.ts';
import type { RequestSpec } from '../../src/domain/watch.ts';

/** A GET with the program's defaults, except that it gives up after ten seconds; `parts` win. */
export function requestTo(url: string, parts: Partial<RequestSpec> = {}): RequestSpec {
  return {
    method: 'GET',
    url,
    headers: [],
    follow: true,
    maxRedirects: 5,
    maxTime: 10_000,
    connectTimeout: 5000,
    maxSize: 10 * 1024 * 1024,
    trusted: false,
    route: plainRoute,
    correlated: false,
    conditional: true,
    ...parts,
  };
}
