/** One request asked again and again, conditional where the server gave validators, each exchange made into a reply. */

import type { Json } from '../domain/json.ts';
import type { Exchange, Http } from '../domain/ports.ts';
import type { Failure, Meta, Reply } from '../domain/reply.ts';
import type { RequestSpec } from '../domain/watch.ts';
import { mayCarry } from '../requests/may-carry.ts';
import {
  afterResponse,
  afterUnmodified,
  conditionalFields,
  hasOwnPrecondition,
  mayBeConditional,
  requestKey,
  type Validators,
  validatorsFrom,
} from '../requests/validators.ts';
import { wholeAnswer } from '../requests/whole-answer.ts';

/** What asking gives. */
export type Answered = Extract<Reply, { kind: 'response' | 'unmodified' | 'failure' }>;

/** A request and what its last good answer can be asked about. */
export interface ConditionalExchange<Streamed extends Reply = never> {
  /** One exchange, or two where the first brought a 304 that means nothing. Replies carry the validators as `resume`. */
  ask(signal: AbortSignal): Promise<Answered | Streamed>;
  /** The last answer is not remembered by anyone, so a later 304 must not vouch for it. */
  forget(): void;
}

/** What a source may know better. `Streamed` is what it makes of event streams. */
export interface Manner<Streamed extends Reply = never> {
  /** What a reply of an earlier run carried. */
  readonly resume?: Json | undefined;
  /** True for an exchange that brings no news, so that what was known stays known. */
  readonly isCalm?: (exchange: Exchange) => boolean;
  /** Takes over an answer that is an event stream; where it gives no reply, the stream is trouble. */
  readonly takeStream?: (stream: StreamAnswer) => Streamed | undefined;
}

/** An answer that is an event stream. */
export type StreamAnswer = Extract<Exchange, { kind: 'stream' }>;

/** What of the request decides how its answers are read. */
interface Rules {
  readonly key: string;
  readonly conditional: boolean;
  /** The user's own condition: a 304 is an ordinary answer to it. */
  readonly ownPrecondition: boolean;
  /** The user's own `Range`: a 206 is an ordinary answer to it. */
  readonly ownRange: boolean;
  /** Whether what this URL gave may be sent to where requests start. */
  readonly takesFrom: (url: string) => boolean;
}

/** What came of asking: a reply, and the validators known after it. */
interface Asked<R extends Reply = Answered> {
  readonly reply: R;
  readonly known: Validators | undefined;
}

const UNCONDITIONAL: Readonly<Record<string, string>> = {};

/** Makes nothing ready but the rules: the first request is sent when it is asked for. */
export function openConditionalExchange<Streamed extends Reply = never>(
  request: RequestSpec,
  http: Http,
  manner: Manner<Streamed> = {},
): ConditionalExchange<Streamed> {
  const rules = rulesOf(request);
  let known = rules.conditional ? validatorsFrom(manner.resume, rules.key) : undefined;

  const ask = async (signal: AbortSignal): Promise<Asked<Answered | Streamed>> => {
    const fields = conditionalFields(known);
    const exchange = await http.exchange(request, fields ?? UNCONDITIONAL, signal);
    const taken = exchange.kind === 'stream' ? manner.takeStream?.(exchange) : undefined;
    if (taken !== undefined) return { reply: taken, known: undefined };
    if (manner.isCalm?.(exchange)) return { ...read(rules, known, exchange), known };
    if (fields === undefined) return read(rules, undefined, exchange);
    if (!isForeign(exchange, known)) return read(rules, known, exchange);
    return read(rules, undefined, await http.exchange(request, UNCONDITIONAL, signal));
  };

  return {
    async ask(signal) {
      const asked = await ask(signal);
      known = asked.known;
      return asked.reply;
    },
    forget() {
      known = undefined;
    },
  };
}

function rulesOf(request: RequestSpec): Rules {
  return {
    key: requestKey(request),
    conditional: mayBeConditional(request),
    ownPrecondition: hasOwnPrecondition(request),
    ownRange: request.headers.some(([name]) => name.toLowerCase() === 'range'),
    takesFrom: (url) => mayCarry(url, request.url, request.trusted),
  };
}

/** A 304 from another URL than the one the validators came from: the redirect leads elsewhere now, and it means nothing. */
function isForeign(exchange: Exchange, known: Validators | undefined): boolean {
  return exchange.kind === 'answer' && exchange.meta.status === 304 && exchange.meta.url !== known?.url;
}

/** `sent` are the validators that were sent, if any were. */
function read(rules: Rules, sent: Validators | undefined, answered: Exchange): Asked {
  const exchange = wholeAnswer(answered);
  if (exchange.kind === 'failure') return failed(exchange.failure);
  const { meta, body } = exchange;
  if (meta.status === 304 && !rules.ownPrecondition) return repeated(sent, meta);
  if (meta.status === 206 && !rules.ownRange) return malformed('the server sent a part (206) that nobody asked for', meta);
  const known = rules.conditional && rules.takesFrom(meta.url) ? afterResponse(rules.key, meta) : undefined;
  return { reply: { kind: 'response', body, meta, then: 'interval', ...(known && { resume: known }) }, known };
}

function repeated(sent: Validators | undefined, meta: Meta): Asked {
  if (sent === undefined) return malformed('the server answered 304 Not Modified to a request without a condition', meta);
  const known = afterUnmodified(sent, meta);
  return { reply: { kind: 'unmodified', meta, then: 'interval', resume: known }, known };
}

function malformed(message: string, meta: Meta): Asked {
  return failed({ kind: 'malformed', message, meta });
}

/** After trouble the next request is unconditional, so that its answer stands on its own. */
function failed(failure: Failure): Asked {
  return { reply: { kind: 'failure', failure }, known: undefined };
}
