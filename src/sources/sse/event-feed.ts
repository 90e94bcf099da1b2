/** The events of a stream as a feed: connected again whenever it is lost, from the last event that was delivered. */

import type { Notice } from '../../domain/notice.ts';
import type { Feed, SourcePorts } from '../../domain/ports.ts';
import type { Reply } from '../../domain/reply.ts';
import { type Instant, type Millis, SECOND } from '../../domain/time.ts';
import type { RequestSpec } from '../../domain/watch.ts';
import { mayCarry } from '../../requests/may-carry.ts';
import type { StreamAnswer } from '../conditional-exchange.ts';
import { STOPPED } from '../stopped.ts';
import { type Loss, OpenStream } from './open-stream.ts';
import { eventReply, type FullEvent, isFull, refusalOf, type Unopened } from './stream-replies.ts';
import { lastEventIdField } from './stream-request.ts';
import { GAP, notAskedAgain, notSentAgain } from './stream-words.ts';

/** What a stream is asked for by. */
export interface EventRules {
  readonly request: RequestSpec;
  /** The names of the events that are wanted; none: all of them. */
  readonly names: ReadonlySet<string>;
  /** The longest silence; 0 is any. */
  readonly idle: Millis;
}

/** Where it begins. */
export interface Beginning {
  /** The id of the last event that was delivered in an earlier run. */
  readonly lastId?: string;
  /** A stream that is open already. */
  readonly stream?: StreamAnswer;
}

/** An event that was handed over, and is to be settled. */
interface Pending {
  readonly reply: Reply;
  readonly lastId: string;
}

/** How long to wait before connecting again, where the server does not say. */
const RETRY: Millis = SECOND;
/** A server that says 0 must not be asked without end. */
const LEAST_RETRY: Millis = SECOND / 4;
const LONGEST_RETRY: Millis = 86_400 * SECOND;
/** A connection that has held this long after trouble has recovered, though no event has come. */
const HELD: Millis = 5 * SECOND;

/** The feed. Its replies carry the last id as `resume`, where the stream has ids. */
export class EventFeed implements Feed {
  readonly #rules: EventRules;
  readonly #ports: Pick<SourcePorts, 'http' | 'clock'>;
  /** The id to go on from; empty: there is none. */
  #position: string;
  #stream: OpenStream | undefined;
  /** When the last event came, or the stream was opened. */
  #heardAt: Instant = 0;
  /** Waiting that has begun already. */
  #awaited: Promise<Loss | undefined> | undefined;
  #pending: Pending | undefined;
  /** An event that was handed over counts as never received. */
  #hasFailed = false;
  #retry: Millis = RETRY;
  /** The last reply was trouble. */
  #isDown = false;
  #hasToldGap = false;
  /** What asking gives when there is nobody left to ask. */
  #over: Reply | undefined;

  constructor(rules: EventRules, ports: Pick<SourcePorts, 'http' | 'clock'>, { lastId = '', stream }: Beginning = {}) {
    this.#rules = rules;
    this.#ports = ports;
    this.#position = lastId;
    if (stream !== undefined) this.#open(stream);
  }

  async next(signal: AbortSignal): Promise<Reply> {
    if (this.#over !== undefined) return this.#over;
    const refusal = this.#stream === undefined ? await this.#connect(signal) : undefined;
    const stream = this.#stream;
    if (stream === undefined) return refusal ?? STOPPED;
    for (;;) {
      const event = this.#wanted(stream);
      if (event !== undefined) return this.#handOver(stream, event);
      const loss = await this.#more(stream, signal);
      if (signal.aborted) return STOPPED;
      if (loss === 'held') return { kind: 'quiet', then: 'now' };
      if (loss !== undefined) return this.#lose(stream, loss);
    }
  }

  async settle(reply: Reply, how: 'delivered' | 'failed'): Promise<void> {
    if (reply !== this.#pending?.reply) return;
    this.#hasFailed = how === 'failed';
    if (how === 'delivered') this.#position = this.#pending.lastId;
    this.#pending = undefined;
  }

  async close(): Promise<void> {
    await this.#stream?.close();
  }

  /** Opens a connection; what is returned says why there is none. */
  async #connect(signal: AbortSignal): Promise<Reply | undefined> {
    const { request } = this.#rules;
    const exchange = await this.#ports.http.exchange(request, lastEventIdField(this.#position), signal);
    if (exchange.kind === 'stream') {
      this.#open(exchange);
      return undefined;
    }
    if (signal.aborted) return STOPPED;
    this.#isDown = true;
    const isUnsent = exchange.kind === 'failure' && exchange.unsent === true;
    return request.method === 'GET' || isUnsent ? refusalOf(exchange) : this.#refusedOnce(exchange);
  }

  /** What may be sent once only is not sent again, whatever came of it. */
  #refusedOnce(exchange: Unopened): Reply {
    const { method } = this.#rules.request;
    const reply = refusalOf(exchange);
    if (reply.kind === 'failure') return this.#end({ kind: 'failure', failure: notAskedAgain(reply.failure, method) });
    if (reply.kind !== 'response') return this.#end(reply);
    this.#end({ kind: 'failure', failure: notSentAgain(reply.meta, method) });
    return { ...reply, then: 'now' };
  }

