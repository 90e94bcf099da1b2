/** Real HTTP servers for tests: on loopback, on a port of their own, remembering what they were asked. */

import { createServer, type IncomingMessage, type RequestListener, type ServerResponse } from 'node:http';
import { createServer as createSecureServer, type ServerOptions as SecureOptions } from 'node:https';
import type { Socket } from 'node:net';
import { type Listening, listen } from './server-listening.ts';

/** One request as it arrived. */
export interface SeenRequest {
  readonly method: string;
  /** Path and query, as on the request line. */
  readonly path: string;
  /** Lower-case names. */
  readonly headers: IncomingMessage['headers'];
  /** Names and values as sent, in order. */
  readonly fields: readonly (readonly [name: string, value: string])[];
  readonly body: string;
  /** Which connection it came on: 1 is the first. */
  readonly connection: number;
}

/** An answer in short: status 200 and no body where not said. */
export interface ShortAnswer {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string | readonly string[]>>;
  readonly body?: string | Uint8Array;
}

/** Answers one request: by what it returns, or by itself when it returns nothing. Doing neither leaves the client waiting. */
export type Answerer = (request: SeenRequest, response: ServerResponse) => ShortAnswer | undefined;

/** A running server. */
export type TestServer = Listening & {
  /** Every request so far, the oldest first. */
  readonly requests: readonly SeenRequest[];
};

/** How a server differs from plain HTTP on 127.0.0.1. */
export interface ServerOptions {
  /** With a key and a certificate the server speaks TLS, and its URL says `https://localhost`. */
  readonly tls?: SecureOptions;
  /** The address to listen on. */
  readonly host?: string;
}

/** Starts an HTTP server: `await using server = await startServer(() => ({ body: '{}' }))`. */
export async function startServer(answerer: Answerer, options: ServerOptions = {}): Promise<TestServer> {
  const { tls, host = '127.0.0.1' } = options;
  const requests: SeenRequest[] = [];
  const onRequest: RequestListener = async (incoming, response) => {
    const request = await readRequest(incoming, listening.numberOf(acceptedSocket(incoming.socket)));
    requests.push(request);
    const answer = answerer(request, response);
    if (answer !== undefined) response.writeHead(answer.status ?? 200, copied(answer.headers)).end(answer.body);
  };
  const listening =
    tls === undefined
      ? await listen(createServer(onRequest), host)
      : await listen(createSecureServer(tls, onRequest), host, (port) => `https://localhost:${port}`);
  return Object.assign(listening, { requests });
}

async function readRequest(incoming: IncomingMessage, connection: number): Promise<SeenRequest> {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(chunk);
  const { method = '', url: path = '', headers, rawHeaders } = incoming;
  const fields = rawHeaders.flatMap((name, at) => (at % 2 === 0 ? [[name, rawHeaders[at + 1] ?? ''] as const] : []));
  return { method, path, headers, fields, body: Buffer.concat(chunks).toString(), connection };
}

/** A TLS socket is not the one that was accepted, but wraps it. */
function acceptedSocket(socket: Socket & { readonly _parent?: Socket }): Socket {
  return socket._parent ?? socket;
}

function copied(headers: ShortAnswer['headers'] = {}): Record<string, string | string[]> {
  const entries = Object.entries(headers);
  return Object.fromEntries(entries.map(([name, value]) => [name, typeof value === 'string' ? value : [...value]]));
}
