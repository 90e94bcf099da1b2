/** Opens a WebSocket from the first connection to the answer that counts: its way, its time limits, redirects within the origin. */

import type { Socket as NetSocket } from 'node:net';
import type { Handshake, SocketRules, WebSockets } from '../../domain/channels.ts';
import { formatDuration } from '../../domain/duration.ts';
import { type Failure, headerOf } from '../../domain/reply.ts';
import type { Route } from '../../domain/route.ts';
import type { RequestSpec } from '../../domain/watch.ts';
import { redirect } from '../../requests/redirect.ts';
import { type Line, type LineTo, openLines } from '../http/line.ts';
import { proxyTimeout } from '../http/proxy-failure.ts';
import { ABORTED, Watchdog } from '../http/watchdog.ts';
import { handshakeFailure } from './failure.ts';
import { shakeHands } from './handshake.ts';

/** What is needed to open one. */
interface Opening {
  readonly spec: RequestSpec;
  readonly rules: SocketRules;
  readonly lineTo: LineTo;
  readonly watchdog: Watchdog;
}

const lines = new WeakMap<Route, LineTo>();

/** Opens a WebSocket (RFC 6455 §4.1). An answer that leads to another origin is not followed: it is the answer. */
export const openWebSocket: WebSockets['open'] = async (spec, rules, signal) => {
  if (signal.aborted) return failed(ABORTED);
  const watchdog = new Watchdog(spec, signal);
  try {
    return await openWithin({ spec, rules, lineTo: linesOf(spec.route), watchdog });
  } finally {
    watchdog.release();
  }
};

/** The certificates of a route are loaded once. */
function linesOf(route: Route): LineTo {
  const lineTo = lines.get(route) ?? openLines(route, { tunnelled: true });
  lines.set(route, lineTo);
  return lineTo;
}

async function openWithin(opening: Opening): Promise<Handshake> {
  const { spec } = opening;
  const trail: string[] = [];
  for (let { url } = spec; ; ) {
    trail.push(`GET ${url}`);
    const handshake = await openOnce(url, opening);
    if (handshake.kind !== 'answer') return handshake;
    const { status, headers } = handshake.meta;
    const location = headerOf(headers, 'location')?.replace(/^ws(s?):/i, 'http$1:');
    const turn = redirect(spec, trail, { method: 'GET', hasBody: false, bare: false, url, status, location });
    if (turn.kind === 'refused') return failed(turn.failure);
    if (turn.kind === 'final' || turn.bare) return handshake;
    url = turn.url;
  }
}

/** Opens one connection and shakes hands on it; nothing stays open unless the WebSocket does. */
async function openOnce(url: string, { spec, rules, lineTo, watchdog }: Opening): Promise<Handshake> {
  const line = lineTo(new URL(url).origin);
  const cut = new AbortController();
  let socket: NetSocket | undefined;
  const stopped = new Promise<Handshake>((resolve) => {
    watchdog.guard((failure) => {
      resolve(failed(stoppedOf(failure, line)));
      cut.abort();
      socket?.destroy();
    });
  });
  const shake = async (): Promise<Handshake> => {
    watchdog.connecting();
    socket = await line.open(['http/1.1'], cut.signal);
    watchdog.connected();
    // It may have come up in the very turn it was given up.
    if (cut.signal.aborted) return failed(ABORTED);
    return shakeHands(socket, { url, spec, rules, identified: line.identified });
  };
  const handshake = await Promise.race([stopped, shake().catch((error: unknown) => failed(brokenOf(error, url, line)))]);
  if (handshake.kind !== 'open') socket?.destroy();
  return handshake;
}

function failed(failure: Failure): Handshake {
  return { kind: 'failure', failure };
}

/** Where the time to connect ran out, a proxy in between is named: it may be the one that hangs. */
function stoppedOf(failure: Failure, { proxy }: Line): Failure {
  if (failure.kind !== 'timeout' || failure.phase !== 'connect' || proxy === undefined) return failure;
  return proxyTimeout(proxy, formatDuration(failure.after));
}

function brokenOf(error: unknown, url: string, { identified }: Line): Failure {
  if (!(error instanceof Error)) throw error;
  return handshakeFailure(error, { url, subprotocols: [], sent: false, identified, switched: undefined });
}
