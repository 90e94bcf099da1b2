/** The server behind `watch-api demo`: the sample API over real HTTP and WebSocket, on the loopback address. */

import { createServer, type IncomingMessage, type Server, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { UsageError } from '../domain/errors.ts';
import type { Clock } from '../domain/time.ts';
import { apiRoutes, WEB_SOCKET } from './api.ts';
import { type Broadcast, createChannel } from './channel.ts';
import { DEPLOYMENT } from './deployments.ts';
import { answerWith, type Exchange } from './http-exchange.ts';
import { answerTo } from './routes.ts';
import type { Plot } from './story.ts';
import type { Upgrade } from './web-socket.ts';

const HOST = '127.0.0.1';
/** So many connections at once, those that are held open included. */
const ROOM = 100;

/** What the demo is started with. */
export interface DemoOptions extends Plot {
  readonly clock: Clock;
  /** Default: any free one. */
  readonly port?: number;
}

/** A running demo. */
export interface Demo {
  /** `http://127.0.0.1:<port>` */
  readonly origin: string;
  /** The URL of the deployment. */
  readonly url: string;
  /** Stops listening and ends every connection, answers under way included. */
  close(): Promise<void>;
}

/** Starts the demo on the loopback address. The story begins with the first request for it. A port in use is a `UsageError`. */
export async function startDemo({ clock, fail, port = 0 }: DemoOptions): Promise<Demo> {
  const closing = new AbortController();
  const broadcast = { channel: createChannel({ fail }), clock };
  const routes = apiRoutes({ fail }, { ...broadcast, signal: closing.signal });
  const server = createServer();
  const cutAll = connectionsOf(server);
  const origin = `http://${HOST}:${await listen(server, port)}`;
  const answer = (exchange: Exchange) => answerWith(exchange, origin, (question) => answerTo(question, routes));
  server.on('request', (request, response) => void answer({ request, response }));
  server.on('upgrade', (request, socket: Socket, head) => {
    if (asksForWebSocket(request)) void openWebSocket({ request, socket, head }, broadcast);
    else void answer({ request, response: plainResponse(request, socket) });
  });
  return {
    origin,
    url: origin + DEPLOYMENT,
    close: () => {
      closing.abort();
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      cutAll();
      return closed;
    },
  };
}

/** Bounds the connections of a server. Gives what cuts them all: Node's own way forgets those that have changed their protocol. */
function connectionsOf(server: Server): () => void {
  const sockets = new Set<Socket>();
  server.maxConnections = ROOM;
  server.on('connection', (socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
    // A socket that has changed its protocol is no longer looked after by the server.
    socket.on('error', () => socket.destroy());
  });
  return () => {
    for (const socket of sockets) socket.destroy();
  };
}

function asksForWebSocket({ url = '', headers: { upgrade = '' } }: IncomingMessage): boolean {
  return url.replace(/\?.*/, '') === WEB_SOCKET && upgrade.toLowerCase() === 'websocket';
}

async function openWebSocket(upgrade: Upgrade, broadcast: Broadcast): Promise<void> {
  const { acceptWebSocket } = await import('./web-socket.ts');
  acceptWebSocket(upgrade, broadcast);
}

/** A wish for another protocol may be left unheard (RFC 9110 §7.8): the request is then answered like any other, the last one. */
function plainResponse(request: IncomingMessage, socket: Socket): ServerResponse {
  const response = new ServerResponse(request);
  response.shouldKeepAlive = false;
  response.assignSocket(socket);
  response.once('finish', () => socket.end());
  return response;
}

function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', (cause: NodeJS.ErrnoException) => {
      const hint = 'Give another port, or none to take any that is free.';
      reject(new UsageError(`cannot listen on port ${port}: ${cause.code ?? cause.message}`, { hint, cause }));
    });
    server.listen(port, HOST, () => {
      const address = server.address();
      resolve(typeof address === 'object' && address !== null ? address.port : port);
    });
  });
}
