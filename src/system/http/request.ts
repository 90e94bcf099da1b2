/** A request ready to be sent: what does not change from poll to poll is worked out once. */

import type { RequestSpec } from '../../domain/watch.ts';
import type { Followed } from '../../requests/redirect.ts';
import { bareRoute } from '../../requests/route-key.ts';
import { fieldBytes } from '../../requests/secret-forms.ts';
import { acceptedCodings } from './decode.ts';
import type { Destination } from './pool.ts';
import type { Dispatch } from './undici.ts';

/** One request, wherever redirects have led it. */
export interface OutgoingRequest {
  readonly url: string;
  readonly destination: Destination;
  readonly dispatch: Dispatch;
  /** Nothing the user set is in it. */
  readonly bare: boolean;
}

/** Header fields as undici takes them: names and values alternate. */
type FlatHeaders = readonly string[];

// What describes a body goes where the body goes (Fetch standard, "HTTP-redirect fetch").
const BODY_FIELDS: ReadonlySet<string> = new Set([
  'content-type',
  'content-encoding',
  'content-language',
  'content-location',
  'content-length',
]);
const HOST: ReadonlySet<string> = new Set(['host']);
const NONE: ReadonlySet<string> = new Set();

/** Gives the request of a spec with `extra` fields, which win over the spec's. */
export type RequestOf = (spec: RequestSpec, extra: Readonly<Record<string, string>>) => OutgoingRequest;

/** Makes requests from specs: what they name is sent, and besides it only the codings that can be decoded here. */
export function openRequests(): RequestOf {
  const known = new WeakMap<RequestSpec, OutgoingRequest>();
  return (spec, extra) => {
    let request = known.get(spec);
    if (request === undefined) {
      request = prepare(spec);
      known.set(spec, request);
    }
    return withFields(request, extra);
  };
}

/**
 * The request a redirect leads to. A bare one has our own fields only, `userAgent` among them, and another client certificate
 * than the user's, none; any other is the same request, without its body where the method became GET.
 */
export function redirected(request: OutgoingRequest, to: Followed, userAgent: string): OutgoingRequest {
  const { method, bare } = to;
  const url = new URL(to.url);
  const { route, origin } = request.destination;
  const dispatch: Dispatch = {
    method,
    path: pathOf(url),
    headers: bare ? bareFields(userAgent) : carriedFields(request, to, url.origin === origin),
    body: bare || !to.keepsBody ? null : request.dispatch.body,
  };
  const destination = { origin: url.origin, route: bare ? bareRoute(route) : route };
  return { url: to.url, destination, dispatch, bare };
}

function bareFields(userAgent: string): FlatHeaders {
  return ['accept', '*/*', 'user-agent', userAgent, 'accept-encoding', acceptedCodings];
}

/** A `Host` the user wrote is the name of one origin, and as with curl it stays there. */
function carriedFields({ dispatch }: OutgoingRequest, { keepsBody }: Followed, isSameOrigin: boolean): FlatHeaders {
  return without(dispatch.headers, new Set([...(keepsBody ? NONE : BODY_FIELDS), ...(isSameOrigin ? NONE : HOST)]));
}

function prepare(spec: RequestSpec): OutgoingRequest {
  const url = new URL(spec.url);
  url.hash = '';
  const given = new Set(spec.headers.map(([name]) => name.toLowerCase()));
  // A part of a coded body could not be decoded (Fetch standard, "HTTP-network-or-cache fetch").
  const codings = ['accept-encoding', given.has('range') ? 'identity' : acceptedCodings];
  const headers = [
    ...(given.has('accept-encoding') ? [] : codings),
    ...spec.headers.flatMap(([name, value]) => [name, fieldBytes(value)]),
  ];
  const dispatch = { method: spec.method, path: pathOf(url), headers, body: spec.body ?? null };
  return { url: url.href, destination: { origin: url.origin, route: spec.route }, dispatch, bare: false };
}

function pathOf({ pathname, search }: URL): string {
  return pathname + search;
}

function withFields(request: OutgoingRequest, extra: Readonly<Record<string, string>>): OutgoingRequest {
  const names = new Set(Object.keys(extra));
  if (names.size === 0) return request;
  const headers = [...without(request.dispatch.headers, names), ...Object.entries(extra).flat()];
  return { ...request, dispatch: { ...request.dispatch, headers } };
}

function without(headers: FlatHeaders, names: ReadonlySet<string>): FlatHeaders {
  const kept: string[] = [];
  for (let at = 0; at < headers.length; at += 2) {
    const name = headers[at] ?? '';
    if (!names.has(name.toLowerCase())) kept.push(name, headers[at + 1] ?? '');
  }
  return kept;
}
