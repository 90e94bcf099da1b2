/** URLs that answers name: read against the URL that answered, and shown without what may be a secret in them. */

import { shorten } from '../domain/printable.ts';

const LONGEST = 200;

/**
 * The URL a reference leads to from `base` (RFC 3986 §5), without fragment and user information; undefined unless it is an http
 * or https URL. An empty reference leads nowhere.
 */
export function referredUrl(reference: string, base: string): URL | undefined {
  if (reference === '' || !URL.canParse(reference, base)) return undefined;
  const target = new URL(reference, base);
  if (target.protocol !== 'http:' && target.protocol !== 'https:') return undefined;
  target.hash = '';
  target.username = '';
  target.password = '';
  return target;
}

/** The value of a header field as it was meant: its bytes are read as Latin-1, yet servers that do not escape their URLs send UTF-8. */
export function unmangled(field: string): string {
  if (!/[\u0080-\u00ff]/.test(field)) return field;
  return new TextDecoder().decode(Uint8Array.from(field, (character) => character.charCodeAt(0)));
}

/** A URL for people; its query may hold secrets, so only its presence is shown. */
export function shownPlace(url: URL): string {
  return shorten(`${url.origin}${url.pathname}${url.search === '' ? '' : '?…'}`, LONGEST);
}
