/** Exchanges as those take them who need a whole answer: an event stream, which has no end, is trouble to them. */

import type { Exchange } from '../domain/ports.ts';

/** An exchange whose body is here, or that failed. */
export type WholeExchange = Exclude<Exchange, { kind: 'stream' }>;

/** The same exchange; a stream is closed, and a failure takes its place. */
export function wholeAnswer(exchange: Exchange): WholeExchange {
  if (exchange.kind !== 'stream') return exchange;
  void exchange.body.close();
  const message = 'the answer is an event stream (text/event-stream), which has no end';
  const hint = 'Take its events as they come: --source sse.';
  return { kind: 'failure', failure: { kind: 'malformed', message, hint, meta: exchange.meta } };
}
