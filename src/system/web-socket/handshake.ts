/** One opening handshake on one socket: a WebSocket, the answer of a server that refuses, or what broke it. */

import type { Socket as NetSocket } from 'node:net';
import type { Handshake, SocketRules } from '../../domain/channels.ts';
import type { Meta } from '../../domain/reply.ts';
import type { Instant, Millis } from '../../domain/time.ts';
import type { RequestSpec } from '../../domain/watch.ts';
import { handshakeFailure } from './failure.ts';
import { handshakeFields } from './handshake-fields.ts';
import { takeOver } from './open-socket.ts';
import { type MetaOf, readRefusal } from './refusal.ts';
import { startHandshake, type Ws } from './ws.ts';

/** What is asked for. */
export interface Asked {
  /** http or https. */
  readonly url: string;
  readonly spec: RequestSpec;
  readonly rules: SocketRules;
  /** We showed who we are in the TLS handshake. */
  readonly identified: boolean;
}

const SWITCHING = 101;

/** Shakes hands on a socket that is ready for HTTP. Whatever comes of it but an open WebSocket, the socket is to be destroyed. */
export async function shakeHands(socket: NetSocket, { url, spec, rules, identified }: Asked): Promise<Handshake> {
  const { headers, subprotocols } = handshakeFields(spec, rules);
  const metaOf = metaReader(socket, url);
  let switched: Meta | undefined;
  const broken = (error: Error): Handshake => {
    return { kind: 'failure', failure: handshakeFailure(error, { url, subprotocols, sent: true, identified, switched }) };
  };
  const ws = begin({ url, headers, subprotocols, maxSize: spec.maxSize }, socket);
  if (ws instanceof Error) return broken(ws);
  return new Promise((resolve, reject) => {
    const fail = (error: Error) => {
      try {
        resolve(broken(error));
      } catch (bug) {
        reject(bug);
      }
    };
    ws.on('upgrade', (answer) => {
      switched = metaOf(answer, 0);
    });
    ws.once('open', () => {
      if (switched === undefined) return;
      resolve({ kind: 'open', socket: takeOver({ ws, socket, meta: switched, maxSize: spec.maxSize }, rules) });
    });
    ws.once('unexpected-response', (_request, answer) => {
      if (answer.statusCode !== SWITCHING) return resolve(readRefusal(answer, spec.maxSize, metaOf));
      switched = metaOf(answer, 0);
      fail(new Error('Missing Upgrade header'));
    });
    // It stays: an error that nobody listens to is a crash. Once the WebSocket is open, its news tell.
    ws.on('error', fail);
  });
}

/** Reads what is known of an answer on a socket; the request is sent now. */
function metaReader(socket: NetSocket, url: string): MetaOf {
  const sentAt = performance.now();
  const certExpires = expiryOf(socket);
  return (answer, bytes) => ({
    status: answer.statusCode ?? 0,
    reason: answer.statusMessage ?? '',
    headers: answer.headers,
    url,
    latency: performance.now() - sentAt,
    bytes,
    ...(certExpires !== undefined && { certExpires }),
  });
}

function begin(opening: Parameters<typeof startHandshake>[0], socket: NetSocket): Ws | Error {
  try {
    return startHandshake(opening, socket);
  } catch (error) {
    if (error instanceof Error) return error;
    throw error;
  }
}

/** When the certificate of a TLS socket expires. */
function expiryOf(socket: NetSocket): Instant | undefined {
  if (!('getPeerCertificate' in socket) || typeof socket.getPeerCertificate !== 'function') return undefined;
  const expires: Millis = Date.parse(socket.getPeerCertificate().valid_to);
  return Number.isNaN(expires) ? undefined : expires;
}
