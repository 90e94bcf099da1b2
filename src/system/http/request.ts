/** A request ready to be sent: what does not change from poll to poll is worked out once. */

import type { RequestSpec } from '../../domain/watch.ts';
import { acceptedCodings } from './decode.ts';
import type { Origin } from './pool.ts';
import type { Dispatch } from './undici.ts';

/** One request, wherever redirects have led it. */
export interface OutgoingRequest {
  readonly url: string;
  readonly origin: Origin;
  readonly dispatch: Dispatch;
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

/** The same request to another URL of the same origin, as a redirect has it; without its body where the method became GET. */
export function redirected(request: OutgoingRequest, to: { method: string; url: string; keepsBody: boolean }): OutgoingRequest {
  const { headers, body } = request.dispatch;
  const { method, url, keepsBody } = to;
  const dispatch: Dispatch = keepsBody
    ? { method, path: pathOf(new URL(url)), headers, body }
    : { method, path: pathOf(new URL(url)), headers: without(headers, BODY_FIELDS), body: null };
  return { url, origin: request.origin, dispatch };
}

function prepare(spec: RequestSpec): OutgoingRequest {
  const url = new URL(spec.url);
  url.hash = '';
  const given = new Set(spec.headers.map(([name]) => name.toLowerCase()));
  // A part of a coded body could not be decoded (Fetch standard, "HTTP-network-or-cache fetch").
  const codings = ['accept-encoding', given.has('range') ? 'identity' : acceptedCodings];
  const headers = [...(given.has('accept-encoding') ? [] : codings), ...spec.headers.flat()];
  const dispatch = { method: spec.method, path: pathOf(url), headers, body: spec.body ?? null };
  return { url: url.href, origin: { url: url.origin, insecure: spec.route.insecure }, dispatch };
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
