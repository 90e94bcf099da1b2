/** What speaks HTTP over one connection: undici for HTTP/1.1, `http2-session.ts` for HTTP/2. */

import type { Socket } from 'node:net';
import type { Connect, Dispatch, DispatchHandler, openClient } from './undici.ts';

/** Sends one request at a time. */
export interface Client {
  dispatch(request: Dispatch, handler: DispatchHandler): void;
  /** Ends it and the request under way. Resolves when its socket is closed. */
  destroy(): Promise<void>;
}

/** Makes a client that speaks HTTP/1.1. */
export type OpenClient = (...args: Parameters<typeof openClient>) => Client;

/** Opens a socket that is ready for HTTP, offering these protocols in its TLS handshake. */
export type OpenSocket = (protocols: readonly string[]) => Promise<Socket>;

/** The name of HTTP/1.1 in TLS handshakes (RFC 7301 §6). */
export const HTTP1 = 'http/1.1';
/** The name of HTTP/2 there. */
export const HTTP2 = 'h2';

/** What undici opens its sockets with. */
export function connectBy(open: () => Promise<Socket>): Connect {
  return (_target, callback) => {
    void open().then(
      (socket) => callback(null, socket),
      (error: Error) => callback(error),
    );
  };
}

/** True for a socket whose TLS handshake came out for HTTP/2. */
export function speaksHttp2(socket: Socket | undefined): boolean {
  return socket !== undefined && 'alpnProtocol' in socket && socket.alpnProtocol === HTTP2;
}
