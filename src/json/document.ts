/** From the bytes of a body to the value that is compared and judged. */

import type { Json } from '../domain/json.ts';
import type { RawAnswer } from '../domain/observation.ts';
import { formatPath } from '../domain/path.ts';
import { printable, shorten } from '../domain/printable.ts';
import { headerOf } from '../domain/reply.ts';
import { decodeText, mediaTypeOf, textOfBytes } from './charset.ts';
import { jsonMistake, placeIn } from './json-mistake.ts';
import { type Duplicate, parseExactly } from './parse-exactly.ts';
import { sha256Of } from './sha256-of.ts';
import { countMembers, DEEPEST, survey } from './survey.ts';

/** A body, understood; `malformed` says why one that should be JSON is none, or has a fault that makes it unusable. */
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
    if (text === undefined) return malformed(`the body is not JSON: its bytes are not valid ${charset ?? 'UTF-8'}`);
    const reading = readJson(text);
    return reading.kind === 'document' ? reading : malformed(reading.message);
  }
  if (text === undefined) return { kind: 'document', format: 'binary', value: `sha256:${sha256Of(body)} (${body.length} bytes)` };
  const reading = OPEN_TYPE.test(essence) && JSON_START.test(text) ? readJson(text) : undefined;
  if (reading?.kind === 'document') return reading;
  return reading?.kind === 'faulty' ? malformed(reading.message) : { kind: 'document', format: 'text', value: text };
}

/** The JSON document in an answer; undefined where there is none: its body is something else, or has a fault. */
export function jsonOf({ meta, body }: RawAnswer): Json | undefined {
  const reading = readDocument(body, headerOf(meta.headers, 'content-type'));
  return reading.kind === 'document' && reading.format === 'json' ? reading.value : undefined;
}

/** The whole body as text, whatever its format: what `text()` sees. */
export function textOfBody(body: Uint8Array, contentType: string | undefined): string {
  return decodeText(body, mediaTypeOf(contentType).charset) ?? textOfBytes(body);
}

/** A text, read as JSON: what it says, what is wrong with it though it is JSON, or why it is none. */
type JsonReading =
  | { readonly kind: 'document'; readonly format: 'json'; readonly value: Json }
  | { readonly kind: 'faulty' | 'no JSON'; readonly message: string };

/** Ordinary documents are left to JSON.parse. The other ones are parsed by a parser that loses nothing. */
function readJson(text: string): JsonReading {
  const { depth, members, hasExactNumbers } = survey(text);
  const value = hasExactNumbers || depth > DEEPEST ? undefined : parsed(text);
  return value !== undefined && countMembers(value) === members ? { kind: 'document', format: 'json', value } : readExactly(text);
}

function readExactly(text: string): JsonReading {
  const reading = parseExactly(text);
  switch (reading.kind) {
    case 'document':
      return { kind: 'document', format: 'json', value: reading.value };
    case 'duplicate':
      return { kind: 'faulty', message: duplicateMessage(text, reading) };
    case 'deep':
      return { kind: 'faulty', message: `the body is nested deeper than ${DEEPEST} levels` };
    case 'mistake':
      return { kind: 'no JSON', message: jsonMistake(text, reading) };
  }
}

const LONGEST_NAME = 60;
const LONGEST_PLACE = 200;

/** `the body has a duplicate key: "a" at $.x (line 3, column 5)`. */
function duplicateMessage(text: string, { name, keys, at }: Duplicate): string {
  const key = shorten(JSON.stringify(name), LONGEST_NAME);
  const object = keys.length === 0 ? '' : ` at ${shorten(formatPath(keys), LONGEST_PLACE)}`;
  return `the body has a duplicate key: ${key}${object} (${placeIn(text, at)})`;
}

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
