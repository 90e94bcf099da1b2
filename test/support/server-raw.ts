/** Servers that send bytes as told, for everything a decent HTTP server would not do. */

import { createServer, type Socket } from 'node:net';
import { type Listening, listen } from './server-listening.ts';

/** One request a raw server got. */
export interface RawRequest {
  /** Request line and header fields, without the empty line. */
  readonly head: string;
  readonly socket: Socket;
  /** Which connection it came on: 1 is the first. */
  readonly connection: number;
}

/** What a raw server does with one request: bytes to send, or anything else. */
export type RawStep = string | Uint8Array | ((request: RawRequest) => void);

/** A running raw server. */
export type RawServer = Listening & {
  /** The heads of all requests so far, the oldest first. */
  readonly heads: readonly string[];
};

/** Sends the bytes, then closes the connection. */
export function thenClose(bytes: string | Uint8Array): RawStep {
  return ({ socket }) => socket.end(bytes);
}

/** Sends the bytes, then resets the connection (RST). */
export function thenReset(bytes: string): RawStep {
  return ({ socket }) => {
    if (bytes === '') socket.resetAndDestroy();
    else socket.write(bytes, () => setImmediate(() => socket.resetAndDestroy()));
  };
}

/** Does with a request what the step says. */
export function takeStep(step: RawStep, request: RawRequest): void {
  if (typeof step === 'function') step(request);
  else request.socket.write(step);
}

/**
 * Starts a server that takes one of `steps` for each request, the last one for all further ones. A request is everything up
 * to an empty line; bodies are not understood.
 */
export async function startRawServer(...steps: readonly [RawStep, ...RawStep[]]): Promise<RawServer> {
  const heads: string[] = [];
  const server = createServer();
  const listening = await listen(server, '127.0.0.1');
  const onHead = (head: string, socket: Socket) => {
    heads.push(head);
    const step = steps[Math.min(heads.length, steps.length) - 1] ?? steps[0];
    takeStep(step, { head, socket, connection: listening.numberOf(socket) });
  };
  server.on('connection', (socket) => {
    let received = '';
    socket.on('data', (chunk) => {
      received += chunk.toString('latin1');
      const parts = received.split('\r\n\r\n');
      received = parts.pop() ?? '';
      for (const head of parts) onHead(head, socket);
    });
  });
  return Object.assign(listening, { heads });
}
