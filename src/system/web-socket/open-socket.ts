/** An open WebSocket as the port has it: news that are asked for, a sender that is held up, an end that leaves nothing open. */

import type { Socket as NetSocket } from 'node:net';
import type { Socket, SocketRules } from '../../domain/channels.ts';
import { formatDuration } from '../../domain/duration.ts';
import type { Meta } from '../../domain/reply.ts';
import type { Millis } from '../../domain/time.ts';
import { messageFailure } from './failure.ts';
import { keepAlive } from './keep-alive.ts';
import { createNewsQueue } from './news-queue.ts';
import type { Ws } from './ws.ts';

/** What an open WebSocket is made of. */
export interface Connected {
  readonly ws: Ws;
  /** What it runs on. */
  readonly socket: NetSocket;
  /** Of the handshake. */
  readonly meta: Meta;
  /** The largest message, in bytes. */
  readonly maxSize: number;
}

/** How long the other side is given to say goodbye. */
const FAREWELL: Millis = 50;
const NORMAL = 1000;

/** Takes over a WebSocket as it opens; later is too late, since messages may come right behind the handshake. */
export function takeOver({ ws, socket, meta, maxSize }: Connected, { ping }: Pick<SocketRules, 'ping'>): Socket {
  const queue = createNewsQueue(ws);
  const lost = () => {
    const message = `the server has not answered a ping for ${formatDuration(ping)}`;
    queue.end({ kind: 'failure', failure: { kind: 'network', code: 'PING_TIMEOUT', message } });
    ws.terminate();
  };
  const pulse = { received: () => socket.bytesRead, isPaused: () => ws.isPaused, ping: () => ws.ping(), onLost: lost };
  const alive = keepAlive(pulse, ping);
  ws.on('message', (data, binary) => {
    alive.heard();
    queue.put({ kind: 'message', body: bytesOf(data), binary });
  });
  ws.on('ping', alive.heard);
  ws.on('pong', alive.heard);
  ws.on('error', (error) => queue.end({ kind: 'failure', failure: messageFailure(error, maxSize, meta) }));
  ws.on('close', (code, reason) => {
    alive.stop();
    queue.end({ kind: 'closed', code, reason: reason.toString() });
  });
  return {
    meta,
    next: (signal) => queue.next(signal),
    // A connection that has just been lost is told of by its news.
    send: (text) => ws.send(text, () => {}),
    close: () => sayGoodbye(ws),
  };
}

/** With ws's standard settings all messages come as Buffers. */
function bytesOf(data: unknown): Uint8Array {
  if (data instanceof Uint8Array) return data;
  throw new Error('a message that is no Buffer');
}

async function sayGoodbye(ws: Ws): Promise<void> {
  if (ws.readyState === ws.CLOSED) return;
  await new Promise<void>((resolve) => {
    const timer = setTimeout(() => ws.terminate(), FAREWELL);
    ws.once('close', () => {
      clearTimeout(timer);
      resolve();
    });
    // The goodbye of the other side must be read.
    ws.resume();
    ws.close(NORMAL);
  });
}
