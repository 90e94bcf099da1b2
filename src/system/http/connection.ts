/** One keep-alive connection to an origin: what HTTP clients do not tell of their socket, and an end that is at once. */

import type { Socket } from 'node:net';
import type { TLSSocket } from 'node:tls';
import type { Instant, Millis } from '../../domain/time.ts';
import { type AnswerGate, openAnswerGate } from './answer-gate.ts';
import { type Client, connectBy, HTTP1, type OpenClient, speaksHttp2 } from './client.ts';
import type { Line } from './line.ts';
import { NegotiatingClient } from './negotiating-client.ts';
import type { Dispatch, DispatchHandler } from './undici.ts';

/** What is known of an origin beyond one connection. */
export interface OriginRecord {
  /** It has answered in HTTP at least once. */
  speaksHttp: boolean;
  /** It has chosen HTTP/2, and then asked for HTTP/1.1. */
  wantsHttp1: boolean;
}

/** How a connection is made. */
export interface Making {
  readonly openClient: OpenClient;
  readonly line: Line;
  readonly record: OriginRecord;
}

/** A connection; opened by the first request, opened again by a request that finds it closed. */
export class Connection {
  readonly line: Line;
  readonly record: OriginRecord;
  readonly #client: Client;
  #opening: AbortController | undefined;
  #socket: Socket | undefined;
  #gate: AnswerGate | undefined;
  #certExpires: Instant | undefined;
  #used = false;
  #openedAt: Millis = Number.POSITIVE_INFINITY;
  #onConnecting: () => void = () => {};

  constructor({ openClient, line, record }: Making) {
    this.line = line;
    this.record = record;
    const { origin } = line;
    const openSocket = (protocols: readonly string[]) => this.#open(protocols);
    this.#client =
      line.http2 && !record.wantsHttp1
        ? new NegotiatingClient({ origin, openSocket, openClient })
        : openClient(
            origin,
            connectBy(() => openSocket([HTTP1])),
          );
  }

  /** Sends a request; `onConnecting` is called when a socket has to be opened for it. */
  send(request: Dispatch, handler: DispatchHandler, onConnecting: () => void): void {
    this.#onConnecting = onConnecting;
    this.#client.dispatch(this.line.forwards ? forwarded(request, this.line) : request, handler);
  }

  /** Marks the socket as used, by a request that is sent now; true when it was used before. */
  claim(): boolean {
    const reused = this.#used;
    this.#used = true;
    this.#gate?.expect();
    return reused;
  }

  /** Bytes of answers received on the present socket, or the last one; 0 on HTTP/2, where more comes than answers. */
  get bytesRead(): number {
    return this.#gate === undefined ? 0 : (this.#socket?.bytesRead ?? 0);
  }

  /** When the certificate of its socket expires; undefined on plain connections. */
  get certExpires(): Instant | undefined {
    return this.#certExpires;
  }

  /** When its socket was opened, on the scale of `performance.now()`; infinite before. */
  get openedAt(): Millis {
    return this.#openedAt;
  }

  /** Ends it and whatever is under way on it, connecting included. Resolves when the socket is closed. */
  async destroy(): Promise<void> {
    // No client can cancel a connection attempt: without this the socket would live until the system gives up.
    this.#opening?.abort();
    await this.#client.destroy();
  }

  async #open(protocols: readonly string[]): Promise<Socket> {
    this.#used = false;
    this.#openedAt = performance.now();
    this.#onConnecting();
    this.#opening = new AbortController();
    const socket = await this.line.open(protocols, this.#opening.signal);
    this.#opening = undefined;
    this.#socket = socket;
    this.#gate = speaksHttp2(socket) ? undefined : openAnswerGate(socket);
    // A plain origin behind a proxy may well have a secure socket: the proxy's.
    this.#certExpires = this.line.origin.startsWith('https:') && isTls(socket) ? expiryOf(socket) : undefined;
    return socket;
  }
}

/** A request as a proxy takes it: with its whole URL, and our login there (RFC 9112 §3.2.2, RFC 9110 §11.7.2). */
function forwarded(request: Dispatch, { origin, proxy }: Line): Dispatch {
  const login = proxy?.authorization === undefined ? [] : ['proxy-authorization', proxy.authorization];
  return { ...request, path: origin + request.path, headers: [...request.headers, ...login] };
}

function isTls(socket: Socket | TLSSocket): socket is TLSSocket {
  return 'getPeerCertificate' in socket;
}

function expiryOf(socket: TLSSocket): Instant | undefined {
  const expires = Date.parse(socket.getPeerCertificate().valid_to);
  return Number.isNaN(expires) ? undefined : expires;
}
