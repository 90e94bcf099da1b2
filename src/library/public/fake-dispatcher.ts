/** A dispatcher without a network: it answers from a script, so that watches are tested without a server. */

import type { DispatchController, Dispatcher, DispatchHandler, DispatchRequest } from './ports.ts';

/** One request as it would have been sent. */
export interface FakeRequest {
  readonly method: string;
  /** Whole, with origin, path and query. */
  readonly url: string;
  /** By lower-case name; the last of several fields of one name. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** An answer: status 200 where not said. An object as a body is JSON, and says so. */
export interface FakeAnswer {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array | object;
}

/** What comes of a request: an answer, or an error as Node gives it, its `code` such as `ECONNREFUSED`. */
export type FakeOutcome = FakeAnswer | Error;

/** A dispatcher that remembers what it was asked. */
export interface FakeDispatcher extends Dispatcher {
  /** Every request so far, the oldest first. */
  readonly requests: readonly FakeRequest[];
}

/** Answers by a function, or by a list, one after another, the last again and again. */
export function fakeDispatcher(script: readonly FakeOutcome[] | ((request: FakeRequest) => FakeOutcome)): FakeDispatcher {
  const requests: FakeRequest[] = [];
  const outcomeOf = (request: FakeRequest): FakeOutcome => {
    if (typeof script === 'function') return script(request);
    return script[Math.min(requests.length, script.length) - 1] ?? new Error('the script is empty');
  };
  return {
    requests,
    dispatch(request, handler) {
      const seen = seenOf(request);
      requests.push(seen);
      answer(outcomeOf(seen), handler);
      return true;
    },
  };
}

function answer(outcome: FakeOutcome, handler: DispatchHandler): void {
  const controller: DispatchController = { abort: () => undefined };
  handler.onRequestStart(controller, {});
  if (outcome instanceof Error) {
    handler.onResponseError(controller, outcome);
    return;
  }
  const { status = 200, headers = {}, body = '' } = outcome;
  const isData = typeof body === 'string' || body instanceof Uint8Array;
  const fields = Object.entries({ ...(!isData && { 'content-type': 'application/json' }), ...headers });
  const named = Object.fromEntries(fields.map(([name, value]) => [name.toLowerCase(), value]));
  handler.onResponseStart(controller, status, named, '');
  handler.onResponseData(controller, Buffer.from(isData ? body : JSON.stringify(body)));
  handler.onResponseEnd(controller, {});
}

function seenOf({ origin, method, path, headers, body }: DispatchRequest): FakeRequest {
  const fields: [string, string][] = [];
  for (let at = 0; at < headers.length; at += 2) fields.push([headers[at]?.toLowerCase() ?? '', headers[at + 1] ?? '']);
  const text = body === null ? '' : Buffer.from(body).toString();
  return { method, url: origin + path, headers: Object.fromEntries(fields), body: text };
}
