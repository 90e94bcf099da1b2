/** Where in a list of pages a feed is: a cursor, and the request it makes. */

import type { Json } from '../../domain/json.ts';
import type { Http } from '../../domain/ports.ts';
import { excerpt } from '../../domain/printable.ts';
import type { Failure } from '../../domain/reply.ts';
import type { RequestSpec } from '../../domain/watch.ts';
import { onwardRequest } from '../../requests/onward-request.ts';
import { referredUrl, shownPlace } from '../../requests/referred-url.ts';
import { type ConditionalExchange, openConditionalExchange } from '../conditional-exchange.ts';
import { cursorText, type FillCursor } from './cursor-request.ts';

/** A position. */
export interface PagePosition {
  /** Undefined at the very beginning. */
  readonly cursor: Json | undefined;
  /** What is asked there; or why nothing can be. */
  readonly page: OpenPage | { readonly failure: Failure };
}

/** A page that can be asked for. */
export interface OpenPage {
  readonly request: RequestSpec;
  readonly conditional: ConditionalExchange;
}

/** What positions are made with. */
export interface PageMaking {
  readonly request: RequestSpec;
  /** Absent: the cursor is the URL of the next page. */
  readonly fill: FillCursor | undefined;
  readonly http: Http;
}

/** The position of a cursor that an answer from the URL `by` has named; `before` is the page it was on. */
export function positionAt(
  { request, fill, http }: PageMaking,
  cursor: Json | undefined,
  { by, before }: { readonly by: string; readonly before?: OpenPage | undefined },
): PagePosition {
  const open = (spec: RequestSpec): PagePosition => ({
    cursor,
    page: { request: spec, conditional: openConditionalExchange(spec, http) },
  });
  if (fill !== undefined) return open(fill(cursor));
  if (cursor === undefined) return open(request);
  const reference = nextUrl(cursor, by);
  if (reference === undefined) return { cursor, page: { failure: unplaced(cursor) } };
  const onward = onwardRequest(before?.request ?? request, { what: 'the next page', by, reference });
  return onward.kind === 'request' ? open(onward.request) : { cursor, page: { failure: onward.failure } };
}

/** The cursor as an absolute URL, where it is one: whole, or from the root, or only another query. */
export function nextUrl(cursor: Json, by: string): string | undefined {
  if (typeof cursor !== 'string' || !/^(?:[a-z][a-z0-9+.-]*:\/\/|[/?])/i.test(cursor)) return undefined;
  return referredUrl(cursor, by)?.href;
}

/** A cursor for people; where it is a URL, without what may be a secret in it. */
export function shownCursor(cursor: Json | undefined): string {
  const url = typeof cursor === 'string' && /^https?:/.test(cursor) ? referredUrl(cursor, cursor) : undefined;
  return url === undefined ? `"${excerpt(cursorText(cursor), 80)}"` : shownPlace(url);
}

function unplaced(cursor: Json): Failure {
  return {
    kind: 'protocol',
    code: 'CURSOR_PLACE',
    message: `the cursor is ${shownCursor(cursor)}, which is no URL, and {{cursor}} stands nowhere in the request`,
    hint: "Put it where the server wants it: 'https://…?after={{cursor}}'.",
  };
}
