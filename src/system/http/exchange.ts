/** One HTTP exchange from the first request to the answer that counts: redirects, one silent retry, decoding, failures. */

import { formatDuration } from '../../domain/duration.ts';
import type { Exchange } from '../../domain/ports.ts';
import { type Failure, headerOf, type Meta } from '../../domain/reply.ts';
import type { Millis } from '../../domain/time.ts';
import type { RequestSpec } from '../../domain/watch.ts';
import { type Hop, redirect } from '../../requests/redirect.ts';
import { Attempt, type AttemptEnd } from './attempt.ts';
import type { Connection } from './connection.ts';
import { decodedAnswer } from './decoded-answer.ts';
import { codedOf, hungUp } from './error.ts';
import { failureOf } from './failure.ts';
import type { ConnectionPool } from './pool.ts';
import { proxyLoginFailure, proxyTimeout } from './proxy-failure.ts';
import { type OutgoingRequest, redirected } from './request.ts';
import { streamedAnswer } from './streamed-answer.ts';
import type { Watchdog } from './watchdog.ts';

/** What an exchange works with. */
export interface ExchangePorts {
  readonly pool: ConnectionPool;
  readonly watchdog: Watchdog;
  readonly userAgent: string;
  /** Called when a body is so big that its values will fill the heap. */
  readonly atBigBody?: () => void;
}

/** An ending, and the connection it happened on. */
interface Sent {
  readonly ending: AttemptEnd;
  readonly connection: Connection;
  /** On the scale of `performance.now()`; undefined when nothing was sent on that connection. */
  readonly sentAt: Millis | undefined;
  /** Something was sent, on that connection or on the one before it. */
  readonly isSent: boolean;
}

type Answered = Extract<AttemptEnd, { kind: 'answer' }>;
type Streaming = Extract<AttemptEnd, { kind: 'stream' }>;
type Broken = Extract<AttemptEnd, { kind: 'broken' }>;

// RFC 9110 §9.2.2: sent twice, these mean what they mean sent once.
const IDEMPOTENT: ReadonlySet<string> = new Set(['GET', 'HEAD', 'OPTIONS', 'PUT', 'DELETE']);
const PROXY_LOGIN_REQUIRED = 407;
const EMPTY = new Uint8Array(0);
/** Bytes. A body of this size makes tens of megabytes of values, at every poll. */
const BIG = 2 ** 20;

/** Exchanges `first` for an answer. Never rejects for expected trouble. */
export async function exchange(spec: RequestSpec, first: OutgoingRequest, ports: ExchangePorts): Promise<Exchange> {
  const trail: string[] = [];
  let request = first;
  let startedAt: Millis | undefined;
  for (;;) {
    trail.push(`${request.dispatch.method} ${request.url}`);
    const { ending, connection, sentAt, isSent } = await send(spec, request, ports);
    startedAt ??= sentAt;
    const isUnsent = trail.length === 1 && !isSent;
    if (ending.kind === 'stopped') return failed(stoppedOf(ending.failure, connection), isUnsent);
    if (ending.kind === 'broken') return failed(brokenOf(ending, request, connection), isUnsent);
    connection.record.speaksHttp = true;
    if (ending.kind === 'stream') return goOn(ending, { request, connection, startedAt }, ports.pool);
    const { proxy, forwards } = connection.line;
    if (forwards && proxy !== undefined && ending.head.status === PROXY_LOGIN_REQUIRED) return failed(proxyLoginFailure(proxy));
    const turn = redirect(spec, trail, hopOf(request, ending));
    if (turn.kind === 'refused') return failed(turn.failure);
    if (turn.kind === 'final') {
      const answered = conclude(spec, ending, metaOf(ending, { request, connection, startedAt }));
      if (answered.kind === 'answer' && answered.body.length > BIG) ports.atBigBody?.();
      return answered;
    }
    request = redirected(request, turn, ports.userAgent);
  }
}

