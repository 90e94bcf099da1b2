/** Where answers say that a job can be asked about, and where its result is. */

import type { Json } from '../../domain/json.ts';
import { type HeaderFields, headerOf, type Meta } from '../../domain/reply.ts';
import type { RequestSpec } from '../../domain/watch.ts';
import { mayCarry } from '../../requests/may-carry.ts';
import { referredUrl, unmangled } from '../../requests/referred-url.ts';
import { textAt } from './member-at.ts';

/** What named the place: a field for operations, `Location`, the body, or nobody, so that it is the request's own. */
export type Via = 'operation' | 'location' | 'body' | 'own' | 'template';

/** A place. */
export interface OperationPlace {
  readonly via: Via;
  /** Absolute, or relative to `by`. */
  readonly reference: string;
  /** The URL of whoever named it. */
  readonly by: string;
}

/** An answer that may name a place. */
export interface PlaceAnswer {
  readonly meta: Meta;
  readonly document: Json | undefined;
}

const OK = 200;
const ACCEPTED = 202;
/** What a PUT makes is at its own URL, and what is asked for by a reading is asked for there again. */
const OWN: ReadonlySet<string> = new Set(['PUT', 'GET', 'HEAD', 'OPTIONS']);
/** Members that are the URL of an operation where they are one of its origin. */
const LINKS: readonly (readonly string[])[] = [
  ['status_url'],
  ['polling_url'],
  ['urls', 'get'],
  ['links', 'self'],
  ['_links', 'self', 'href'],
  ['self'],
  ['href'],
  ['url'],
];
const RESULTS: readonly (readonly string[])[] = [['response_url'], ['result_url'], ['resultUrl'], ['result']];

/** The field that is for nothing else; of two the newer one. */
export function operationField(headers: HeaderFields): string | undefined {
  return fieldIn(headers, 'operation-location') ?? fieldIn(headers, 'azure-asyncoperation');
}

/** Where the answer to the request says that its job is. */
export function placeAfterSubmission(
  { meta, document }: PlaceAnswer,
  { method, url }: Pick<RequestSpec, 'method' | 'url'>,
): OperationPlace | undefined {
  const { headers, url: by } = meta;
  const operation = operationField(headers);
  if (operation !== undefined) return { via: 'operation', reference: operation, by };
  const location = fieldIn(headers, 'location');
  if (location !== undefined) return { via: 'location', reference: location, by };
  if (OWN.has(method)) return { via: 'own', reference: url, by: url };
  // A POST that was redirected to a reading (303) has been answered by the job itself.
  if (meta.status === OK && by !== url) return { via: 'own', reference: by, by };
  const link = linkIn(document, LINKS, by);
  return link === undefined ? undefined : { via: 'body', reference: link, by };
}

/** The newer place a later answer names; undefined where it names none. `via` says what named the present one. */
export function placeAfterPoll({ headers, status, url: by }: Meta, via: Via): OperationPlace | undefined {
  if (via === 'template') return undefined;
  const operation = operationField(headers);
  if (operation !== undefined) return { via: 'operation', reference: operation, by };
  const location = via === 'operation' || status !== ACCEPTED ? undefined : fieldIn(headers, 'location');
  return location === undefined ? undefined : { via: 'location', reference: location, by };
}

/** Where the last document of a job says that its result is. */
export function resultLink(document: Json | undefined, by: string): string | undefined {
  return textAt(document, ['resourceLocation']) ?? linkIn(document, RESULTS, by);
}

/** Where an answer that names its operation elsewhere says that the result will be. */
export function locationIn({ headers, url }: Meta): string | undefined {
  const location = fieldIn(headers, 'location');
  return location === undefined ? undefined : referredUrl(location, url)?.href;
}

function fieldIn(headers: HeaderFields, name: string): string | undefined {
  const value = headerOf(headers, name);
  return value === undefined || value === '' ? undefined : unmangled(value);
}

/** The first of these members that is a URL of the origin that answered. */
function linkIn(document: Json | undefined, members: readonly (readonly string[])[], by: string): string | undefined {
  return members.map((names) => textAt(document, names)).find((text) => text !== undefined && isLinkWithin(text, by));
}

function isLinkWithin(text: string, by: string): boolean {
  const target = /^(?:https?:\/\/|\/)/i.test(text) ? referredUrl(text, by) : undefined;
  return target !== undefined && mayCarry(by, target.href);
}
