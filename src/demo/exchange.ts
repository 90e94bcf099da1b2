/** A request as the demo sees it, and what it may answer: the few forms that all of its endpoints share. */

import { createHash } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import type { Json } from '../domain/json.ts';

/** The parts of a request that matter. */
export interface Question {
  readonly method: string;
  /** Its origin is the one the client knows us by, so links made from it stay within that origin. */
  readonly url: URL;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
  /** Aborts when whoever asked has gone, or the demo closes. */
  readonly signal: AbortSignal;
}

/** What is answered. */
export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  /** The whole text, empty for a 204 or a 304; or its pieces as they come. */
  readonly body: string | AsyncIterable<string>;
}

/** An answer without a body. */
export function bare(status: number, headers: Answer['headers'] = {}): Answer {
  return { status, headers, body: '' };
}

/** An answer in JSON. */
export function json(status: number, document: Json, headers: Answer['headers'] = {}): Answer & { readonly body: string } {
  return {
    status,
    headers: { 'content-type': 'application/json', ...headers },
    body: `${JSON.stringify(document, null, 2)}\n`,
  };
}

/** 200 with a validator, or 304 when the client holds the same already (RFC 9110 §13.1.2). */
export function fresh(question: Question, document: Json): Answer {
  const full = json(200, document);
  const etag = `"${createHash('sha256').update(full.body).digest('hex').slice(0, 16)}"`;
  const validators = { etag, 'cache-control': 'no-cache' };
  if (matches(headerOf(question, 'if-none-match'), etag)) return bare(304, validators);
  return { ...full, headers: { ...full.headers, ...validators } };
}

/** A header field by its lower-case name, its lines joined by a comma (RFC 9110 §5.3). */
export function headerOf({ headers }: Question, name: string): string | undefined {
  const value = headers[name];
  return Array.isArray(value) ? value.join(', ') : value;
}

/** The JSON object that was sent, whatever its media type says; undefined where there is none. */
export function objectIn({ body }: Question): Readonly<Record<string, unknown>> | undefined {
  try {
    const value: unknown = JSON.parse(body);
    return typeof value === 'object' && value !== null ? Object.fromEntries(Object.entries(value)) : undefined;
  } catch {
    return undefined;
  }
}

function matches(ifNoneMatch: string | undefined, etag: string): boolean {
  if (ifNoneMatch === undefined) return false;
  return ifNoneMatch.split(',').some((each) => ['*', etag].includes(each.trim().replace(/^W\//, '')));
}
