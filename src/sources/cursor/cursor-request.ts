/** `{{cursor}}` in a request: where it stands, and what is written there. */

import { ExactNumber } from '../../domain/exact-number.ts';
import type { Json } from '../../domain/json.ts';
import { jsonText } from '../../domain/json-text.ts';
import type { RequestSpec } from '../../domain/watch.ts';
import { percentEncoded } from '../../requests/secret-forms.ts';

/** Gives the request with the cursor in it; without a cursor its places are empty. */
export type FillCursor = (cursor: Json | undefined) => RequestSpec;

/** As written, and as reading a URL or a form leaves it. */
const PLACE = /\{\{\s*cursor\s*\}\}|%7B%7B(?:\+|%20)*cursor(?:\+|%20)*%7D%7D/i;
const PLACES = new RegExp(PLACE, 'gi');
const STRINGS = /"(?:[^"\\]|\\.)*"/g;

/** Writes the cursor into the places of one text. */
type Fill = (cursor: Json | undefined) => string;

/** Makes a request ready to be filled in; undefined where `{{cursor}}` stands nowhere in it. */
export function cursorRequest(request: RequestSpec): FillCursor | undefined {
  const body = textOfBytes(request.body);
  const texts = [request.url, body, ...request.headers.map(([, value]) => value)];
  if (!texts.some((text) => PLACE.test(text))) return undefined;
  const url = placesIn(request.url, encodedText);
  const headers = request.headers.map(([name, value]) => [name, placesIn(value, plainText)] as const);
  const fillBody = PLACE.test(body) ? bodyPlaces(body, isForm(request)) : undefined;
  return (cursor) => ({
    ...request,
    url: url(cursor),
    headers: headers.map(([name, fill]) => [name, fill(cursor)] as const),
    ...(fillBody !== undefined && { body: new TextEncoder().encode(fillBody(cursor)) }),
  });
}

/** A cursor as a text of its own; numbers as they were written. */
export function cursorText(cursor: Json | undefined): string {
  if (cursor === undefined) return '';
  if (typeof cursor === 'string') return cursor;
  return cursor instanceof ExactNumber ? cursor.text : jsonText(cursor);
}

function placesIn(text: string, write: Fill): Fill {
  const pieces = text.split(PLACES);
  return (cursor) => pieces.join(write(cursor));
}

const plainText: Fill = cursorText;
const encodedText: Fill = (cursor) => percentEncoded(cursorText(cursor));
/** Inside the quotes of a JSON string. */
const escapedText: Fill = (cursor) => JSON.stringify(cursorText(cursor)).slice(1, -1);
/** In place of a JSON value. */
const jsonValue: Fill = (cursor) => (cursor === undefined ? 'null' : jsonText(cursor));

function bodyPlaces(body: string, isFormBody: boolean): Fill {
  // A place at the very beginning must not be taken for an object.
  if (/^\s*[{[]/.test(body.replaceAll(PLACES, '0'))) return jsonPlaces(body);
  return placesIn(body, isFormBody ? encodedText : plainText);
}

/** Strings and what stands between them, each with places of its own kind. */
function jsonPlaces(body: string): Fill {
  const fills: Fill[] = [];
  let done = 0;
  for (const { 0: string, index } of body.matchAll(STRINGS)) {
    fills.push(placesIn(body.slice(done, index), jsonValue), placesIn(string, escapedText));
    done = index + string.length;
  }
  fills.push(placesIn(body.slice(done), jsonValue));
  return (cursor) => fills.map((fill) => fill(cursor)).join('');
}

function isForm({ headers }: RequestSpec): boolean {
  return headers.some(
    ([name, value]) => name.toLowerCase() === 'content-type' && /^application\/x-www-form-urlencoded\b/i.test(value),
  );
}

/** The body as text; bytes that are none have no place in them. */
function textOfBytes(body: Uint8Array | undefined): string {
  if (body === undefined) return '';
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(body);
  } catch {
    return '';
  }
}
