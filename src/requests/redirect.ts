/** Decides what an answer's redirect leads to: on to another URL and with what, to a clear error, or nowhere. */

import { countOf } from '../domain/count.ts';
import { excerpt } from '../domain/printable.ts';
import type { Failure } from '../domain/reply.ts';
import type { RequestSpec } from '../domain/watch.ts';
import { isDowngrade, mayCarry } from './may-carry.ts';
import { referredUrl, shownPlace, unmangled } from './referred-url.ts';

/** The requests sent so far, as `METHOD URL`, the one that was answered last. Never empty. */
export type Trail = readonly string[];

/** One answer on the way. */
export interface Hop {
  readonly method: string;
  readonly hasBody: boolean;
  /** The request had nothing of the user's with it. */
  readonly bare: boolean;
  /** The URL that answered. */
  readonly url: string;
  readonly status: number;
  /** The `Location` field, as received. */
  readonly location: string | undefined;
}

/** The next request. */
export interface Followed {
  readonly kind: 'follow';
  readonly method: string;
  readonly url: string;
  /** False where the method became GET: the body and the fields that describe it are dropped. */
  readonly keepsBody: boolean;
  /** Nothing the user set goes along: no header field, no body, no validator, no client certificate. */
  readonly bare: boolean;
}

/** Where an answer leads. */
export type Redirection =
  /** Nowhere: it is the answer. */
  { readonly kind: 'final' } | Followed | { readonly kind: 'refused'; readonly failure: Extract<Failure, { kind: 'protocol' }> };

const FINAL: Redirection = { kind: 'final' };
const STATUSES: ReadonlySet<number> = new Set([301, 302, 303, 307, 308]);
/** What may be asked of a stranger: they change nothing (RFC 9110 §9.2.1). */
const SAFE: ReadonlySet<string> = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * The decision for one answer (RFC 9110 §15.4). 303 turns every method but HEAD into GET, 301 and 302 turn POST into GET,
 * as browsers do; 307 and 308 keep everything. What is refused, waiting does not cure.
 *
 * Another origin is asked bare, and for nothing but a reading: what changes things there, or would take the body along, is
 * refused. Once an origin was left, all further requests are bare, those back to it too: their URLs were chosen by a stranger.
 */
export function redirect(rules: Pick<RequestSpec, 'follow' | 'maxRedirects' | 'trusted'>, trail: Trail, hop: Hop): Redirection {
  if (!STATUSES.has(hop.status) || !rules.follow) return FINAL;
  const target = referredUrl(unmangled(hop.location ?? ''), hop.url);
  if (target === undefined) return refused('REDIRECT_LOCATION', missingLocation(hop));
  if (isDowngrade(hop.url, target.href)) return downgraded(target);
  if (trail.length > rules.maxRedirects) return tooMany(rules.maxRedirects, target);
  const method = nextMethod(hop);
  const next: Followed = {
    kind: 'follow',
    method,
    url: target.href,
    keepsBody: method === hop.method,
    bare: hop.bare || !mayCarry(hop.url, target.href, rules.trusted),
  };
  if (trail.includes(`${method} ${next.url}`))
    return refused('REDIRECT_LOOP', `the redirects go in a circle: back to ${shownPlace(target)}`);
  const withheld = next.bare ? withheldFromStrangers(next, hop) : undefined;
  return withheld === undefined ? next : otherOrigin(withheld, target);
}

function nextMethod({ method, status }: Hop): string {
  if (status === 303) return method === 'HEAD' ? 'HEAD' : 'GET';
  return (status === 301 || status === 302) && method === 'POST' ? 'GET' : method;
}

/** What of the next request a stranger must not get; undefined where there is no such thing. */
function withheldFromStrangers({ method, keepsBody }: Followed, { hasBody }: Hop): string | undefined {
  if (keepsBody && hasBody) return 'no body';
  return SAFE.has(method) ? undefined : `no ${method}`;
}

function missingLocation({ status, location }: Hop): string {
  if (location === undefined || location === '') return `answered ${status}, a redirect, without saying where to (no Location)`;
  return `redirected to something that is not an http URL: ${excerpt(location, 200)}`;
}

function otherOrigin(withheld: string, target: URL): Redirection {
  return refused(
    'REDIRECT_ORIGIN',
    `redirected to another origin, which is sent ${withheld}: ${shownPlace(target)}`,
    `If that is the right one, give its URL: ${shownPlace(target)}  ·  trust all that redirects name: --location-trusted`,
  );
}

function downgraded(target: URL): Redirection {
  return refused(
    'REDIRECT_DOWNGRADE',
    `redirected from https to plain http, where anyone can read and forge: ${shownPlace(target)}`,
    `If that is meant, give its URL: ${shownPlace(target)}`,
  );
}

function tooMany(limit: number, target: URL): Redirection {
  const count = countOf(limit, 'redirect');
  return refused(
    'REDIRECT_LIMIT',
    `more than ${count}, the next to ${shownPlace(target)}`,
    'Give the URL that answers in the end.',
  );
}

function refused(code: string, message: string, hint?: string): Redirection {
  return { kind: 'refused', failure: { kind: 'protocol', code, message, ...(hint !== undefined && { hint }) } };
}
