/** The request for a URL that an answer named: the user's own within one origin, a bare one elsewhere, or none at all. */

import { excerpt } from '../domain/printable.ts';
import type { Failure } from '../domain/reply.ts';
import { isSecretField } from '../domain/secret-field.ts';
import type { RequestSpec } from '../domain/watch.ts';
import { isDowngrade, mayCarry } from './may-carry.ts';
import { referredUrl, shownPlace } from './referred-url.ts';
import { bareRoute } from './route-key.ts';

/** What an answer points to. */
export interface Pointer {
  /** For people: `the job`, `the next page`. */
  readonly what: string;
  /** The URL that answered. */
  readonly by: string;
  /** As it stands in the answer; relative to `by` where it is not absolute. */
  readonly reference: string;
}

/** The request, or why there is none: that waiting does not cure. */
export type Onward =
  | { readonly kind: 'request'; readonly request: RequestSpec }
  | { readonly kind: 'refused'; readonly failure: Extract<Failure, { kind: 'protocol' }> };

/** What may be asked of a stranger: they change nothing (RFC 9110 §9.2.1). */
const SAFE: ReadonlySet<string> = new Set(['GET', 'HEAD', 'OPTIONS']);
const BARE_FIELDS: RequestSpec['headers'] = [
  ['accept', '*/*'],
  ['user-agent', 'watch-api'],
];

/**
 * The request for what an answer to `request` points to. Another origin gets nothing the user set; so where something would
 * be missing there (credentials, cookies, a body) it is refused, unless the user trusts whatever is named. Once an origin was
 * left, requests are bare: make the next one from the last.
 */
export function onwardRequest(request: RequestSpec, { what, by, reference }: Pointer): Onward {
  const target = referredUrl(reference, by);
  if (target === undefined)
    return refused('NAMED_URL', `${what} is said to be at ${excerpt(reference, 200)}, which is no http URL`);
  const url = target.href;
  if (isDowngrade(request.url, url) || isDowngrade(by, url)) {
    const message = `${what} is said to be on plain http, where anyone can read and forge: ${shownPlace(target)}`;
    return refused('NAMED_DOWNGRADE', message);
  }
  const reaches = (place: string) => mayCarry(request.url, place, request.trusted);
  if (reaches(by) && reaches(url)) return { kind: 'request', request: carried(request, target) };
  const withheld = withheldOf(request);
  return withheld.length === 0
    ? { kind: 'request', request: bare(request, url) }
    : refused(
        'NAMED_ORIGIN',
        `${what} is at another origin, ${target.origin}, which is not sent what was set for ${new URL(request.url).origin}: ${withheld.join(', ')}`,
        'If that origin may have it, say --location-trusted.',
      );
}

/** What of a request a stranger must not get, though the answer might depend on it. */
function withheldOf({ method, headers, body, login, route }: RequestSpec): readonly string[] {
  return [
    ...headers.map(([name]) => name).filter((name) => isSecretField(name)),
    ...(login === undefined ? [] : ['login']),
    ...(route.identity === undefined ? [] : ['client certificate']),
    ...(body === undefined ? [] : ['body']),
    ...(SAFE.has(method) ? [] : [method]),
  ];
}

/** A `Host` the user wrote is the name of one origin, and stays there. */
function carried(request: RequestSpec, { origin, href }: URL): RequestSpec {
  if (origin === new URL(request.url).origin) return { ...request, url: href };
  return { ...request, url: href, headers: request.headers.filter(([name]) => name.toLowerCase() !== 'host') };
}

function bare({ login: _, ...request }: RequestSpec, url: string): RequestSpec {
  return { ...request, url, headers: BARE_FIELDS, route: bareRoute(request.route), trusted: false, correlated: false };
}

function refused(code: string, message: string, hint?: string): Onward {
  return { kind: 'refused', failure: { kind: 'protocol', code, message, ...(hint !== undefined && { hint }) } };
}
