/** The source whose server holds each request until there is news: asked again as soon as it has answered. */

import type { SourceDefinition } from '../domain/definition.ts';
import { formatDuration } from '../domain/duration.ts';
import type { Json } from '../domain/json.ts';
import type { Notice } from '../domain/notice.ts';
import type { Exchange, Feed, SourcePorts } from '../domain/ports.ts';
import type { Failure, Meta, Reply } from '../domain/reply.ts';
import { type Millis, SECOND } from '../domain/time.ts';
import type { RequestSpec } from '../domain/watch.ts';
import { isThrottling } from '../pacing/server-hints.ts';
import { type Answered, openConditionalExchange } from './conditional-exchange.ts';
import { type HeldAnswer, holdingAfter, isIdle, nextAsking, unknownHolding } from './holding.ts';
import { sameBytes } from './same-bytes.ts';

const STANDARD_HOLD: Millis = 30 * SECOND;
/** How much longer than it holds a server may take to say that there is nothing. */
const MARGIN: Millis = 5 * SECOND;
const NO_CONTENT = 204;
const NOT_MODIFIED = 304;
const EMPTY = new Uint8Array(0);

/** Long polling (RFC 7240 §4.3). Its replies carry the validators as `resume`. */
export const longPoll: SourceDefinition = {
  kind: 'long-poll',
  summary: 'ask, and let the server hold the request until there is news',
  options: [
    {
      name: 'hold',
      group: 'Sources',
      value: 'duration',
      placeholder: 'DUR',
      standard: formatDuration(STANDARD_HOLD),
      nonzero: true,
      summary: 'how long the server is to hold a request without news',
    },
  ],
  refuses: { 'max-time': 'a held request takes as long as --hold says, and may take 5s more' },
  open: async ({ request, options }, ports, resume) => {
    const { hold } = options;
    return openLongPoll(heldRequest(request, typeof hold === 'number' ? hold : STANDARD_HOLD), ports, resume);
  },
};

/** A request and how long it is to be held. */
interface Held {
  readonly request: RequestSpec;
  readonly hold: Millis;
}

function heldRequest(request: RequestSpec, hold: Millis): Held {
  const wait: RequestSpec['headers'][number] = ['Prefer', `wait=${Math.ceil(hold / SECOND)}`];
  const headers = request.headers.some(isOwnWait) ? request.headers : [...request.headers, wait];
  return { request: { ...request, headers, maxTime: hold + MARGIN }, hold };
}

/** The user has said it himself. */
function isOwnWait([name, value]: RequestSpec['headers'][number]): boolean {
  return name.toLowerCase() === 'prefer' && /(?:^|[,;\s])wait\s*=/i.test(value);
}

function openLongPoll({ request, hold }: Held, { http }: SourcePorts, resume: Json | undefined): Feed {
  const conditional = openConditionalExchange(request, http, { resume, isCalm: bringsNothing });
  let holding = unknownHolding;
  let isTold = false;
  let last: Reply | undefined;
  let body: Uint8Array = EMPTY;

  const after = (answer: Omit<HeldAnswer, 'hold'>) => {
    holding = holdingAfter(holding, { ...answer, hold });
    const isTelling = !isTold && isIdle(holding);
    isTold ||= isTelling;
    return { then: nextAsking(holding), ...(isTelling && { notices: [notHolding(hold)] }) };
  };
  const understand = (reply: Answered): Reply => {
    if (reply.kind === 'failure') {
      return isRunOut(reply.failure) ? { kind: 'quiet', ...after({ took: hold, isNews: false }) } : reply;
    }
    const { meta } = reply;
    if (!isCalm(meta)) return reply;
    if (meta.status === NO_CONTENT) return { kind: 'quiet', meta, ...after({ took: meta.latency, isNews: false }) };
    const isNews = reply.kind === 'response' && !sameBytes(body, reply.body);
    if (reply.kind === 'response') body = reply.body;
    return { ...reply, ...after({ took: meta.latency, isNews }) };
  };
  return {
    async next(signal) {
      last = understand(await conditional.ask(signal));
      return last;
    },
    async settle(reply, how) {
      if (how === 'failed' && reply === last) conditional.forget();
    },
    async close() {},
  };
}

/** The time to hold it is over; what was known of the document still is. */
function bringsNothing(exchange: Exchange): boolean {
  return exchange.kind === 'failure' ? isRunOut(exchange.failure) : exchange.meta.status === NO_CONTENT;
}

/** Half an answer counts too: there are servers that send its beginning, and hold the rest. */
function isRunOut(failure: Failure): boolean {
  return failure.kind === 'timeout' && failure.phase === 'answer';
}

/** Errors are asked again at the interval, and so is a server that asks for a pause. */
function isCalm(meta: Meta): boolean {
  const isGood = (meta.status >= 200 && meta.status < 300) || meta.status === NOT_MODIFIED;
  return isGood && !isThrottling(meta);
}

function notHolding(hold: Millis): Notice {
  return {
    code: 'not-holding',
    message: `the server does not hold requests: asked to for ${formatDuration(hold)} it answers at once, so it is polled at the interval`,
    hint: 'If it wants to be asked in another way, a parameter perhaps, put that into the URL; else --source poll says the same.',
  };
}
