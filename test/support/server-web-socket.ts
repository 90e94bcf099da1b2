/** Real WebSocket servers for tests, a client for them, and a proxy that cuts what they send. */

import { createServer, type IncomingMessage, type RequestListener, ServerResponse } from 'node:http';
import { createServer as createSecureServer, type ServerOptions as SecureOptions } from 'node:https';
import { connect, createServer as createNetServer, Socket as NetSocket } from 'node:net';
import type { Duplex } from 'node:stream';
import { type ServerOptions, type WebSocket, WebSocketServer } from 'ws';
import type { Handshake, Socket, SocketNews, SocketRules } from '../../src/domain/channels.ts';
import type { Failure } from '../../src/domain/reply.ts';
import type { RequestSpec } from '../../src/domain/watch.ts';
import { createWebSockets } from '../../src/system/web-socket/web-sockets.ts';
import { type Listening, listen } from './server-listening.ts';
import { requestTo } from './server-requests.ts';

/** What a server does with one connection: 1 is the first. */
export type Serve = (socket: WebSocket, request: IncomingMessage, number: number) => void;

/** How a server differs from a plain one on 127.0.0.1. */
export interface WebSocketServerOptions extends ServerOptions {
  readonly tls?: SecureOptions;
  /** Answers requests that are no handshakes, or none of ours. */
  readonly answer?: RequestListener;
  /** Whether a handshake is one of ours; default: by its path. */
  readonly shouldOpen?: (request: IncomingMessage) => boolean;
}

/** Starts a server; its URL is http or https, as requests have it. */
export async function startWebSocketServer(serve: Serve, settings: WebSocketServerOptions = {}): Promise<Listening> {
  const { tls, answer, shouldOpen, ...options } = settings;
  const server = tls === undefined ? createServer() : createSecureServer(tls);
  const webSockets = new WebSocketServer({ ...options, noServer: true });
  const isOurs = shouldOpen ?? ((request: IncomingMessage) => webSockets.shouldHandle(request) === true);
  server.on('upgrade', (request, socket, head) => {
    if (answer !== undefined && !isOurs(request)) answer(request, responseOn(request, socket));
    else webSockets.handleUpgrade(request, socket, head, (client) => webSockets.emit('connection', client, request));
  });
  if (answer !== undefined) server.on('request', answer);
  let count = 0;
  webSockets.on('connection', (socket, request) => {
    count += 1;
    // A client that breaks off is no trouble of the test's.
    socket.on('error', () => {});
    serve(socket, request, count);
  });
  return listen(server, '127.0.0.1', tls === undefined ? undefined : (port) => `https://localhost:${port}`);
}

/** A response to a request that wants to switch, and may not. */
function responseOn(request: IncomingMessage, socket: Duplex): ServerResponse {
  const response = new ServerResponse(request);
  if (socket instanceof NetSocket) response.assignSocket(socket);
  response.shouldKeepAlive = false;
  return response;
}

/** Opens WebSockets with {@link requestTo}'s request, without pings unless the rules say so. */
export function openTo(
  url: string,
  parts: Partial<RequestSpec> = {},
  rules: Partial<SocketRules> = {},
  signal: AbortSignal = new AbortController().signal,
): Promise<Handshake> {
  return createWebSockets().open(requestTo(url, parts), { subprotocols: [], ping: 0, ...rules }, signal);
}

/** The WebSocket a handshake must have opened; closed at the end of the test. */
export function socketIn(handshake: Handshake): Socket & AsyncDisposable {
  if (handshake.kind !== 'open') throw new Error(`not open: ${JSON.stringify(handshake)}`);
  const { socket } = handshake;
  return Object.assign(socket, { [Symbol.asyncDispose]: () => socket.close() });
}

/** The failure a handshake must have ended in. */
export function failureOf(handshake: Handshake): Failure {
  if (handshake.kind !== 'failure') throw new Error(`no failure: ${handshake.kind}`);
  return handshake.failure;
}

/** The next news in a word or two: a text, `closed 1000 bye`, or what kind of failure. */
export function wordsOf(news: SocketNews): string {
  switch (news.kind) {
    case 'message':
      return new TextDecoder().decode(news.body);
    case 'closed':
      return `closed ${news.code} ${news.reason}`.trim();
    case 'failure':
      return 'code' in news.failure ? news.failure.code : news.failure.kind;
  }
}

/** All news to the end, in words. */
export async function allNews(socket: Socket): Promise<readonly string[]> {
  const all: string[] = [];
  const signal = new AbortController().signal;
  for (;;) {
    const news = await socket.next(signal);
    all.push(wordsOf(news));
    if (news.kind !== 'message') return all;
  }
}

/** A way to a server that can be cut. */
export type Cutter = Listening & {
  /** From now on so many bytes of an answer are let through on each connection, each by itself, and then it breaks. */
  cutAfter(bytes: number): void;
};

/** Starts a way to a port of 127.0.0.1; until it is told to cut, it does not. */
export async function startCutter(port: number): Promise<Cutter> {
  let limit = Number.POSITIVE_INFINITY;
  const server = createNetServer((near) => {
    const far = connect(port, '127.0.0.1');
    const end = () => void [near, far].map((socket) => socket.destroy());
    for (const socket of [near, far]) socket.setNoDelay(true);
    near.pipe(far);
    near.on('error', end).on('close', end);
    far.on('error', end).on('close', () => near.end());
    let left = limit;
    far.on('data', (chunk: Buffer) => {
      for (const byte of chunk.subarray(0, Math.min(chunk.length, left))) near.write(Uint8Array.of(byte));
      left -= chunk.length;
      if (left <= 0) near.end(end);
    });
    if (limit === 0) near.end(end);
  });
  const listening = await listen(server, '127.0.0.1');
  return Object.assign(listening, {
    cutAfter(bytes: number) {
      limit = bytes;
    },
  });
}

/** Switches to WebSocket by hand, with `fields` beside what is due, for servers that break its rules. */
export async function startRawWebSocketServer(serve: (socket: NetSocket) => void, fields = ''): Promise<Listening> {
  const server = createServer();
  const { subtle } = globalThis.crypto;
  server.on('upgrade', async (request, socket: NetSocket) => {
    const text = `${request.headers['sec-websocket-key']}258EAFA5-E914-47DA-95CA-C5AB0DC85B11`;
    const digest = await subtle.digest('SHA-1', new TextEncoder().encode(text));
    const accept = Buffer.from(digest).toString('base64');
    socket.on('error', () => {});
    socket.on('end', () => socket.end());
    socket.resume();
    socket.write(
      `HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: ${accept}\r\n${fields}\r\n`,
    );
    serve(socket);
  });
  return listen(server, '127.0.0.1');
}
