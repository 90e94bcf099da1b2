/** Opens plain sockets: to a host by each of its addresses in turn, or to a unix socket. */

import { connect, isIP, type Socket } from 'node:net';
import type { Route } from '../../domain/route.ts';
import type { Millis } from '../../domain/time.ts';
import type { Destination } from '../../requests/route-destination.ts';
import { lookupFor } from './lookup.ts';
import { ready } from './ready.ts';

/** How long an address may take before the next one is tried as well (RFC 8305). */
const ATTEMPT: Millis = 1000;

const OPTIONS = {
  autoSelectFamily: true,
  autoSelectFamilyAttemptTimeout: ATTEMPT,
  keepAlive: true,
  keepAliveInitialDelay: 60_000,
  noDelay: true,
  // As much as Node's file streams take: large bodies come in fewer turns.
  highWaterMark: 65_536,
};

/** Opens a socket to a destination, or to the route's unix socket. Has no timeout; rejects with Node's error, or a RouteError. */
export async function dial(
  to: Destination,
  { socketPath, family }: Pick<Route, 'socketPath' | 'family'>,
  signal: AbortSignal,
): Promise<Socket> {
  if (socketPath !== undefined) return ready(connect({ path: socketPath }), 'connect', signal);
  const lookup = lookupFor(to, family);
  // Node looks up names only: an address must look like one, or `--resolve` could not replace it. (Node's first look at a
  // name takes milliseconds, so addresses of the URL's own stay what they are.)
  const host = lookup === undefined || isIP(to.host) === 0 ? to.host : 'address';
  return ready(connect({ ...OPTIONS, host, port: to.port, ...(lookup !== undefined && { lookup }) }), 'connect', signal);
}
