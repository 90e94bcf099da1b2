/** One request on one connection: collects the answer as it comes in, within a bound, and says how it ended. */

import { type Failure, type HeaderFields, headerOf } from '../../domain/reply.ts';
import type { Millis } from '../../domain/time.ts';
import type { Connection } from './connection.ts';
import { codingsOf } from './decode.ts';
import type { Reached } from './error.ts';
import { type Flow, FlowingBody } from './flowing-body.ts';
import type { DispatchHandler } from './undici.ts';

/** The start of an answer. */
export interface Head {
  readonly status: number;
  readonly reason: string;
  readonly headers: HeaderFields;
  /** Content codings in the order they were applied; none where there can be no body. */
  readonly codings: readonly string[];
}

/** How a request ended. */
export type AttemptEnd =
  /** With an answer; `complete` is false where the body was too large and reading it was given up. */
  | {
      readonly kind: 'answer';
      readonly head: Head;
      readonly chunks: readonly Uint8Array[];
      readonly bytes: number;
      readonly complete: boolean;
      readonly endedAt: Millis;
    }
  /** With the header of an answer that goes on. */
  | { readonly kind: 'stream'; readonly head: Head; readonly body: FlowingBody; readonly endedAt: Millis }
  /** By an error. */
  | { readonly kind: 'broken'; readonly error: unknown; readonly reached: Reached }
  /** By us. */
  | { readonly kind: 'stopped'; readonly failure: Failure };

/** What of the request matters for the answer. */
export interface Asked {
  readonly method: string;
  /** Decoded bytes of a body. */
  readonly maxSize: number;
}

/** Collects one answer. To be handed to a connection; `ended` never rejects. */
export class Attempt implements DispatchHandler {
  readonly ended: Promise<AttemptEnd>;
  readonly #connection: Connection;
  readonly #asked: Asked;
  readonly #onSent: () => void;
  #resolve: (ending: AttemptEnd) => void = () => {};
  #head: Head | undefined;
  #limit = 0;
  #bytes = 0;
  readonly #chunks: Uint8Array[] = [];
  /** The body of an answer that goes on, which does not end here. */
  #body: FlowingBody | undefined;
  #sentAt: Millis | undefined;
  #reused = false;
  #bytesBefore = 0;

  constructor(connection: Connection, asked: Asked, onSent: () => void) {
    this.#connection = connection;
    this.#asked = asked;
    this.#onSent = onSent;
    this.ended = new Promise((resolve) => {
      this.#resolve = resolve;
    });
  }

  /** When the request was sent, on the scale of `performance.now()`; undefined before. */
  get sentAt(): Millis | undefined {
    return this.#sentAt;
  }

  /** Ends it from outside. */
  stop(failure: Failure): void {
    this.#resolve({ kind: 'stopped', failure });
  }

  onRequestStart(): void {
    this.#sentAt = performance.now();
    this.#reused = this.#connection.claim();
    this.#bytesBefore = this.#connection.bytesRead;
    this.#onSent();
  }

  onResponseStart(flow: Partial<Flow> | undefined, status: number, headers: HeaderFields, reason: string): void {
    if (status < 200) return;
    const bodiless = this.#asked.method === 'HEAD' || status === 204 || status === 304;
    const codings = bodiless ? [] : codingsOf(headerOf(headers, 'content-encoding'));
    this.#head = { status, reason, headers, codings };
    this.#limit = wireLimit(this.#asked.maxSize, codings);
    if (status === 200 && !bodiless && isEventStream(headers)) this.#goOn(this.#head, flow);
    else if (!bodiless && Number(headerOf(headers, 'content-length')) > this.#limit) this.#finish(false);
  }

  onResponseData(_controller: unknown, chunk: Uint8Array): void {
    this.#bytes += chunk.length;
    if (this.#body !== undefined) this.#body.put(chunk);
    else if (this.#bytes > this.#limit) this.#finish(false);
    else this.#chunks.push(chunk);
  }

  onResponseEnd(): void {
    if (this.#body === undefined) this.#finish(true);
    else this.#body.end({ kind: 'end' });
  }

  onResponseError(_controller: unknown, error: unknown): void {
    // A 304 may carry the Content-Length of the body it leaves out (RFC 9110 §8.6); undici takes that for a cut body.
    if (this.#body !== undefined) this.#body.end({ kind: 'broken', error });
    else if (this.#head?.status === 304) this.#finish(true);
    else this.#resolve({ kind: 'broken', error, reached: this.#reached() });
  }

  #goOn(head: Head, flow: Partial<Flow> = {}): void {
    this.#body = new FlowingBody(flow);
    this.#resolve({ kind: 'stream', head, body: this.#body, endedAt: performance.now() });
  }

  #reached(): Reached {
    const begun = this.#head !== undefined;
    const silent = !begun && this.#connection.bytesRead === this.#bytesBefore;
    return { sent: this.#sentAt !== undefined, stale: this.#reused && silent, begun };
  }

  #finish(complete: boolean): void {
    if (this.#head === undefined) return;
    const endedAt = performance.now();
    this.#resolve({ kind: 'answer', head: this.#head, chunks: this.#chunks, bytes: this.#bytes, complete, endedAt });
  }
}

function isEventStream(headers: HeaderFields): boolean {
  return /^\s*text\/event-stream\s*(?:;|$)/i.test(headerOf(headers, 'content-type') ?? '');
}

/** Coded bytes of a sound body never outgrow the decoded ones by more than this; what does is not worth decoding. */
function wireLimit(maxSize: number, codings: readonly string[]): number {
  return codings.length === 0 ? maxSize : maxSize + maxSize / 64 + 65_536;
}
