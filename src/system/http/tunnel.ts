/** Has a proxy open a tunnel to an origin, with CONNECT (RFC 9110 §9.3.6). */

import type { IncomingMessage } from 'node:http';
import type { Socket } from 'node:net';
import type { Proxy as HttpProxy } from '../../domain/route.ts';
import { authorityOf, type Place } from '../../requests/route-destination.ts';
import { connectRefused } from './proxy-failure.ts';
import { RouteError } from './route-error.ts';
import { ABORTED } from './watchdog.ts';

/** The same limit as for the headers of answers, in bytes. */
const HEADER_LIMIT = 16 * 1024;

/** Where a tunnel leads. */
export interface TunnelTo {
  readonly proxy: HttpProxy;
  readonly place: Place;
}

/**
 * Makes a socket to a proxy one to a place behind it. Rejects with Node's error, or with a RouteError where the proxy
 * refuses; the socket is destroyed then.
 */
export async function openTunnel(socket: Socket, { proxy, place }: TunnelTo, signal: AbortSignal): Promise<Socket> {
  const answer = await askFor(socket, { proxy, place }, signal);
  if (answer.statusCode !== undefined && answer.statusCode >= 200 && answer.statusCode < 300) return socket;
  socket.destroy();
  throw new RouteError(connectRefused({ proxy, place }, answer));
}

function askFor(socket: Socket, { proxy, place }: TunnelTo, signal: AbortSignal): Promise<IncomingMessage> {
  const authority = authorityOf(place);
  const login = proxy.authorization === undefined ? {} : { 'Proxy-Authorization': proxy.authorization };
  // An import would make newer versions of Node load all they have for the web, which takes longer than a request.
  const { request } = process.getBuiltinModule('node:http');
  return new Promise((resolve, reject) => {
    const connecting = request({
      createConnection: () => socket,
      method: 'CONNECT',
      path: authority,
      headers: { Host: authority, Connection: 'keep-alive', ...login },
      maxHeaderSize: HEADER_LIMIT,
      signal,
    });
    connecting.once('connect', (answer, _socket, head) => {
      if (head.length > 0) socket.unshift(head);
      resolve(answer);
    });
    connecting.on('error', (error) => {
      socket.destroy();
      reject(signal.aborted ? new RouteError(ABORTED) : error);
    });
    connecting.end();
  });
}
