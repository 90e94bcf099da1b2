/** One HTTP exchange from the first request to the answer that counts: redirects, one silent retry, decoding, failures. */

import type { Exchange } from '../../domain/ports.ts';
import { headerOf, type Meta } from '../../domain/reply.ts';
import type { Millis } from '../../domain/time.ts';
import type { RequestSpec } from '../../domain/watch.ts';
import { redirect } from '../../requests/redirect.ts';
import { Attempt, type AttemptEnd } from './attempt.ts';
import type { OriginRecord } from './connection.ts';
import { decode } from './decode.ts';
import { codedOf, hungUp } from './error.ts';
import { failureOf } from './failure.ts';
import type { ConnectionPool } from './pool.ts';
import { type OutgoingRequest, redirected } from './request.ts';
import type { Watchdog } from './watchdog.ts';

/** What an exchange works with. */
export interface ExchangePorts {
  readonly pool: ConnectionPool;
  readonly watchdog: Watchdog;
}

/** An ending, and what the connection it happened on knew. */
interface Sent {
  readonly ending: AttemptEnd;
  readonly record: OriginRecord;
  /** On the scale of `performance.now()`; undefined when nothing was sent. */
  readonly sentAt: Millis | undefined;
}

type Answered = Extract<AttemptEnd, { kind: 'answer' }>;

// RFC 9110 §9.2.2: sent twice, these mean what they mean sent once.
const IDEMPOTENT: ReadonlySet<string> = new Set(['GET', 'HEAD', 'OPTIONS', 'PUT', 'DELETE']);
const EMPTY = new Uint8Array(0);

/** Exchanges `first` for an answer. Never rejects for expected trouble. */
export async function exchange(spec: RequestSpec, first: OutgoingRequest, ports: ExchangePorts): Promise<Exchange> {
  const trail: string[] = [];
  let request = first;
  let startedAt: Millis | undefined;
  for (;;) {
    trail.push(`${request.dispatch.method} ${request.url}`);
    const { ending, record, sentAt } = await send(spec, request, ports);
    startedAt ??= sentAt;
    if (ending.kind === 'stopped') return { kind: 'failure', failure: ending.failure };
    if (ending.kind === 'broken') {
      const { error, reached } = ending;
      return { kind: 'failure', failure: failureOf(error, { url: request.url, reached, speaksHttp: record.speaksHttp }) };
    }
    record.speaksHttp = true;
    const { status, headers } = ending.head;
    const location = headerOf(headers, 'location');
    const turn = redirect(spec, trail, { method: request.dispatch.method, url: request.url, status, location });
    if (turn.kind === 'refused') return { kind: 'failure', failure: turn.failure };
    if (turn.kind === 'final') return conclude(spec, ending, metaOf(ending, { request, record, startedAt }));
    request = redirected(request, turn);
  }
}

/** Sends one request; once more, on a connection of its own, when the server had just closed the one it was put on. */
async function send(spec: RequestSpec, request: OutgoingRequest, { pool, watchdog }: ExchangePorts): Promise<Sent> {
  for (let fresh = false; ; fresh = true) {
    const connection = pool.take(request.origin, fresh);
    const asked = { method: request.dispatch.method, maxSize: spec.maxSize };
    const attempt = new Attempt(connection, asked, watchdog.connected);
    watchdog.guard((failure) => attempt.stop(failure));
    connection.send(request.dispatch, attempt, watchdog.connecting);
    const ending = await attempt.ended;
    if (ending.kind === 'answer' && ending.complete) pool.giveBack(request.origin, connection);
    else void pool.drop(connection);
    if (fresh || !wasStale(ending) || !IDEMPOTENT.has(request.dispatch.method))
      return { ending, record: connection.record, sentAt: attempt.sentAt };
  }
}

/** A kept connection that was closed before it brought anything: the server's idle timeout and our request crossed. */
function wasStale(ending: AttemptEnd): boolean {
  return ending.kind === 'broken' && ending.reached.stale && hungUp(codedOf(ending.error));
}

function metaOf(
  { head, bytes, endedAt }: Answered,
  known: { readonly request: OutgoingRequest; readonly record: OriginRecord; readonly startedAt: Millis | undefined },
): Meta {
  const { status, reason, headers } = head;
  const latency = endedAt - (known.startedAt ?? endedAt);
  const { certExpires } = known.record;
  return {
    status,
    reason,
    headers,
    url: known.request.url,
    latency,
    bytes,
    ...(certExpires === undefined ? {} : { certExpires }),
  };
}

function conclude(spec: RequestSpec, { head, chunks, complete }: Answered, meta: Meta): Exchange {
  const limit = spec.maxSize;
  if (!complete) return { kind: 'failure', failure: { kind: 'oversize', limit, meta } };
  const wire = joined(chunks);
  if (head.codings.length === 0 || isBlank(wire, meta)) return { kind: 'answer', meta, body: wire };
  const decoded = decode(wire, head.codings, limit);
  switch (decoded.kind) {
    case 'body':
      return { kind: 'answer', meta, body: decoded.body };
    case 'oversize':
      return { kind: 'failure', failure: { kind: 'oversize', limit, meta } };
    case 'malformed':
      return { kind: 'failure', failure: { kind: 'malformed', message: decoded.message, meta } };
  }
}

function joined(chunks: readonly Uint8Array[]): Uint8Array {
  const [first = EMPTY] = chunks;
  return chunks.length > 1 ? Buffer.concat(chunks) : first;
}

/** A body without a byte is no valid coding, yet servers send it; only where its length was told is it not a cut one. */
function isBlank(wire: Uint8Array, { headers }: Meta): boolean {
  const told = headerOf(headers, 'content-length') ?? headerOf(headers, 'transfer-encoding');
  return wire.length === 0 && told !== undefined;
}
