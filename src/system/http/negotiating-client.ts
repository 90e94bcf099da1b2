/** A client for an origin that may speak HTTP/2: the TLS handshake of its socket says how to go on. */

import type { Socket } from 'node:net';
import { type Client, connectBy, HTTP1, HTTP2, type OpenClient, type OpenSocket, speaksHttp2 } from './client.ts';
import { Http2Session } from './http2-session.ts';
import { RouteError } from './route-error.ts';
import type { Dispatch, DispatchHandler } from './undici.ts';
import { ABORTED } from './watchdog.ts';

/** What it is made with. */
export interface Negotiation {
  readonly origin: string;
  readonly openSocket: OpenSocket;
  readonly openClient: OpenClient;
}

/** Offers HTTP/2 whenever it opens a socket, until the server has chosen HTTP/1.1. */
export class NegotiatingClient implements Client {
  readonly #negotiation: Negotiation;
  #session: Http2Session | undefined;
  #http1: Client | undefined;
  #destroyed = false;

  constructor(negotiation: Negotiation) {
    this.#negotiation = negotiation;
  }

  dispatch(request: Dispatch, handler: DispatchHandler): void {
    const client = this.#http1 ?? (this.#session?.isOpen ? this.#session : undefined);
    if (client !== undefined) client.dispatch(request, handler);
    else
      void this.#negotiate().then(
        (agreed) => agreed.dispatch(request, handler),
        (error: Error) => handler.onResponseError(undefined, error),
      );
  }

  async destroy(): Promise<void> {
    this.#destroyed = true;
    await Promise.all([this.#http1?.destroy(), this.#session?.destroy()]);
  }

  async #negotiate(): Promise<Client> {
    const { origin, openSocket } = this.#negotiation;
    const socket = await openSocket([HTTP2, HTTP1]);
    if (this.#destroyed) {
      socket.destroy();
      throw new RouteError(ABORTED);
    }
    if (!speaksHttp2(socket)) {
      this.#http1 = this.#openHttp1(socket);
      return this.#http1;
    }
    this.#session = new Http2Session(origin, socket);
    return this.#session;
  }

  /** A client for the socket there is; when that is lost it opens others, for HTTP/1.1 alone. */
  #openHttp1(socket: Socket): Client {
    const { origin, openSocket, openClient } = this.#negotiation;
    let given: Socket | undefined = socket;
    const next = async () => {
      const opened = given ?? (await openSocket([HTTP1]));
      given = undefined;
      return opened;
    };
    return openClient(origin, connectBy(next));
  }
}
