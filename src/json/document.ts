/** From the bytes of a body to the value that is compared and judged. */

import type { Json } from '../domain/json.ts';
import { printable, shorten } from '../domain/printable.ts';
import { decodeText, mediaTypeOf, textOfBytes } from './charset.ts';
import { jsonMistake, placeIn } from './json-mistake.ts';
import { parseExactly } from './parse-exactly.ts';
import { sha256Of } from './sha256-of.ts';
import { countMembers, DEEPEST, survey } from './survey.ts';

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
 * Bytes that are no text in the declared charset are told apart by their digest and size.
 */
export function readDocument(body: Uint8Array, contentType: string | undefined): DocumentReading {
  const { essence, charset } = mediaTypeOf(contentType);
  const text = decodeText(body, charset);
  if (JSON_TYPE.test(essence)) {
    return text === undefined
      ? { kind: 'malformed', message: `the body is not JSON: its bytes are not valid ${charset ?? 'UTF-8'}` }
      : readJson(text);
  }
  if (text === undefined) return { kind: 'document', format: 'binary', value: `sha256:${sha256Of(body)} (${body.length} bytes)` };
  const reading = OPEN_TYPE.test(essence) && JSON_START.test(text) ? readJson(text) : undefined;
  return reading?.kind === 'document' ? reading : { kind: 'document', format: 'text', value: text };
}

/** The whole body as text, whatever its format: what `text()` sees. */
export function textOfBody(body: Uint8Array, contentType: string | undefined): string {
  return decodeText(body, mediaTypeOf(contentType).charset) ?? textOfBytes(body);
}

function readJson(text: string): DocumentReading {
  const facts = survey(text);
  if (facts.depth > DEEPEST) return malformed(`the body is nested deeper than ${DEEPEST} levels`);
  const value = parsed(text);
  if (value === undefined) return malformed(jsonMistake(text));
  // Ordinary documents are done here. The other ones are parsed once more, by a parser that loses nothing.
  if (!facts.hasExactNumbers && countMembers(value) === facts.members) return { kind: 'document', format: 'json', value };
  const exact = parseExactly(text);
  return exact.kind === 'document'
    ? { kind: 'document', format: 'json', value: exact.value }
    : malformed(
        `the body has a duplicate key: ${shorten(JSON.stringify(exact.name), LONGEST_NAME)} (${placeIn(text, exact.at)})`,
      );
}

const LONGEST_NAME = 60;

function malformed(message: string): DocumentReading {
  return { kind: 'malformed', message: printable(message) };
}

/** The value, or undefined for a text that is not JSON. */
function parsed(text: string): Json | undefined {
  try {
    return JSON.parse(text) as Json;
  } catch (cause) {
    if (cause instanceof SyntaxError) return undefined;
    throw cause;
  }
}
