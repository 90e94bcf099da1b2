/** Conditional requests: which validators an answer leaves behind, and when they are sent (RFC 9110 §13, RFC 9111 §4.3). */

import { ExactNumber } from '../domain/exact-number.ts';
import type { Json } from '../domain/json.ts';
import { headerOf, type Meta } from '../domain/reply.ts';
import type { RequestSpec } from '../domain/watch.ts';

/** What the last good answer can be asked about. Plain JSON, so that it can be kept over runs. */
export type Validators = {
  /** Which request they belong to: see {@link requestKey}. */
  readonly key: string;
  /** The URL that gave them, after redirects. */
  readonly url: string;
  /** The entity tag as received, `W/` included. */
  readonly etag: string | null;
  /** The `Last-Modified` field as received. */
  readonly lastModified: string | null;
  /** How many 304s running they have brought. */
  readonly repeats: number;
};

/** One poll in this many is unconditional: a server that answers 304 whatever happens is found out. */
export const UNCONDITIONAL_EVERY = 50;

const PRECONDITIONS: ReadonlySet<string> = new Set([
  'if-none-match',
  'if-modified-since',
  'if-match',
  'if-unmodified-since',
  'if-range',
]);

const SENDABLE = /^[\t\x20-\x7e\x80-\xff]{1,1024}$/;

/** True when the user gave the request a condition of his own: then ours stays away, and a 304 is an answer like any other. */
export function hasOwnPrecondition({ headers }: Pick<RequestSpec, 'headers'>): boolean {
  return headers.some(([name]) => PRECONDITIONS.has(name.toLowerCase()));
}

/** True when validators may be sent: wanted, not the user's own business, and a method they are meant for. */
export function mayBeConditional(request: Pick<RequestSpec, 'method' | 'headers' | 'conditional'>): boolean {
  return request.conditional && (request.method === 'GET' || request.method === 'HEAD') && !hasOwnPrecondition(request);
}

/**
 * The header fields to send, by lower-case name, both where both are known (RFC 9110 §13.2.2 has the entity tag win).
 * Undefined where nothing is known, and once in {@link UNCONDITIONAL_EVERY}.
 */
export function conditionalFields(known: Validators | undefined): Readonly<Record<string, string>> | undefined {
  if (known === undefined || known.repeats >= UNCONDITIONAL_EVERY - 1) return undefined;
  const { etag, lastModified } = known;
  return {
    ...(etag !== null && { 'if-none-match': etag }),
    ...(lastModified !== null && { 'if-modified-since': lastModified }),
  };
}

/**
 * The validators an answer leaves: those of a 200, else none. Whether another answer is remembered is not known here, and
 * a 304 must only ever mean "as remembered"; so after any other one the next request is unconditional.
 */
export function afterResponse(key: string, meta: Meta): Validators | undefined {
  if (meta.status !== 200) return undefined;
  const etag = sendable(headerOf(meta.headers, 'etag'));
  const lastModified = lastModifiedOf(meta, etag);
  return etag === null && lastModified === null ? undefined : { key, url: meta.url, etag, lastModified, repeats: 0 };
}

/** The validators after a 304: its fields win, what it leaves out stays (RFC 9111 §3.2). */
export function afterUnmodified(known: Validators, meta: Meta): Validators {
  const etag = sendable(headerOf(meta.headers, 'etag')) ?? known.etag;
  const lastModified = sendable(headerOf(meta.headers, 'last-modified')) ?? known.lastModified;
  return { key: known.key, url: known.url, etag, lastModified, repeats: known.repeats + 1 };
}

/** Validators kept from an earlier run; undefined unless they are whole and belong to the request with this key. Never throws. */
export function validatorsFrom(resume: Json | undefined, key: string): Validators | undefined {
  const kept = membersOf(resume);
  const url = kept.get('url');
  const repeats = kept.get('repeats');
  const etag = sendable(kept.get('etag'));
  const lastModified = sendable(kept.get('lastModified'));
  if (kept.get('key') !== key || typeof url !== 'string' || !isCount(repeats)) return undefined;
  return etag === null && lastModified === null ? undefined : { key, url, etag, lastModified, repeats };
}

/**
 * Names a request by everything that may select another answer: method, URL, all header fields, credentials among them, and login
 * (RFC 9111 §4.1). A 32-bit hash (FNV-1a): enough to notice a change, too little to find a good secret by.
 */
export function requestKey({ method, url, headers, login }: Pick<RequestSpec, 'method' | 'url' | 'headers' | 'login'>): string {
  const text = JSON.stringify([method, url, headers, login]);
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return (hash >>> 0).toString(16).padStart(8, '0');
}

/**
 * A document changed within the second it was fetched in may change again in that second, unseen: without an entity tag
 * such a date proves nothing (RFC 9110 §8.8.2.2).
 */
function lastModifiedOf({ headers }: Meta, etag: string | null): string | null {
  const lastModified = sendable(headerOf(headers, 'last-modified'));
  return etag === null && headerOf(headers, 'date') === lastModified ? null : lastModified;
}

/** What was received or kept, if it can be sent back: a header value of sensible length. */
function sendable(value: Json | undefined): string | null {
  return typeof value === 'string' && SENDABLE.test(value) ? value : null;
}

function membersOf(value: Json | undefined): ReadonlyMap<string, Json> {
  return new Map(
    typeof value === 'object' && value !== null && !(value instanceof ExactNumber) ? Object.entries<Json>(value) : [],
  );
}

function isCount(value: Json | undefined): value is number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0;
}
