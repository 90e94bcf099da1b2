/** `--data-urlencode` and `--url-query`: content, or a file's, percent-encoded in one of curl's five forms. */

/** One value before its content is read: what stands before the encoded content, and where the content comes from. */
export interface UrlencodedPart {
  /** `name=`, or nothing. */
  readonly before: string;
  readonly content: { readonly kind: 'text'; readonly text: string } | { readonly kind: 'file'; readonly path: string };
}

const UNRESERVED = /[A-Za-z0-9\-._~]/;
/** Visible ASCII but for `#`, which would end the query. */
const TYPED = /[!"$-~]/;
const BLANK = 0x20;

/**
 * Reads `content`, `=content`, `name=content`, `@file` or `name@file`. The first `=` decides, `@` only where there is none, and
 * what stands before it is sent as it is.
 */
export function readUrlencodedPart(text: string): UrlencodedPart {
  const sign = text.indexOf('=') >= 0 ? text.indexOf('=') : text.indexOf('@');
  if (sign < 0) return { before: '', content: { kind: 'text', text } };
  const name = text.slice(0, sign);
  const rest = text.slice(sign + 1);
  const content = text[sign] === '=' ? ({ kind: 'text', text: rest } as const) : ({ kind: 'file', path: rest } as const);
  return { before: name === '' ? '' : `${name}=`, content };
}

/** Bytes as curl encodes them: unreserved characters (RFC 3986 §2.3) as they are, a blank as `+`, the rest by percent. */
export function urlencoded(content: Uint8Array): string {
  let encoded = '';
  for (const byte of content) encoded += byte === BLANK ? '+' : encodedUnless(byte, UNRESERVED);
  return encoded;
}

/** Bytes made fit for a query: what is typed there already stays, what a query cannot hold is percent-encoded (RFC 3986 §3.4). */
export function queryText(content: Uint8Array): string {
  let text = '';
  for (const byte of content) text += encodedUnless(byte, TYPED);
  return text;
}

function encodedUnless(byte: number, kept: RegExp): string {
  const character = String.fromCharCode(byte);
  return kept.test(character) ? character : `%${byte.toString(16).toUpperCase().padStart(2, '0')}`;
}
