/** The real HTTP client, as tests of servers and sources use it. */

import type { Exchange, Http } from '../../src/domain/ports.ts';
import type { Failure, Meta } from '../../src/domain/reply.ts';
import type { RequestSpec } from '../../src/domain/watch.ts';
import { createHttp } from '../../src/system/http/http.ts';
import { requestTo } from './server-requests.ts';

/** An HTTP client that is closed at the end of the test. */
export interface TestClient extends AsyncDisposable {
  readonly http: Http;
  /** One exchange with {@link requestTo}'s request. */
  ask(url: string, parts?: Partial<RequestSpec>, signal?: AbortSignal): Promise<Exchange>;
}

/** Opens a client: `await using client = openTestClient()`. */
export function openTestClient(): TestClient {
  const http = createHttp();
  const unaborted = new AbortController().signal;
  return {
    http,
    ask: (url, parts, signal = unaborted) => http.exchange(requestTo(url, parts), {}, signal),
    [Symbol.asyncDispose]: () => http.close(),
  };
}

/** The answer an exchange must have brought, its body as text. */
export function answerOf(exchange: Exchange): { readonly meta: Meta; readonly text: string } {
  if (exchange.kind !== 'answer') throw new Error(`no answer: ${JSON.stringify(exchange)}`);
  return { meta: exchange.meta, text: new TextDecoder().decode(exchange.body) };
}

/** The failure an exchange must have ended in. */
export function failureIn(exchange: Exchange): Failure {
  if (exchange.kind !== 'failure') throw new Error(`${exchange.kind}: ${exchange.meta.status}`);
  return exchange.failure;
}
