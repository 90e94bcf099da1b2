/** One keep-alive connection to an origin: what undici's client does not tell of its socket, and an end that is at once. */

import type { Socket } from 'node:net';
import type { TLSSocket } from 'node:tls';
import type { Instant, Millis } from '../../domain/time.ts';
import type { Client, Connect, ConnectCallback, ConnectTarget, Dispatch, DispatchHandler, openClient } from './undici.ts';

/** What is known of an origin beyond one connection. */
export interface OriginRecord {
  /** When its certificate expires. Kept here because a resumed TLS session does not say. */
  certExpires: Instant | undefined;
  /** It has answered in HTTP at least once. */
  speaksHttp: boolean;
}

/** How a connection is made. */
export interface Making {
  readonly openClient: typeof openClient;
  readonly connect: Connect;
  readonly origin: string;
  readonly record: OriginRecord;
}

/** A connection; opened by the first request, opened again by a request that finds it closed. */
export class Connection {
  readonly record: OriginRecord;
  readonly #client: Client;
  readonly #connect: Connect;
  #socket: Socket | undefined;
  #used = false;
  #openedAt: Millis = Number.POSITIVE_INFINITY;
  #onConnecting: () => void = () => {};

  constructor({ openClient, connect, origin, record }: Making) {
    this.record = record;
    this.#connect = connect;
    this.#client = openClient(origin, (target, callback) => this.#open(target, callback));
  }

  /** Sends a request; `onConnecting` is called when a socket has to be opened for it. */
  send(request: Dispatch, handler: DispatchHandler, onConnecting: () => void): void {
    this.#onConnecting = onConnecting;
    this.#client.dispatch(request, handler);
  }

  /** Marks the socket as used; true when it was used before. */
  claim(): boolean {
    const reused = this.#used;
    this.#used = true;
    return reused;
  }

  /** Bytes received on the present socket, or the last one. */
  get bytesRead(): number {
    return this.#socket?.bytesRead ?? 0;
  }

  /** When its socket was opened, on the scale of `performance.now()`; infinite before. */
  get openedAt(): Millis {
    return this.#openedAt;
  }

  /** Ends it and whatever is under way on it, connecting included. Resolves when the socket is closed. */
  async destroy(): Promise<void> {
    const closed = this.#client.destroy();
    // undici cannot cancel a connection attempt: without this the socket would live until the system gives up.
    this.#socket?.destroy();
    await closed;
  }

  #open(target: ConnectTarget, callback: ConnectCallback): void {
    this.#used = false;
    this.#openedAt = performance.now();
    this.#onConnecting();
    // The certificate is the URL's matter, whatever a Host field of the user's says.
    this.#socket = this.#connect({ ...target, servername: null }, (...result) => {
      const [error, socket] = result;
      if (error === null && isTls(socket)) this.record.certExpires = expiryOf(socket) ?? this.record.certExpires;
      callback(...result);
    });
  }
}

function isTls(socket: Socket | TLSSocket): socket is TLSSocket {
  return 'getPeerCertificate' in socket;
}

function expiryOf(socket: TLSSocket): Instant | undefined {
  const expires = Date.parse(socket.getPeerCertificate().valid_to);
  return Number.isNaN(expires) ? undefined : expires;
}
