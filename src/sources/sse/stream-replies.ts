/** The replies of an event stream: its events, and the answers that came in place of it. */

import type { Exchange } from '../../domain/ports.ts';
import type { Meta, Reply } from '../../domain/reply.ts';
import type { Millis } from '../../domain/time.ts';
import type { StreamEvent } from './event-parser.ts';
import { noStream } from './stream-words.ts';

/** An exchange that opened no stream. */
export type Unopened = Exclude<Exchange, { kind: 'stream' }>;

/** An event that has data, be they empty. */
export type FullEvent = StreamEvent & { readonly data: Uint8Array };

type EventReply = Extract<Reply, { kind: 'response' }>;
type Writable<T> = { -readonly [Name in keyof T]: T[Name] };

const NO_CONTENT = 204;

/** True for an event that somebody may be told of: an id alone is none. */
export function isFull(event: StreamEvent): event is FullEvent {
  return event.data !== undefined;
}

/**
 * An event is as good as an answer of the stream it came over; its data say themselves what they are. Written out and added to:
 * copying would be half the cost of an event.
 */
export function eventReply(
  { name, data, id, lastId }: FullEvent,
  { meta, latency }: { readonly meta: Meta; readonly latency: Millis },
): EventReply {
  const { status, reason, headers, url, certExpires } = meta;
  const about: Writable<Meta> = { status, reason, headers, url, latency, bytes: data.length, event: name };
  if (id !== undefined && id !== '') about.id = id;
  if (certExpires !== undefined) about.certExpires = certExpires;
  const reply: Writable<EventReply> = { kind: 'response', body: data, meta: about, then: 'now', fresh: true };
  // The empty id takes back what was there to go on from.
  if (id !== undefined || lastId !== '') reply.resume = lastId;
  return reply;
}

/**
 * What it means that no stream was opened (WHATWG HTML §9.2.3): 204 is the end; any other status of success says that there is
 * no stream here; the rest are judged like any answer.
 */
export function refusalOf(exchange: Unopened): Reply {
  if (exchange.kind === 'failure') return { kind: 'failure', failure: exchange.failure };
  const { meta, body } = exchange;
  if (meta.status === NO_CONTENT) return { kind: 'end' };
  if (meta.status >= 200 && meta.status < 300) return { kind: 'failure', failure: noStream(meta) };
  return { kind: 'response', body, meta, then: 'interval' };
}
