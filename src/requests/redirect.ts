/** Decides what an answer's redirect leads to: on to another URL of the same origin, to a clear error, or nowhere. */

import { countOf } from '../domain/count.ts';
import { excerpt, shorten } from '../domain/printable.ts';
import type { Failure } from '../domain/reply.ts';
import type { RequestSpec } from '../domain/watch.ts';
import { mayCarry } from './may-carry.ts';

/** The requests sent so far, as `METHOD URL`, the one that was answered last. Never empty. */
export type Trail = readonly string[];

/** One answer on the way. */
export interface Hop {
  readonly method: string;
  /** The URL that answered. */
  readonly url: string;
  readonly status: number;
  /** The `Location` field, as received. */
  readonly location: string | undefined;
}

/** Where an answer leads. */
export type Redirection =
  /** Nowhere: it is the answer. */
  | { readonly kind: 'final' }
  /** `keepsBody` is false where the method became GET: the body and the fields that describe it are dropped. */
  | { readonly kind: 'follow'; readonly method: string; readonly url: string; readonly keepsBody: boolean }
  | { readonly kind: 'refused'; readonly failure: Extract<Failure, { kind: 'protocol' }> };

const FINAL: Redirection = { kind: 'final' };
const STATUSES: ReadonlySet<number> = new Set([301, 302, 303, 307, 308]);

/**
 * The decision for one answer (RFC 9110 §15.4). 303 turns every method but HEAD into GET, 301 and 302 turn POST into GET,
 * as browsers do; 307 and 308 keep everything. What is refused, waiting does not cure.
 */
export function redirect(rules: Pick<RequestSpec, 'follow' | 'maxRedirects'>, trail: Trail, hop: Hop): Redirection {
  if (!STATUSES.has(hop.status) || !rules.follow) return FINAL;
  const target = targetOf(hop);
  if (target === undefined) return refused('REDIRECT_LOCATION', missingLocation(hop));
  if (!mayCarry(hop.url, target.href)) return otherOrigin(target);
  if (trail.length > rules.maxRedirects) return tooMany(rules.maxRedirects, target);
  const method = nextMethod(hop);
  const url = target.href;
  if (trail.includes(`${method} ${url}`))
    return refused('REDIRECT_LOOP', `the redirects go in a circle: back to ${shown(target)}`);
  return { kind: 'follow', method, url, keepsBody: method === hop.method };
}

function nextMethod({ method, status }: Hop): string {
  if (status === 303) return method === 'HEAD' ? 'HEAD' : 'GET';
  return (status === 301 || status === 302) && method === 'POST' ? 'GET' : method;
}

/** The target without fragment and user information; undefined unless it is an http or https URL. */
function targetOf({ url, location }: Hop): URL | undefined {
  if (location === undefined || location === '') return undefined;
  const reference = unmangled(location);
  if (!URL.canParse(reference, url)) return undefined;
  const target = new URL(reference, url);
  if (target.protocol !== 'http:' && target.protocol !== 'https:') return undefined;
  target.hash = '';
  target.username = '';
  target.password = '';
  return target;
}

/** Header bytes are read as Latin-1, yet servers that do not escape their URLs send UTF-8. */
function unmangled(location: string): string {
  if (!/[\u0080-\u00ff]/.test(location)) return location;
  return new TextDecoder().decode(Uint8Array.from(location, (character) => character.charCodeAt(0)));
}

function missingLocation({ status, location }: Hop): string {
  if (location === undefined || location === '') return `answered ${status}, a redirect, without saying where to (no Location)`;
  return `redirected to something that is not an http URL: ${excerpt(location, 200)}`;
}

function otherOrigin(target: URL): Redirection {
  return refused(
    'REDIRECT_ORIGIN',
    `redirected to another origin: ${shown(target)}`,
    `Nothing set for one origin is sent to another. If that is the right one, give its URL: ${shown(target)}`,
  );
}

function tooMany(limit: number, target: URL): Redirection {
  const count = countOf(limit, 'redirect');
  return refused('REDIRECT_LIMIT', `more than ${count}, the next to ${shown(target)}`, 'Give the URL that answers in the end.');
}

/** A URL for people; its query may hold secrets, so only its presence is shown. */
function shown(url: URL): string {
  return shorten(`${url.origin}${url.pathname}${url.search === '' ? '' : '?…'}`, 200);
}

function refused(code: string, message: string, hint?: string): Redirection {
  return { kind: 'refused', failure: { kind: 'protocol', code, message, ...(hint === undefined ? {} : { hint }) } };
}
