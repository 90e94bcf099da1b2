/** From a reply to an observation: parsed once, classified by status, never mistaken for what it is not. */

import type { Answer, Observation } from '../domain/observation.ts';
import { excerpt } from '../domain/printable.ts';
import { type HeaderFields, headerOf, type Meta, type Reply } from '../domain/reply.ts';
import type { Instant } from '../domain/time.ts';
import type { StatusSet } from '../domain/watch.ts';
import { readDocument } from '../json/document.ts';

const LONGEST_TYPE = 60;

/** What an observation depends on besides the reply. */
export interface Standpoint {
  readonly at: Instant;
  readonly okStatus: StatusSet;
  /** The last good answer, if there was one. */
  readonly before: Answer | undefined;
  /** Answers are messages, which need not be of one kind. */
  readonly areMixed?: boolean;
}

/** A reply that tells something; the end of a feed does not. */
export type News = Exclude<Reply, { kind: 'end' }>;

/** Understands one reply. Bytes equal to the last good ones are a repeat and are not parsed again. */
export function observe(reply: News, standpoint: Standpoint): Observation {
  const { at, okStatus, before } = standpoint;
  switch (reply.kind) {
    case 'failure': {
      const { failure } = reply;
      return 'meta' in failure && failure.meta !== undefined
        ? { kind: 'trouble', at, failure, meta: failure.meta }
        : { kind: 'trouble', at, failure };
    }
    case 'unmodified':
      return before === undefined
        ? unusable(at, reply.meta, 'the server answered 304 Not Modified, but nothing is remembered')
        : { kind: 'value', at, answer: { ...before, meta: freshened(before.meta, reply.meta) }, repeat: true, unmodified: true };
    case 'quiet':
      return before === undefined
        ? { kind: 'silence', at, ...(reply.meta !== undefined && { meta: reply.meta }) }
        : { kind: 'value', at, answer: { ...before, meta: quietMeta(before.meta, reply.meta) }, repeat: true, unmodified: true };
    case 'response':
      if (!okStatus.has(reply.meta.status)) return { kind: 'rejection', at, meta: reply.meta, body: reply.body };
      return readAnswer(reply.meta, reply.body, standpoint);
  }
}

function readAnswer(meta: Meta, body: Uint8Array, { at, before, areMixed = false }: Standpoint): Observation {
  const contentType = headerOf(meta.headers, 'content-type');
  if (before !== undefined && sameBytes(before.body, body) && sameType(before.meta, contentType)) {
    return { kind: 'value', at, answer: { ...before, meta }, repeat: true, unmodified: false };
  }
  const read = readDocument(body, contentType);
  if (read.kind === 'malformed') return unusable(at, meta, read.message);
  if (before?.format === 'json' && read.format !== 'json' && !areMixed)
    return unusable(at, meta, `${contentOf(body, contentType)} where JSON was before`);
  return { kind: 'value', at, answer: { meta, body, value: read.value, format: read.format }, repeat: false, unmodified: false };
}

function unusable(at: Instant, meta: Meta, message: string): Observation {
  return { kind: 'trouble', at, failure: { kind: 'malformed', message, meta }, meta };
}

function contentOf(body: Uint8Array, contentType: string | undefined): string {
  if (body.length === 0) return 'an empty body';
  return contentType === undefined
    ? 'a body that is not JSON'
    : excerpt(contentType.split(';', 1)[0]?.trim() ?? '', LONGEST_TYPE);
}

/** The stored fields, updated by those of the 304 (RFC 9111 §3.2); its own latency and bytes. What is repeated keeps its name. */
function freshened(stored: Meta, received: Meta): Meta {
  const headers: HeaderFields = { ...stored.headers, ...received.headers };
  const { status, reason, event } = stored;
  return { ...(event !== undefined && { event }), ...received, status, reason, headers };
}

/** Where nothing was sent, nothing came. */
function quietMeta(stored: Meta, received: Meta | undefined): Meta {
  return received === undefined ? { ...stored, bytes: 0 } : freshened(stored, received);
}

function sameType(before: Meta, contentType: string | undefined): boolean {
  return headerOf(before.headers, 'content-type') === contentType;
}

function sameBytes(one: Uint8Array, other: Uint8Array): boolean {
  return one.length === other.length && Buffer.compare(one, other) === 0;
}