  #open(stream: StreamAnswer): void {
    const { request, idle } = this.#rules;
    const { clock } = this.#ports;
    this.#heardAt = clock.now();
    this.#pending = undefined;
    this.#hasFailed = false;
    this.#stream = new OpenStream(stream, { limit: request.maxSize, lastId: this.#position, idle }, clock);
  }

  /** The next event that is here and wanted. The others, and ids alone, move the position too, unless an event has failed. */
  #wanted(stream: OpenStream): FullEvent | undefined {
    const { names } = this.#rules;
    for (let event = stream.take(); event !== undefined; event = stream.take()) {
      if (isFull(event) && (names.size === 0 || names.has(event.name))) return event;
      if (!this.#hasFailed && this.#pending === undefined) this.#position = event.lastId;
    }
    return undefined;
  }

  #handOver({ meta }: OpenStream, event: FullEvent): Reply {
    const now = this.#ports.clock.now();
    const reply = eventReply(event, { meta, latency: now - this.#heardAt });
    this.#heardAt = now;
    this.#isDown = false;
    this.#pending = { reply, lastId: event.lastId };
    return reply;
  }

  /** Waits for more to take. `held`: none has come, but the connection has held long enough after trouble. */
  async #more(stream: OpenStream, signal: AbortSignal): Promise<Loss | 'held' | undefined> {
    const awaited = this.#awaited ?? stream.more(signal);
    this.#awaited = undefined;
    if (!this.#isDown) return awaited;
    const { clock } = this.#ports;
    const over = new AbortController();
    const held = clock.sleep(this.#heardAt + HELD - clock.now(), over.signal).then(() => 'held' as const);
    const first = await Promise.race([awaited, held]);
    over.abort();
    if (first !== 'held') return first;
    this.#awaited = awaited;
    this.#isDown = false;
    return first;
  }

  async #lose(stream: OpenStream, { kind, failure }: Loss): Promise<Reply> {
    this.#stream = undefined;
    await stream.close();
    const { method } = this.#rules.request;
    if (method !== 'GET') {
      return this.#end(kind === 'closed' ? { kind: 'end' } : { kind: 'failure', failure: notAskedAgain(failure, method) });
    }
    this.#retry = stream.retry ?? this.#retry;
    const isPeace = stream.hasSpoken && kind !== 'spoilt';
    this.#isDown = !isPeace;
    const floor = Math.min(Math.max(this.#retry, LEAST_RETRY), LONGEST_RETRY);
    const about = { floor, ...this.#gapBehind(stream) };
    return isPeace ? { kind: 'quiet', then: 'now', ...about } : { kind: 'failure', failure, ...about };
  }

  /** Told once: the next connection does not begin where this one has ended. */
  #gapBehind({ hasSpoken, meta }: OpenStream): { readonly notices?: readonly Notice[] } {
    const { url, trusted } = this.#rules.request;
    const goesOn = Object.keys(lastEventIdField(this.#position)).length > 0 && mayCarry(url, meta.url, trusted);
    if (!hasSpoken || goesOn || this.#hasToldGap) return {};
    this.#hasToldGap = true;
    return { notices: [GAP] };
  }

  #end(reply: Reply): Reply {
    this.#over = reply;
    return reply;
  }
}
