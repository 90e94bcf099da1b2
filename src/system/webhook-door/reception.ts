/** Takes requests in: a whole one becomes a call that waits for its answer; the bytes of all of them together are bounded. */

import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Call, DoorRules } from '../../domain/channels.ts';
import type { Queue } from '../queue.ts';
import { BUSY, CLOSING, pathOf, type Refusal, refusalOf, TOO_LARGE, turnAway } from './turn-away.ts';

/** Where requests come in. */
export interface Reception {
  receive(request: IncomingMessage, response: ServerResponse): void;
  /** Answers whoever still waits with 503. Resolves when all answers have gone out, or cannot. */
  end(): Promise<void>;
}

/** Whole calls that wait for their turn; who comes after them is told to come back. */
const MOST_WAITING = 100;
/** Bytes of all calls that are not answered yet, unless a single one may be larger. */
const MOST_BYTES = 32 * 1024 * 1024;

/** A request that is being taken in, or waits for its answer. */
interface Guest {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
}

/** Puts calls into `calls`. */
export function createReception(rules: DoorRules, calls: Pick<Queue<Call>, 'length' | 'put'>): Reception {
  const guests = new Set<Guest>();
  const mostBytes = Math.max(rules.maxSize, MOST_BYTES);
  let held = 0;

  const take = (guest: Guest) => {
    const { request, response } = guest;
    const chunks: Uint8Array[] = [];
    let size = 0;
    const refuse = (refusal: Refusal) => {
      request.off('data', collect);
      turnAway(request, response, refusal);
    };
    const collect = (chunk: Uint8Array) => {
      size += chunk.length;
      held += chunk.length;
      chunks.push(chunk);
      if (size > rules.maxSize) refuse(TOO_LARGE);
      else if (held > mostBytes) refuse(BUSY);
    };
    request.on('data', collect);
    request.once('end', () => {
      if (!response.headersSent) calls.put(callOf(guest, Buffer.concat(chunks)));
    });
    response.once('close', () => {
      held -= size;
      guests.delete(guest);
    });
  };

  return {
    receive(request, response) {
      // A caller who hangs up in the middle has not called.
      request.on('error', () => {});
      const refusal = refusalOf(request, rules) ?? (calls.length < MOST_WAITING ? undefined : BUSY);
      if (refusal !== undefined) return turnAway(request, response, refusal);
      if (request.headers.expect !== undefined) response.writeContinue();
      const guest = { request, response };
      guests.add(guest);
      take(guest);
    },
    async end() {
      for (const { request, response } of guests) turnAway(request, response, CLOSING);
      await Promise.all([...guests].map(({ response }) => sent(response)));
    },
  };
}

function callOf({ request, response }: Guest, body: Uint8Array): Call {
  return {
    method: request.method ?? '',
    path: pathOf(request),
    headers: request.headers,
    body,
    answer(status, headers = {}) {
      if (response.headersSent) return;
      const length = status === 204 ? {} : { 'Content-Length': '0' };
      response.writeHead(status, { ...length, ...headers }).end();
    },
  };
}

function sent(response: ServerResponse): Promise<void> {
  if (response.writableFinished || response.destroyed) return Promise.resolve();
  return new Promise((resolve) => response.once('finish', resolve).once('close', resolve));
}
