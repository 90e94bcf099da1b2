/** HTTP/2 servers for tests: a decent one, and one that sends frames as told. */

import {
  createSecureServer,
  type Http2ServerRequest,
  type Http2ServerResponse,
  type IncomingHttpHeaders,
  type ServerHttp2Session,
} from 'node:http2';
import { createServer, type TLSSocket } from 'node:tls';
import { served } from './server-authority.ts';
import { type Listening, listen } from './server-listening.ts';

/** One request as it arrived. */
export interface Http2Request {
  readonly version: string;
  /** Pseudo fields included. */
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** Answers one request. */
export type Http2Answerer = (request: Http2Request, response: Http2ServerResponse) => void;

/** A running server. */
export type Http2Server = Listening & {
  /** Every request so far, the oldest first. */
  readonly requests: readonly Http2Request[];
  /** Every session so far. */
  readonly sessions: readonly ServerHttp2Session[];
};

/** Starts a server that speaks HTTP/2, and HTTP/1.1 with clients that offer no more, at `https://localhost`. */
export async function startHttp2Server(answerer: Http2Answerer): Promise<Http2Server> {
  const requests: Http2Request[] = [];
  const sessions: ServerHttp2Session[] = [];
  const server = createSecureServer({ ...served, allowHTTP1: true });
  server.on('session', (session) => {
    sessions.push(session);
    session.on('error', () => {});
  });
  server.on('request', async (incoming: Http2ServerRequest, response: Http2ServerResponse) => {
    incoming.on('error', () => {});
    response.on('error', () => {});
    const chunks: Buffer[] = [];
    for await (const chunk of incoming) chunks.push(chunk);
    const request = { version: incoming.httpVersion, headers: incoming.headers, body: Buffer.concat(chunks).toString() };
    requests.push(request);
    answerer(request, response);
  });
  const listening = await listen(server, '127.0.0.1', (port) => `https://localhost:${port}`);
  return Object.assign(listening, { requests, sessions });
}

/** Frames of HTTP/2 as bytes (RFC 9113 §6), for the stream of one request. */
export interface Frames {
  /** `:status: 200`. */
  head(end?: 'end'): Buffer;
  data(text: string, end?: 'end'): Buffer;
  reset(code: number): Buffer;
  goAway(lastStream: number, code: number): Buffer;
  readonly stream: number;
}

/** What a frame server does with one request. */
export type FrameStep = (frames: Frames, socket: TLSSocket) => void;

/** Starts a server that shakes hands for HTTP/2 and takes one of `steps` for each request, the last one for all further ones. */
export async function startFrameServer(
  ...steps: readonly [FrameStep, ...FrameStep[]]
): Promise<Listening & { readonly requests: number }> {
  const seen = { requests: 0 };
  const server = createServer({ ...served, ALPNProtocols: ['h2'] }, (socket) => {
    socket.on('error', () => {});
    socket.write(frame(SETTINGS, 0, 0));
    let received = Buffer.alloc(0);
    let preface = PREFACE_LENGTH;
    socket.on('data', (chunk) => {
      received = Buffer.concat([received, chunk]);
      const skipped = Math.min(preface, received.length);
      preface -= skipped;
      received = received.subarray(skipped);
      while (received.length >= 9 && received.length >= 9 + received.readUIntBE(0, 3)) {
        const [type, flags, stream] = [received[3], received[4], received.readUInt32BE(5)];
        received = received.subarray(9 + received.readUIntBE(0, 3));
        if (type === SETTINGS && flags === 0) socket.write(frame(SETTINGS, ACK, 0));
        if (type !== HEADERS) continue;
        seen.requests += 1;
        const step = steps[Math.min(seen.requests, steps.length) - 1] ?? steps[0];
        step(framesOf(stream), socket);
      }
    });
  });
  const listening = await listen(server, '127.0.0.1', (port) => `https://localhost:${port}`);
  return Object.defineProperty(listening, 'requests', { get: () => seen.requests }) as Listening & { readonly requests: number };
}

const PREFACE_LENGTH = 24;
const [DATA, HEADERS, RST_STREAM, SETTINGS, GOAWAY] = [0, 1, 3, 4, 7];
const [END_STREAM, ACK, END_HEADERS] = [1, 1, 4];
/** `:status: 200` in the static table of HPACK (RFC 7541, appendix A). */
const STATUS_200 = Buffer.from([0x88]);

function framesOf(stream: number): Frames {
  const flagOf = (end?: 'end') => (end === undefined ? 0 : END_STREAM);
  return {
    stream,
    head: (end) => frame(HEADERS, END_HEADERS | flagOf(end), stream, STATUS_200),
    data: (text, end) => frame(DATA, flagOf(end), stream, Buffer.from(text)),
    reset: (code) => frame(RST_STREAM, 0, stream, numbers(code)),
    goAway: (lastStream, code) => frame(GOAWAY, 0, 0, numbers(lastStream, code)),
  };
}

function frame(type: number, flags: number, stream: number, payload: Buffer = Buffer.alloc(0)): Buffer {
  const head = Buffer.alloc(9);
  head.writeUIntBE(payload.length, 0, 3);
  head.writeUInt8(type, 3);
  head.writeUInt8(flags, 4);
  head.writeUInt32BE(stream, 5);
  return Buffer.concat([head, payload]);
}

function numbers(...values: readonly number[]): Buffer {
  const bytes = Buffer.alloc(4 * values.length);
  for (const [at, value] of values.entries()) bytes.writeUInt32BE(value, 4 * at);
  return bytes;
}
