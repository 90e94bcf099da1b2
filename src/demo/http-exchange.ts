/** Between Node's HTTP and the demo's questions and answers: reads the ones within bounds, writes the others as they come. */

import { once } from 'node:events';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { type Answer, json, type Question } from './exchange.ts';

/** No body of a request may be larger, in bytes. */
const LARGEST = 64 * 1024;

/** The two sides of one request. */
export interface Exchange {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
}

/**
 * Answers one request by `answerTo`; `origin` is the server's own, for clients that do not say how they know it. Settles when
 * the answer has been handed over, or the client has gone.
 */
export async function answerWith(
  { request, response }: Exchange,
  origin: string,
  answerTo: (question: Question) => Promise<Answer>,
): Promise<void> {
  const gone = new AbortController();
  response.once('close', () => gone.abort());
  const { signal } = gone;
  const { method = 'GET', headers } = request;
  const url = urlOf(request, origin);
  if (url === undefined) return send(response, json(400, { error: 'this is no path' }), signal);
  const body = mayHaveBody(method) ? await bodyOf(request) : '';
  if (body === undefined) {
    return send(response, json(413, { error: `no more than ${LARGEST} bytes` }, { connection: 'close' }), signal);
  }
  const answer = await answerTo({ method, url, headers, body, signal });
  return send(response, method === 'HEAD' ? { ...answer, body: '' } : answer, signal);
}

function mayHaveBody(method: string): boolean {
  return method !== 'GET' && method !== 'HEAD';
}

/** The URL that is asked for, as the client names it (RFC 9110 §7.1); undefined for a target that has no path. */
function urlOf({ url = '/', headers: { host = '' } }: IncomingMessage, origin: string): URL | undefined {
  const named = `http://${host}`;
  const text = url.startsWith('/') ? `${URL.canParse(named) ? new URL(named).origin : origin}${url}` : url;
  return URL.canParse(text) ? new URL(text) : undefined;
}

/** The body as text; undefined when it is too large, or was cut. */
function bodyOf(request: IncomingMessage): Promise<string | undefined> {
  return new Promise((resolve) => {
    const chunks: Buffer[] = [];
    let size = 0;
    request.on('data', (chunk: Buffer) => {
      size += chunk.length;
      if (size > LARGEST) resolve(undefined);
      else chunks.push(chunk);
    });
    request.once('end', () => resolve(Buffer.concat(chunks).toString()));
    request.once('error', () => resolve(undefined));
  });
}

async function send(response: ServerResponse, { status, headers, body }: Answer, signal: AbortSignal): Promise<void> {
  response.writeHead(status, headers);
  if (typeof body === 'string') {
    response.end(body);
    return;
  }
  for await (const piece of body) {
    // A client that reads slowly is waited for, so that it costs no memory.
    if (!response.write(piece)) await once(response, 'drain', { signal }).catch(() => undefined);
  }
  response.end();
}
