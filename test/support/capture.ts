/** A server that keeps every request as it came, to the byte: by TCP, TLS, HTTP/2 or a unix socket, and as a proxy is asked. */

import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { createSecureServer, type Http2ServerRequest, type Http2ServerResponse } from 'node:http2';
import type { Server, Socket } from 'node:net';
import type { TLSSocket } from 'node:tls';
import { authority, served } from './server-authority.ts';
import { listen } from './server-listening.ts';

/** One request. */
export interface Captured {
  readonly method: string;
  /** As on the request line. */
  readonly target: string;
  /** Lower-case names with their values, sorted. */
  readonly fields: readonly string[];
  /** In Latin-1, so that no byte is lost. */
  readonly body: string;
  readonly version: string;
  /** The name in the client's certificate. */
  readonly client: string | undefined;
  /** The client's address. */
  readonly from: string | undefined;
}

/** Where a redirect leads; undefined is an answer of 200. */
export type Redirecting = (target: string) => string | undefined;

/** How a server is reached. */
export interface CaptureOptions {
  readonly tls?: boolean;
  /** A unix socket to listen on. */
  readonly socket?: string;
  readonly host?: string;
  readonly redirecting?: Redirecting;
}

/** A running server. */
export interface Capture extends AsyncDisposable {
  readonly port: number;
  /** What came since this was last called. */
  taken(): readonly Captured[];
}

type Incoming = IncomingMessage | Http2ServerRequest;

/** Starts a server that answers `{}`. */
export async function startCapture({ tls, socket, host, redirecting }: CaptureOptions = {}): Promise<Capture> {
  const seen: Captured[] = [];
  const answer = async (incoming: Incoming, response: ServerResponse | Http2ServerResponse) => {
    const captured = await capture(incoming);
    seen.push(captured);
    const location = redirecting?.(captured.target);
    const headers = { 'content-type': 'application/json', ...(location !== undefined && { location }) };
    response.statusCode = location === undefined ? 200 : 302;
    for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
    response.end('{}');
  };
  const secure = { ...served, ca: authority, requestCert: true, rejectUnauthorized: false, allowHTTP1: true };
  const server: Server = tls ? createSecureServer(secure, answer) : createServer(answer);
  server.on('connect', async (incoming: IncomingMessage, tunnel: Socket) => {
    seen.push(await capture(incoming, true));
    tunnel.end('HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\n\r\n');
  });
  const taken = () => seen.splice(0);
  if (socket !== undefined) return { port: 0, taken, ...(await listenAt(server, socket)) };
  const listening = await listen(server, host ?? '127.0.0.1');
  return { port: listening.port, taken, [Symbol.asyncDispose]: () => listening.close() };
}

async function capture(incoming: Incoming, headOnly = false): Promise<Captured> {
  const chunks: Buffer[] = [];
  if (!headOnly) for await (const chunk of incoming) chunks.push(chunk);
  const { method = '', url: target = '', rawHeaders: raw, httpVersion: version, socket } = incoming;
  const fields = raw.flatMap((name, at) => (at % 2 === 0 ? [`${name.toLowerCase()}: ${(raw[at + 1] ?? '').trim()}`] : []));
  return {
    method,
    target,
    fields: fields.sort(),
    body: Buffer.concat(chunks).toString('latin1'),
    version,
    client: clientOf(socket),
    from: socket.remoteAddress,
  };
}

function clientOf(socket: Socket | TLSSocket): string | undefined {
  const name = 'getPeerCertificate' in socket ? socket.getPeerCertificate().subject?.CN : undefined;
  return typeof name === 'string' ? name : undefined;
}

async function listenAt(server: Server, path: string): Promise<AsyncDisposable> {
  const sockets = new Set<Socket>();
  server.on('connection', (socket: Socket) => void sockets.add(socket));
  await new Promise<void>((resolve) => server.listen(path, resolve));
  const close = async () => {
    const closed = new Promise<void>((resolve) => server.close(() => resolve()));
    for (const socket of sockets) socket.destroy();
    await closed;
  };
  return { [Symbol.asyncDispose]: close };
}
