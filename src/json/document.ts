/** From the bytes of a body to the value that is compared and judged. */

import type { Json } from '../domain/json.ts';
import { decodeText, mediaTypeOf, textOfBytes } from './charset.ts';
import { DEEPEST, nestsDeeper } from './depth.ts';
import { jsonMistake } from './json-mistake.ts';

/** A body, understood; `malformed` says why one that should be JSON is none. */
export type DocumentReading =
  | { readonly kind: 'document'; readonly format: 'json' | 'text' | 'binary'; readonly value: Json }
  | { readonly kind: 'malformed'; readonly message: string };

const JSON_TYPE = /^(?:application\/json|text\/json|[^/]+\/[^/]+\+json)$/;
/** Types that say nothing, or only that it is text: JSON if it parses. */
const OPEN_TYPE = /^(?:|application\/octet-stream|binary\/octet-stream|text\/.+)$/;
const JSON_START = /^[ \t\n\r]*[[{"\-0-9tfn]/;

/**
 * Reads a body: JSON where Content-Type says so, or where it says nothing better and the body parses; else one string.
 * Bytes that are no text in the declared charset become a string of the same length, so that they can still be compared.
 */
export function readDocument(body: Uint8Array, contentType: string | undefined): DocumentReading {
  const { essence, charset } = mediaTypeOf(contentType);
  const text = decodeText(body, charset);
  if (JSON_TYPE.test(essence)) {
    return text === undefined
      ? { kind: 'malformed', message: `the body is not JSON: its bytes are not valid ${charset ?? 'UTF-8'}` }
      : readJson(text);
  }
  if (text === undefined) return { kind: 'document', format: 'binary', value: textOfBytes(body) };
  const value = OPEN_TYPE.test(essence) && JSON_START.test(text) ? parsed(text) : undefined;
  return value === undefined ? { kind: 'document', format: 'text', value: text } : { kind: 'document', format: 'json', value };
}

/** The whole body as text, whatever its format: what `text()` sees. */
export function textOfBody(body: Uint8Array, contentType: string | undefined): string {
  return decodeText(body, mediaTypeOf(contentType).charset) ?? textOfBytes(body);
}

function readJson(text: string): DocumentReading {
  if (nestsDeeper(text, DEEPEST)) {
    return { kind: 'malformed', message: `the body is nested deeper than ${DEEPEST} levels` };
  }
  const value = parsed(text);
  return value === undefined ? { kind: 'malformed', message: jsonMistake(text) } : { kind: 'document', format: 'json', value };
}

/** The document, or undefined for a text that is not JSON or is too deep. */
function parsed(text: string): Json | undefined {
  if (nestsDeeper(text, DEEPEST)) return undefined;
  try {
    return JSON.parse(text) as Json;
  } catch (cause) {
    if (cause instanceof SyntaxError) return undefined;
    throw cause;
  }
}
