/** Ways in on which the other side speaks first: WebSocket connections, and the door webhooks are sent to. */

import type { Failure, HeaderFields, Meta } from './reply.ts';
import type { Millis } from './time.ts';
import type { RequestSpec } from './watch.ts';

/** One thing that came over an open WebSocket. */
export type SocketNews =
  /** `binary` is false for a message that was sent as text. */
  | { readonly kind: 'message'; readonly body: Uint8Array; readonly binary: boolean }
  /** The other side has ended it, with a code and a reason (RFC 6455 §7.4); 1006 where it said nothing. */
  | { readonly kind: 'closed'; readonly code: number; readonly reason: string }
  | { readonly kind: 'failure'; readonly failure: Failure };

/** An open WebSocket. */
export interface Socket {
  /** Of the handshake: status 101, its header fields. */
  readonly meta: Meta;
  /** The next thing to come. After `closed` or `failure` there is none. When `signal` aborts it settles soon. */
  next(signal: AbortSignal): Promise<SocketNews>;
  /** Sends a text message. */
  send(text: string): void;
  /** Ends it, politely where there is time for it. */
  close(): Promise<void>;
}

/** What a WebSocket is opened with besides the request. */
export interface SocketRules {
  readonly subprotocols: readonly string[];
  /** The silence after which a ping is sent; a pong that does not come in the same time ends the connection. */
  readonly ping: Millis;
}

/** What came of a handshake. A refusal is an HTTP answer. */
export type Handshake =
  | { readonly kind: 'open'; readonly socket: Socket }
  | { readonly kind: 'answer'; readonly meta: Meta; readonly body: Uint8Array }
  | { readonly kind: 'failure'; readonly failure: Failure };

/** WebSockets (RFC 6455). Expected trouble is a value. */
export interface WebSockets {
  /** `spec.url` is http or https and stands for ws or wss; its header fields, route, time limits and size limit hold. */
  open(spec: RequestSpec, rules: SocketRules, signal: AbortSignal): Promise<Handshake>;
}

/** One request to our door, whole. Somebody waits for the answer to it. */
export interface Call {
  readonly method: string;
  /** Path and query as sent. */
  readonly path: string;
  readonly headers: HeaderFields;
  readonly body: Uint8Array;
  /** Answers it, once. */
  answer(status: number, headers?: Readonly<Record<string, string>>): void;
}

/** What a door is opened with. */
export interface DoorRules {
  /** A name or an address of this machine; `*` is all it has. */
  readonly host: string;
  /** 0: any free one. */
  readonly port: number;
  /** The path that is listened on, without a query; others are answered 404. `/` is every path. */
  readonly path: string;
  /** Bytes of a body; larger ones are answered 413. */
  readonly maxSize: number;
  /** How long a whole request may take to come in. */
  readonly maxTime: Millis;
}

/** A door that calls come to. */
export interface Door {
  readonly port: number;
  /** The next call, or undefined when `signal` aborts. */
  next(signal: AbortSignal): Promise<Call | undefined>;
  /** Stops listening; calls still unanswered are answered 503. */
  close(): Promise<void>;
}

/** Doors. @throws UsageError for a port that is taken or not ours. */
export interface Doors {
  open(rules: DoorRules): Promise<Door>;
}
