/** The only door to undici: a client for one connection, and the connector it opens its sockets with. Import it lazily. */

import { setFlagsFromString } from 'node:v8';
import buildConnector from 'undici/lib/core/connect.js';
import Client from 'undici/lib/dispatcher/client.js';

export type { Client };

/** Opens a socket to a target and calls back with it, or with the error that kept it. */
export type Connect = Client.Connect;
/** Told the socket, or the error. */
export type ConnectCallback = Client.ConnectCallback;
/** Where a socket is to lead. */
export type ConnectTarget = Client.ConnectTarget;
/** One request as undici takes it. */
export type Dispatch = Client.Dispatch;
/** Told of an answer as it comes in. */
export type DispatchHandler = Client.DispatchHandler;

const CONNECT_ATTEMPT = 1000;
const IDLE = 60_000;
const IDLE_MARGIN = 1000;
const HEADER_LIMIT = 16 * 1024;

// undici's parser is WebAssembly. Node 20 compiles it a second time, for speed it does not need, and waits for that at exit.
if (process.versions.node.startsWith('20.')) setFlagsFromString('--liftoff-only');

/**
 * A connector that tries the addresses of a name in turn, IPv6 and IPv4 (RFC 8305), without a timeout of its own.
 * It caches TLS sessions; so secure and insecure connections need one each.
 */
export function openConnector(insecure: boolean): Connect {
  return buildConnector<Connect>({
    timeout: 0,
    autoSelectFamily: true,
    autoSelectFamilyAttemptTimeout: CONNECT_ATTEMPT,
    rejectUnauthorized: !insecure,
  });
}

/** A client with one keep-alive connection, opened when needed and again when lost. It has no timeouts for requests. */
export function openClient(origin: string, connect: (target: ConnectTarget, callback: ConnectCallback) => void): Client {
  return new Client(origin, {
    connect,
    maxHeaderSize: HEADER_LIMIT,
    headersTimeout: 0,
    bodyTimeout: 0,
    keepAliveTimeout: IDLE,
    keepAliveTimeoutThreshold: IDLE_MARGIN,
  });
}
