/** An HTTP whose exchanges are written down beforehand, and who asked for what. */
import type { Exchange, Http } from '../../src/domain/ports.ts';
import type { HeaderFields, Meta } from '../../src/domain/reply.ts';
import type { RequestSpec } from '../../src/domain/watch.ts';

/** One request as a source made it. */
export interface Asked {
  readonly spec: RequestSpec;
  readonly extra: Readonly<Record<string, string>>;
}

/** An answer in short: status 200, JSON where there is a body. */
export interface ShortExchange {
  readonly status?: number;
  readonly headers?: HeaderFields;
  readonly body?: unknown;
  readonly url?: string;
  readonly latency?: number;
}

/** An HTTP that gives these exchanges in order, each an answer to whatever is asked. One too many is a bug. */
export function scriptedHttp(exchanges: readonly (Exchange | ((asked: Asked) => Exchange))[]) {
  const asked: Asked[] = [];
  const http: Http = {
    async exchange(spec, extra) {
      const one = { spec, extra };
      asked.push(one);
      const next = exchanges[asked.length - 1];
      if (next === undefined) throw new Error(`one exchange too many: ${spec.method} ${spec.url}`);
      return typeof next === 'function' ? next(one) : next;
    },
    async close() {},
  };
  return { http, asked };
}

/** What is known of a short answer that comes from `asked`'s URL. */
export function metaOfShort({ status = 200, headers = {}, url = '', latency = 5, body }: ShortExchange): Meta {
  const type = body === undefined || typeof body === 'string' ? {} : { 'content-type': 'application/json' };
  return { status, reason: '', headers: { ...type, ...headers }, url, latency, bytes: bytesOf(body).length };
}

/** The bytes of a short body: a text as it is, any other value as JSON. */
export function bytesOf(body: unknown): Uint8Array {
  if (body === undefined) return new Uint8Array(0);
  return new TextEncoder().encode(typeof body === 'string' ? body : JSON.stringify(body));
}

/** An answer, from the URL that was asked unless said otherwise. */
export function answering(short: ShortExchange): (asked: Asked) => Exchange {
  return ({ spec }) => ({ kind: 'answer', meta: metaOfShort({ url: spec.url, ...short }), body: bytesOf(short.body) });
}

/** A connection that broke. */
export function broken(code = 'ECONNRESET', unsent = false): Exchange {
  const failure = { kind: 'network', code, message: `it broke (${code})` } as const;
  return { kind: 'failure', failure, ...(unsent && { unsent: true }) };
}

/** A request that took too long. */
export function timedOut(after = 35_000, phase: 'connect' | 'answer' = 'answer'): Exchange {
  return { kind: 'failure', failure: { kind: 'timeout', after, phase } };
}
