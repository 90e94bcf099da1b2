/** The only door to ws: a client's end of a WebSocket, on a socket that is opened for it. */

import type { ClientRequestArgs } from 'node:http';
import type { Socket } from 'node:net';
import { type ClientOptions, WebSocket } from 'ws';

/** A WebSocket, from its opening handshake on. */
export type Ws = WebSocket;

/** What a handshake is made with. */
export interface Opening {
  /** Absolute, http or https. */
  readonly url: string;
  readonly headers: Readonly<Record<string, readonly string[]>>;
  readonly subprotocols: readonly string[];
  /** The largest message that is taken, in bytes. */
  readonly maxSize: number;
}

const HEADER_LIMIT = 16 * 1024;
const LARGEST = 2 ** 31 - 1;

/** Begins the handshake on a connected socket. @throws where a header or a subprotocol cannot be sent. */
export function startHandshake({ url, headers, subprotocols, maxSize }: Opening, socket: Socket): Ws {
  const options: ClientOptions & ClientRequestArgs = {
    createConnection: () => socket,
    // Compression is not offered: a few bytes could swell to the largest message, and a chunk of them to hundreds of those.
    perMessageDeflate: false,
    // For ws, 0 is no limit at all.
    maxPayload: Math.min(Math.max(maxSize, 1), LARGEST),
    maxHeaderSize: HEADER_LIMIT,
  };
  return new WebSocket(url, [...subprotocols], { ...options, headers: copied(headers) });
}

function copied(headers: Opening['headers']): Record<string, string[]> {
  return Object.fromEntries(Object.entries(headers).map(([name, values]) => [name, [...values]]));
}
