/** Takes requests in: a whole one becomes a call that waits for its answer; the bytes of all of them together are bounded. */

import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Call, DoorRules } from '../../domain/channels.ts';
import type { Queue } from '../queue.ts';
import { BUSY, CLOSING, pathOf, type Refusal, refusalOf, TOO_LARGE, turnAway } from './turn-away.ts';

/** Whole calls that wait for their turn; who comes after them is told to come back. */
const MOST_WAITING = 100;
/** Bytes of all calls that are not answered yet, unless a single one may be larger. */
const MOST_BYTES = 32 * 1024 * 1024;

/** A request that is being taken in, or waits for its answer. */
interface Guest {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
}

/** Where requests come in, and calls go out. */
export class Reception {
  readonly #rules: DoorRules;
  readonly #calls: Pick<Queue<Call>, 'length' | 'put'>;
  readonly #guests = new Set<Guest>();
  #bytes = 0;
  #isClosing = false;

  constructor(rules: DoorRules, calls: Pick<Queue<Call>, 'length' | 'put'>) {
    this.#rules = rules;
    this.#calls = calls;
  }

  /** Takes a request in, or turns it away. */
  receive(request: IncomingMessage, response: ServerResponse): void {
    // A caller who hangs up in the middle has not called.
    request.on('error', () => {});
    const refusal = this.#refusalOf(request);
    if (refusal !== undefined) turnAway(request, response, refusal);
    else this.#takeIn({ request, response });
  }

  /** Answers whoever still waits with 503. Resolves when all answers have gone out, or cannot. */
  async end(): Promise<void> {
    this.#isClosing = true;
    for (const { request, response } of this.#guests) turnAway(request, response, CLOSING);
    await Promise.all([...this.#guests].map(({ response }) => sent(response)));
  }

  #refusalOf(request: IncomingMessage): Refusal | undefined {
    if (this.#isClosing) return CLOSING;
    return refusalOf(request, this.#rules) ?? (this.#calls.length < MOST_WAITING ? undefined : BUSY);
  }

  #takeIn(guest: Guest): void {
    const { request, response } = guest;
    const chunks: Uint8Array[] = [];
    let size = 0;
    const forget = () => {
      this.#bytes -= size;
      size = 0;
    };
    const collect = (chunk: Uint8Array) => {
      chunks.push(chunk);
      size += chunk.length;
      this.#bytes += chunk.length;
      const refusal = this.#tooMuch(size);
      if (refusal === undefined) return;
      request.off('data', collect);
      turnAway(request, response, refusal);
    };
    this.#guests.add(guest);
    request.on('data', collect);
    request.once('end', () => {
      if (response.headersSent) return;
      // A caller who has said all and hangs up is heard all the same, so his words count until they are answered.
      response.off('close', forget);
      this.#calls.put(callOf(guest, Buffer.concat(chunks), forget));
    });
    response.once('close', forget);
    response.once('close', () => this.#guests.delete(guest));
    if (request.headers.expect !== undefined) response.writeContinue();
  }

  #tooMuch(size: number): Refusal | undefined {
    const { maxSize } = this.#rules;
    if (size > maxSize) return TOO_LARGE;
    return this.#bytes > Math.max(maxSize, MOST_BYTES) ? BUSY : undefined;
  }
}

function callOf({ request, response }: Guest, body: Uint8Array, forget: () => void): Call {
  return {
    method: request.method ?? '',
    path: pathOf(request),
    headers: request.headers,
    body,
    answer(status, headers = {}) {
      forget();
      if (response.headersSent) return;
      const length = status === 204 ? {} : { 'Content-Length': '0' };
      response.writeHead(status, { ...length, ...headers }).end();
    },
  };
}

function sent(response: ServerResponse): Promise<void> {
  if (response.writableFinished || response.destroyed) return Promise.resolve();
  return new Promise((resolve) => response.once('finish', resolve).once('close', resolve));
}
