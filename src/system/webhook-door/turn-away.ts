/** Requests that are no calls: what is wrong with them, and how they are answered. */

import type { IncomingMessage, ServerResponse } from 'node:http';
import type { DoorRules } from '../../domain/channels.ts';

/** How a request is refused. */
export interface Refusal {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  /** One line for whoever looks at the answer. */
  readonly text: string;
}

const METHODS: readonly string[] = ['POST', 'PUT'];
/** Bytes of a refused body that are read and forgotten: who is cut off in mid-sentence does not hear the answer. */
const MOST_FORGOTTEN = 4 * 1024 * 1024;

/** Too many wait already. */
export const BUSY: Refusal = refusal(503, 'too many calls are waiting', { 'Retry-After': '1' });
/** The door is closing. */
export const CLOSING: Refusal = refusal(503, 'nobody listens any more', { Connection: 'close' });
/** The body is larger than the rules allow. */
export const TOO_LARGE: Refusal = refusal(413, 'the body is too large');
const NOT_FOUND = refusal(404, 'nobody listens on this path');
const WRONG_METHOD = refusal(405, 'webhooks are taken by POST', { Allow: METHODS.join(', ') });
/** Signatures are made over what is sent, and what is sent should be what is judged. */
const CODED = refusal(415, 'bodies are taken without a content coding', { 'Accept-Encoding': 'identity' });

function refusal(status: number, text: string, headers: Refusal['headers'] = {}): Refusal {
  return { status, headers: { 'Content-Type': 'text/plain', ...headers }, text };
}

/** Path and query of a request; proxies are sent the whole URL (RFC 9112 §3.2.2). */
export function pathOf({ url = '' }: Pick<IncomingMessage, 'url'>): string {
  return url.replace(/^https?:\/\/[^/?]*/i, '') || '/';
}

/** What is wrong with a request as far as its header tells; undefined for a call. */
export function refusalOf(request: IncomingMessage, { path, maxSize }: DoorRules): Refusal | undefined {
  const { method = '', headers } = request;
  if (path !== '/' && pathOf(request).split('?', 1)[0] !== path) return NOT_FOUND;
  if (!METHODS.includes(method)) return WRONG_METHOD;
  if (!/^(?:identity)?$/i.test(headers['content-encoding'] ?? '')) return CODED;
  return Number(headers['content-length'] ?? 0) > maxSize ? TOO_LARGE : undefined;
}

/** Answers a request that is refused. What is still to come of it is read within a bound and forgotten. */
export function turnAway(request: IncomingMessage, response: ServerResponse, { status, headers, text }: Refusal): void {
  if (response.headersSent) return;
  response.writeHead(status, { ...headers }).end(`${text}\n`);
  let forgotten = 0;
  request.on('data', (chunk: Uint8Array) => {
    forgotten += chunk.length;
    if (forgotten > MOST_FORGOTTEN) request.destroy();
  });
}
