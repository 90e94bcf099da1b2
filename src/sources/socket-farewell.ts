/** What it means for a watch that a server has closed its WebSocket, by the code it gave (RFC 6455 §7.4). */

import { excerpt } from '../domain/printable.ts';
import type { Reply } from '../domain/reply.ts';

/** How the server took its leave. */
export interface Farewell {
  readonly code: number;
  readonly reason: string;
}

/** What came of it. */
export type Closing = Extract<Reply, { kind: 'end' | 'quiet' | 'failure' }>;

/** The server is done: nothing comes after it. */
const DONE = 1000;
/** It goes away, gives no code, or restarts: it means no harm, and comes back. */
const PEACEFUL: ReadonlySet<number> = new Set([1001, 1005, 1012]);

/** The names of the codes, as the registry of the IANA has them. */
const NAMES: Readonly<Record<number, string>> = {
  1001: 'going away',
  1002: 'protocol error',
  1003: 'unsupported data',
  1005: 'no code given',
  1007: 'invalid data',
  1008: 'policy violation',
  1009: 'message too big',
  1010: 'extension missing',
  1011: 'internal error',
  1012: 'service restart',
  1013: 'try again later',
  1014: 'bad gateway',
  3000: 'unauthorized',
  3003: 'forbidden',
  3008: 'timeout',
};
/** Nothing was said at all. */
const ABNORMAL = 1006;

/**
 * | code | meaning | reply |
 * |---|---|---|
 * | 1000 | the server is done | the end |
 * | 1001, 1005, 1012 | it goes away, or restarts | quiet after messages, so that it is opened again at the usual pace |
 * | the same | without one message | a failure: a server that takes everyone in and sends them away must not be hurried |
 * | all others, applications' own (3000 to 4999) too | trouble, by whosever fault | a failure that tells code and reason |
 *
 * Waiting may cure every failure, a policy's too: tokens are renewed, limits pass. `messages` have come since the handshake.
 */
export function farewellOf({ code, reason }: Farewell, messages: number): Closing {
  if (code === DONE) return { kind: 'end' };
  if (PEACEFUL.has(code) && messages > 0) return { kind: 'quiet', then: 'interval' };
  return { kind: 'failure', failure: { kind: 'network', code: `WS_${code}`, message: sentenceOf(code, reason) } };
}

function sentenceOf(code: number, reason: string): string {
  if (code === ABNORMAL) return 'the connection was lost: the WebSocket was not closed, it broke off (1006)';
  const name = NAMES[code];
  const said = reason === '' ? '' : `: ${excerpt(reason, 200)}`;
  return `the server closed the WebSocket (${name === undefined ? code : `${code} ${name}`})${said}`;
}