/** Sends one request; once more, on a connection of its own, when the server had just closed the one it was put on. */
async function send(spec: RequestSpec, request: OutgoingRequest, { pool, watchdog }: ExchangePorts): Promise<Sent> {
  let isSent = false;
  for (let fresh = false; ; fresh = true) {
    const connection = pool.take(request.destination, fresh);
    const asked = { method: request.dispatch.method, maxSize: spec.maxSize };
    const attempt = new Attempt(connection, asked, watchdog.connected);
    watchdog.guard((failure) => attempt.stop(failure));
    connection.send(request.dispatch, attempt, watchdog.connecting);
    const ending = await attempt.ended;
    isSent ||= attempt.sentAt !== undefined;
    if (ending.kind === 'answer' && ending.complete) pool.giveBack(request.destination, connection);
    else if (ending.kind !== 'stream') void pool.drop(connection);
    if (fresh || ending.kind !== 'broken' || !isWorthAnother(ending, request, connection))
      return { ending, connection, sentAt: attempt.sentAt, isSent };
  }
}

/** Whether the same request on a new connection is likely to be answered, and does no harm. */
function isWorthAnother({ error, reached }: Broken, { dispatch }: OutgoingRequest, { record }: Connection): boolean {
  const coded = codedOf(error);
  if (coded?.code === 'HTTP2_HTTP_1_1_REQUIRED' && !record.wantsHttp1) {
    // The server has not begun with it (RFC 9113 §7).
    record.wantsHttp1 = true;
    return true;
  }
  // A kept connection that was closed before it brought anything: the server's idle timeout and our request crossed.
  return reached.stale && hungUp(coded) && IDEMPOTENT.has(dispatch.method);
}

function failed(failure: Failure, isUnsent = false): Exchange {
  return { kind: 'failure', failure, ...(isUnsent && { unsent: true }) };
}

/** Where the time to connect ran out, a proxy in between is named: it may be the one that hangs. */
function stoppedOf(failure: Failure, { line: { proxy } }: Connection): Failure {
  if (failure.kind !== 'timeout' || failure.phase !== 'connect' || proxy === undefined) return failure;
  return proxyTimeout(proxy, formatDuration(failure.after));
}

function brokenOf({ error, reached }: Broken, { url }: OutgoingRequest, { line, record }: Connection): Failure {
  const { identified, forwards, proxy } = line;
  const context = { url, reached, identified, speaksHttp: record.speaksHttp };
  return failureOf(error, forwards && proxy !== undefined ? { ...context, url: proxy.url, peer: 'proxy' } : context);
}

function hopOf({ url, dispatch, bare }: OutgoingRequest, { head }: Answered): Hop {
  const { method, body } = dispatch;
  return { method, url, bare, hasBody: body !== null, status: head.status, location: headerOf(head.headers, 'location') };
}

/** Where an answer came from. */
interface Origin {
  readonly request: OutgoingRequest;
  readonly connection: Connection;
  readonly startedAt: Millis | undefined;
}

function metaOf({ head, bytes, endedAt }: Pick<Answered, 'head' | 'bytes' | 'endedAt'>, known: Origin): Meta {
  const { status, reason, headers } = head;
  const latency = endedAt - (known.startedAt ?? endedAt);
  const { certExpires } = known.connection;
  return {
    status,
    reason,
    headers,
    url: known.request.url,
    latency,
    bytes,
    ...(certExpires !== undefined && { certExpires }),
  };
}

function goOn(ending: Streaming, origin: Origin, pool: ConnectionPool): Exchange {
  const { request, connection } = origin;
  const reached = { sent: true, stale: false, begun: true };
  return streamedAnswer(ending, {
    meta: metaOf({ ...ending, bytes: 0 }, origin),
    failureOf: (error) => brokenOf({ kind: 'broken', error, reached }, request, connection),
    drop: () => pool.drop(connection),
  });
}

function conclude(spec: RequestSpec, { head, chunks, complete }: Answered, meta: Meta): Exchange {
  const limit = spec.maxSize;
  if (!complete) return { kind: 'failure', failure: { kind: 'oversize', limit, meta } };
  const wire = joined(chunks);
  if (head.codings.length === 0 || isBlank(wire, meta)) return { kind: 'answer', meta, body: wire };
  return decodedAnswer(wire, { meta, codings: head.codings, limit });
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
