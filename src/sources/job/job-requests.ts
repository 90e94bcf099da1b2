/** The requests about a job: may the first one be sent again, and what is sent to ask how it stands. */

import type { RequestSpec } from '../../domain/watch.ts';

/** What means the same however often it is sent, because it changes nothing (RFC 9110 §9.2.1). */
const SAFE: ReadonlySet<string> = new Set(['GET', 'HEAD', 'OPTIONS']);
const KEY = 'idempotency-key';
/** What is said of the body, of one try to start something, or of a part: none of it is meant for a reading. */
const OF_SUBMISSION = /^(?:content-.*|idempotency-key|transfer-encoding|expect|range|if-.*)$/i;

/** True for a request that starts one job, be it sent once or several times. */
export function isRepeatable({ method, headers }: Pick<RequestSpec, 'method' | 'headers'>): boolean {
  return SAFE.has(method) || headers.some(([name]) => name.toLowerCase() === KEY);
}

/** The GET that asks at the same place, with the same credentials. */
export function readingOf({ body: _, ...request }: RequestSpec): RequestSpec {
  return { ...request, method: 'GET', headers: request.headers.filter(([name]) => !OF_SUBMISSION.test(name)) };
}
