/** The messages of a WebSocket, which is opened again whenever it is lost, and everything sent again that asks for them. */

import type { Handshake, Socket, SocketNews, SocketRules } from '../domain/channels.ts';
import type { Feed, SourcePorts } from '../domain/ports.ts';
import type { Meta, Reply } from '../domain/reply.ts';
import { type Instant, type Millis, SECOND } from '../domain/time.ts';
import type { RequestSpec } from '../domain/watch.ts';
import { farewellOf } from './socket-farewell.ts';
import { STOPPED } from './stopped.ts';

/** What a WebSocket is opened with, and what is sent over it then. */
export interface MessageRules extends SocketRules {
  readonly send: readonly string[];
}

/** An open WebSocket and what has come over it. */
interface Connection {
  readonly socket: Socket;
  /** When the last message came, or the handshake was done. */
  heardAt: Instant;
  messages: number;
  /** News that are waited for already. */
  awaited?: Promise<SocketNews>;
}

type Refused = Exclude<Handshake, { kind: 'open' }>;
type LastNews = Exclude<SocketNews, { kind: 'message' }>;

/** A connection that has held this long after trouble has recovered, though no message has come. */
const HELD: Millis = 5 * SECOND;

const GAP = {
  code: 'gap',
  message: 'what the server sends while the connection is down is not seen: a WebSocket cannot go back',
  hint: 'If the server can repeat it, ask for that with --send.',
};

/** The feed. It has no resume point, because the protocol has none. */
export class Messages implements Feed {
  readonly #request: RequestSpec;
  readonly #rules: MessageRules;
  readonly #ports: Pick<SourcePorts, 'webSockets' | 'clock'>;
  #connection: Connection | undefined;
  /** The last reply was trouble. */
  #isDown = false;
  #hasToldGap = false;
  #isClosed = false;

  constructor(request: RequestSpec, rules: MessageRules, ports: Pick<SourcePorts, 'webSockets' | 'clock'>) {
    this.#request = request;
    this.#rules = rules;
    this.#ports = ports;
  }

  async next(signal: AbortSignal): Promise<Reply> {
    const reply = this.#connection === undefined ? await this.#connect(signal) : undefined;
    const connection = this.#connection;
    if (connection === undefined) return reply ?? STOPPED;
    const news = await this.#newsOf(connection, signal);
    if (signal.aborted) return STOPPED;
    if (news !== undefined && news.kind !== 'message') return this.#lose(connection, news);
    this.#isDown = false;
    return news === undefined ? { kind: 'quiet', then: 'now' } : this.#read(connection, news.body);
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    await this.#connection?.socket.close();
  }

  /** Opens a connection; what is returned says why there is none. */
  async #connect(signal: AbortSignal): Promise<Reply | undefined> {
    const { webSockets, clock } = this.#ports;
    const handshake = await webSockets.open(this.#request, this.#rules, signal);
    this.#isDown ||= handshake.kind !== 'open';
    if (handshake.kind !== 'open') return refusal(handshake);
    const { socket } = handshake;
    // It came up in the very turn it was given up.
    if (this.#isClosed) {
      await socket.close();
      return STOPPED;
    }
    for (const text of this.#rules.send) socket.send(text);
    this.#connection = { socket, heardAt: clock.now(), messages: 0 };
    return undefined;
  }

  /** The next news; undefined where none came, but the connection has held long enough after trouble. */
  async #newsOf(connection: Connection, signal: AbortSignal): Promise<SocketNews | undefined> {
    const awaited = connection.awaited ?? connection.socket.next(signal);
    delete connection.awaited;
    if (!this.#isDown) return awaited;
    const over = new AbortController();
    const held = this.#ports.clock.sleep(HELD, over.signal).then(() => undefined);
    const news = await Promise.race([awaited, held]);
    over.abort();
    if (news === undefined) connection.awaited = awaited;
    return news;
  }

  #read(connection: Connection, body: Uint8Array): Reply {
    const now = this.#ports.clock.now();
    const meta = metaOf(connection, now - connection.heardAt, body.length);
    connection.heardAt = now;
    connection.messages += 1;
    return { kind: 'response', body, meta, then: 'now', fresh: true };
  }

  async #lose(connection: Connection, news: LastNews): Promise<Reply> {
    this.#connection = undefined;
    await connection.socket.close();
    const reply = news.kind === 'closed' ? farewellOf(news, connection.messages) : failed(news, metaOf(connection, 0));
    this.#isDown = reply.kind === 'failure';
    if (reply.kind === 'end' || this.#hasToldGap || connection.messages === 0) return reply;
    this.#hasToldGap = true;
    return { ...reply, notices: [GAP] };
  }
}

/** A message is as good as an answer. It has no header fields, so its content says itself what it is. */
function metaOf({ socket: { meta } }: Connection, latency: Millis, bytes = 0): Meta {
  const { url, certExpires } = meta;
  return { status: 200, reason: '', headers: {}, url, latency, bytes, ...(certExpires !== undefined && { certExpires }) };
}

/** The status of a handshake is judged like any; but one that says all is well, without a WebSocket, is none. */
function refusal(handshake: Refused): Reply {
  if (handshake.kind === 'failure') return handshake;
  const { meta, body } = handshake;
  if (meta.status < 200 || meta.status > 299) return { kind: 'response', body, meta, then: 'interval' };
  const message = `the server answered ${meta.status} in place of opening a WebSocket`;
  return { kind: 'failure', failure: { kind: 'malformed', message, meta } };
}

function failed({ failure }: Extract<SocketNews, { kind: 'failure' }>, meta: Meta): Reply {
  return { kind: 'failure', failure: failure.kind === 'oversize' ? { ...failure, meta } : failure };
}
