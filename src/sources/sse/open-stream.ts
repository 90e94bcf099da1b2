/** One connection of an event stream: its events one by one, how it was lost, and whether it has gone silent. */

import type { Failure, Meta } from '../../domain/reply.ts';
import type { Clock, Instant, Millis } from '../../domain/time.ts';
import type { StreamAnswer } from '../conditional-exchange.ts';
import { EventParser, type ParserRules, type StreamEvent } from './event-parser.ts';
import { ENDED_EMPTY, silent } from './stream-words.ts';

/** How a connection ended: by the server, by the network, or because what came over it was no good. */
export interface Loss {
  readonly kind: 'closed' | 'broken' | 'spoilt';
  /** What it is called where it counts as trouble. */
  readonly failure: Failure;
}

/** What a connection is read by. */
export interface StreamRules extends ParserRules {
  /** The longest silence, comments broken; 0 is any. */
  readonly idle: Millis;
}

/** An open connection. Has to be closed. */
export class OpenStream {
  /** Of the stream; without its content type, which is not that of the events. */
  readonly meta: Meta;
  readonly #rules: StreamRules;
  readonly #body: StreamAnswer['body'];
  readonly #parser: EventParser;
  readonly #clock: Clock;
  readonly #over = new AbortController();
  #events: readonly StreamEvent[] = [];
  #taken = 0;
  #hasSpoken = false;
  /** Since when somebody has been waiting for a byte. */
  #waitingSince: Instant | undefined;
  #isSilent = false;

  constructor({ meta, body }: StreamAnswer, rules: StreamRules, clock: Clock) {
    const { 'content-type': _, ...headers } = meta.headers;
    this.meta = { ...meta, headers };
    this.#rules = rules;
    this.#body = body;
    this.#parser = new EventParser(rules);
    this.#clock = clock;
    if (rules.idle > 0) void this.#guard();
  }

  /** A byte has come behind the header, be it of a comment. */
  get hasSpoken(): boolean {
    return this.#hasSpoken;
  }

  /** How long the server wants us to wait before we connect again; undefined where it has not said. */
  get retry(): Millis | undefined {
    return this.#parser.retry;
  }

  /** The next event that is here already. */
  take(): StreamEvent | undefined {
    const event = this.#events[this.#taken];
    if (event !== undefined) this.#taken += 1;
    return event;
  }

  /** Waits until there is more to take, and undefined is returned; or nothing comes any more. When `signal` aborts it settles soon. */
  async more(signal: AbortSignal): Promise<Loss | undefined> {
    const { limit, idle } = this.#rules;
    if (this.#parser.isOversize) return { kind: 'spoilt', failure: { kind: 'oversize', limit, meta: this.meta } };
    this.#waitingSince = this.#clock.now();
    const piece = await this.#body.next(signal);
    this.#waitingSince = undefined;
    if (this.#isSilent) return { kind: 'spoilt', failure: silent(idle) };
    if (piece.kind === 'end') return { kind: 'closed', failure: ENDED_EMPTY };
    if (piece.kind === 'failure') return { kind: piece.failure.kind === 'network' ? 'broken' : 'spoilt', failure: piece.failure };
    this.#hasSpoken = true;
    this.#events = this.#parser.feed(piece.bytes);
    this.#taken = 0;
    return undefined;
  }

  async close(): Promise<void> {
    this.#over.abort();
    await this.#body.close();
  }

  /** One sleeper for the whole connection, however many pieces come. */
  async #guard(): Promise<void> {
    const { idle } = this.#rules;
    const { signal } = this.#over;
    while (!signal.aborted) {
      const since = this.#waitingSince;
      const left = since === undefined ? idle : since + idle - this.#clock.now();
      if (left > 0) await this.#clock.sleep(left, signal);
      else {
        this.#isSilent = true;
        await this.close();
      }
    }
  }
}
