/** What kind of trouble a poll was: what to call it, whether waiting can cure it, and how to pace after it. */

import { formatDuration } from '../domain/duration.ts';
import type { Observation } from '../domain/observation.ts';
import { excerpt } from '../domain/printable.ts';
import type { TroubleClass } from '../domain/record.ts';
import { type Failure, headerOf, type Meta } from '../domain/reply.ts';
import { sizeText } from '../domain/size.ts';
import { isSaved, type Watch } from '../domain/watch.ts';
import { isThrottling } from '../pacing/server-hints.ts';
import { bodyMessage } from './body-message.ts';

/** One poll that failed. */
export interface Trouble {
  readonly class: TroubleClass;
  /** What tells two troubles of a class apart: the status, or Node's error code. */
  readonly code: string;
  readonly status: number | null;
  /** What happened, in one sentence without a full stop. */
  readonly message: string;
  readonly hint: string | null;
  /** What it becomes when it is final: the exit it leads to. */
  readonly end: 'refused' | 'unreachable' | 'unusable';
  /** Waiting will not cure it. */
  readonly fatal: boolean;
  /** The server or the way to it is overloaded or down: back off. */
  readonly transient: boolean;
  /** Nobody is listening yet: a server that boots looks like this. */
  readonly unborn: boolean;
}

// Overload and outage; other refusals (404, 409, …) may pass at any moment and keep the ordinary pace.
const TRANSIENT = new Set([408, 425, 429, 500, 502, 503, 504, 522, 524]);
const UNBORN = new Set(['ECONNREFUSED', 'ECONNRESET', 'ENOTFOUND', 'EAI_AGAIN', 'EAI_NODATA', 'ENOENT']);

/** What to look at first, by the code of a failure that brings no hint of its own. */
const HINTS: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'nobody listens there: is the server up, and is the port right?',
  ENOTFOUND: 'is the name of the host right?',
  EAI_AGAIN: 'is this machine online?',
  CONNECT: '--connect-timeout raises the limit',
  ANSWER: '--max-time raises the limit',
  NOT_HTTP: 'is the port right?',
  REDIRECT_LOCATION: 'is the URL right?',
  REDIRECT_LOOP: 'the server may want a login or a cookie first',
};
const PAGE = 'a web page came: is the URL right, and does it want a login?';
const LATER = 'it may pass; to wait for that, leave out --once';

/** The trouble an observation is; undefined for a usable answer, and for a server that has nothing to say. */
export function troubleOf(observation: Observation, watch: Watch): Trouble | undefined {
  if (observation.kind === 'value' || observation.kind === 'silence') return undefined;
  const trouble =
    observation.kind === 'rejection'
      ? rejectionTrouble(observation, watch)
      : failureTrouble(observation.failure, observation.meta, watch);
  if (isSaved(watch))
    return { ...trouble, hint: observation.kind === 'rejection' ? notAmong(watch, observation.meta.status) : null };
  const hint = trouble.hint ?? HINTS[trouble.code] ?? (watch.limits.once && !trouble.fatal ? LATER : null);
  return { ...trouble, hint };
}

/** The trouble of a usable answer that a condition cannot look into. */
export function unreadable(message: string, meta: Meta): Trouble {
  const hint = isPage(meta) ? PAGE : 'conditions on paths need JSON; text() looks at the body as text';
  return { ...unusableTrouble('malformed', 'NOT_JSON', message), status: meta.status, hint, transient: false };
}

/** The trouble of a usable answer that `--select` or `--ignore` cannot take apart. */
export function uncomparable(message: string, meta: Meta): Trouble {
  const hint = 'a path with fewer .. and * selects less';
  return { ...unusableTrouble('malformed', 'TOO_MANY_NODES', message), status: meta.status, hint, transient: false };
}

function rejectionTrouble({ meta, body }: Extract<Observation, { kind: 'rejection' }>, watch: Watch): Trouble {
  const { status } = meta;
  const throttled = status >= 400 && status < 500 && isThrottling(meta);
  const said = bodyMessage(body, watch.mask);
  const fatal = watch.fatalStatus.has(status) && !throttled;
  return {
    class: 'status',
    code: String(status),
    status,
    message: `${answered(watch, meta)}${said === undefined ? '' : `: ${said}`}`,
    hint: rejectionHint(status, watch, throttled),
    end: fatal ? 'refused' : 'unreachable',
    fatal,
    transient: TRANSIENT.has(status) || throttled || status >= 500,
    unborn: false,
  };
}

/** `GET https://… answered 401 Unauthorized`: what was asked and what came back. */
export function answered(watch: Watch, meta: Meta): string {
  if (isSaved(watch)) return `${watch.target} is taken to have come with the status ${meta.status}`;
  const reason = meta.reason === '' ? '' : ` ${excerpt(meta.reason, 60)}`;
  return `${watch.request.method} ${watch.target} answered ${meta.status}${reason}`;
}

function rejectionHint(status: number, watch: Watch, throttled: boolean): string | null {
  if (throttled) return null;
  if (status === 404) return watch.limits.once ? 'is the URL right? To wait for it, leave out --once' : null;
  if (status === 401) return "send credentials: --bearer '{{env:TOKEN}}'";
  if (status === 403) return 'the credentials may lack a permission';
  if (status === 405 || status === 501) return `the server does not take ${watch.request.method} here; -X sets the method`;
  if (status >= 300 && status < 400 && !watch.request.follow) return '--no-location is set, so the redirect was not followed';
  return status >= 200 && status < 300 ? notAmong(watch, status) : null;
}

function notAmong({ okStatus }: Watch, status: number): string {
  return `${status} is not among --ok-status ${okStatus.text}`;
}

function failureTrouble(failure: Failure, meta: Meta | undefined, watch: Watch): Trouble {
  switch (failure.kind) {
    case 'network':
      return { ...unreachable('network', failure.code, failure.message), unborn: UNBORN.has(failure.code) };
    case 'timeout':
      return unreachable('timeout', failure.phase.toUpperCase(), timeoutMessage(failure, watch));
    case 'protocol':
      return {
        ...unreachable('protocol', failure.code, failure.message),
        hint: failure.hint ?? null,
        fatal: true,
        transient: false,
      };
    case 'oversize': {
      const message = `the body is larger than ${sizeText(failure.limit)}`;
      return {
        ...unusableTrouble('oversize', 'TOO_BIG', message),
        hint: '--max-size raises the limit',
        status: failure.meta.status,
      };
    }
    case 'malformed':
      return {
        ...unusableTrouble('malformed', 'UNUSABLE', failure.message),
        hint: failure.hint ?? (isPage(meta) ? PAGE : null),
        status: meta?.status ?? null,
      };
  }
}

function isPage(meta: Meta | undefined): boolean {
  return meta !== undefined && /^text\/html\b/i.test(headerOf(meta.headers, 'content-type') ?? '');
}

function timeoutMessage(failure: Extract<Failure, { kind: 'timeout' }>, watch: Watch): string {
  const what = failure.phase === 'connect' ? 'no connection' : 'no complete answer';
  return `${what} from ${watch.target} within ${formatDuration(failure.after)}`;
}

function unreachable(kind: TroubleClass, code: string, message: string): Trouble {
  return {
    class: kind,
    code,
    status: null,
    message,
    hint: null,
    end: 'unreachable',
    fatal: false,
    transient: true,
    unborn: false,
  };
}

function unusableTrouble(kind: TroubleClass, code: string, message: string): Trouble {
  return { class: kind, code, status: null, message, hint: null, end: 'unusable', fatal: false, transient: true, unborn: false };
}
