/** `/ws`: the channel over WebSocket (RFC 6455), for those who subscribe to it. Loaded with the first connection. */

import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { type RawData, type WebSocket, WebSocketServer } from 'ws';
import { type Broadcast, documentOf, follow, type Subscription } from './channel.ts';

/** No message from a client may be larger, in bytes. */
const LARGEST = 4096;
const CHANNEL = 'deploys';
/** Policy violation (RFC 6455 §7.4.1), and why. */
const REFUSAL = [1008, `send {"subscribe":"${CHANNEL}"}`] as const;

/** An upgrade request as Node hands it over. */
export interface Upgrade {
  readonly request: IncomingMessage;
  readonly socket: Duplex;
  readonly head: Buffer;
}

/** Shakes hands and serves the connection until it ends. Pings are answered. */
export function acceptWebSocket({ request, socket, head }: Upgrade, broadcast: Broadcast): void {
  const server = new WebSocketServer({ noServer: true, clientTracking: false, maxPayload: LARGEST });
  server.handleUpgrade(request, socket, head, (client) => serve(client, broadcast));
}

function serve(client: WebSocket, broadcast: Broadcast): void {
  const gone = new AbortController();
  client.on('close', () => gone.abort());
  // What a peer breaks of the protocol closes the connection, with its code; there is nobody to tell it to.
  client.on('error', () => undefined);
  let subscribed = false;
  client.on('message', (data: RawData) => {
    if (wishIn(data.toString()) !== CHANNEL) return client.close(...REFUSAL);
    if (subscribed) return;
    subscribed = true;
    void tell(client, { ...broadcast, signal: gone.signal });
  });
}

/** Sends each message when the one before it has gone out, so that a slow client costs no memory. */
async function tell(client: WebSocket, subscription: Subscription): Promise<void> {
  const now = subscription.channel.latest(subscription.clock.now());
  for await (const message of follow(subscription, now)) {
    await new Promise<void>((sent) => client.send(JSON.stringify(documentOf(message)), () => sent()));
  }
}

/** The channel that is wished for; undefined where the text is no such wish. */
function wishIn(text: string): unknown {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && 'subscribe' in value ? value.subscribe : undefined;
  } catch {
    return undefined;
  }
}
