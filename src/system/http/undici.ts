/** The only door to undici: a client for one connection, on a socket that is opened for it. */

import Client from 'undici/lib/dispatcher/client.js';

/** Opens a socket and calls back with it, or with the error that kept it. */
export type Connect = Client.Connect;
/** One request as undici takes it. */
export type Dispatch = Client.Dispatch;
/** Told of an answer as it comes in. */
export type DispatchHandler = Client.DispatchHandler;

const IDLE = 60_000;
const IDLE_MARGIN = 1000;
const HEADER_LIMIT = 16 * 1024;

/** A client with one keep-alive connection, opened when needed and again when lost. It has no timeouts for requests. */
export function openClient(origin: string, connect: Connect): Client {
  return new Client(origin, {
    connect,
    maxHeaderSize: HEADER_LIMIT,
    headersTimeout: 0,
    bodyTimeout: 0,
    keepAliveTimeout: IDLE,
    keepAliveTimeoutThreshold: IDLE_MARGIN,
  });
}
