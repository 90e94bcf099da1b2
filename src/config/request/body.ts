/** The body of the request, from `--data` and `--data-json`, with curl's meaning of `@FILE` and `@-`. */

import { UsageError } from '../../domain/errors.ts';
import { readingTrouble } from '../../domain/file-error.ts';
import type { OptionReader } from '../option-reader.ts';
import type { Surroundings } from '../surroundings.ts';
import { readJsonText } from '../values/json-text.ts';

/** A body and the headers that go with it unless the user sets them. */
export interface Body {
  readonly bytes: Uint8Array;
  readonly headers: readonly (readonly [name: string, value: string])[];
}

const AMPERSAND = '&'.charCodeAt(0);
const FORM: Body['headers'] = [['Content-Type', 'application/x-www-form-urlencoded']];
const JSON_BOTH: Body['headers'] = [
  ['Content-Type', 'application/json'],
  ['Accept', 'application/json'],
];

/** The body asked for; undefined when there is none. @throws UsageError for files that cannot be read and for bad JSON. */
export async function readBody(reader: OptionReader, surroundings: Surroundings): Promise<Body | undefined> {
  if (reader.has('data')) {
    const parts = await reader.each('data', (text) => formPart(text, surroundings));
    return { bytes: joined(parts), headers: FORM };
  }
  const [json] = await reader.each('data-json', (text) => jsonBody(text, surroundings));
  return json === undefined ? undefined : { bytes: json, headers: JSON_BOTH };
}

async function formPart(text: string, surroundings: Surroundings): Promise<Uint8Array> {
  if (!text.startsWith('@')) return new TextEncoder().encode(text);
  const bytes = await contentOf(text.slice(1), surroundings);
  // curl takes carriage returns, line feeds and NULs out of a file given to --data.
  return bytes.filter((byte) => byte !== 13 && byte !== 10 && byte !== 0);
}

async function jsonBody(text: string, surroundings: Surroundings): Promise<Uint8Array> {
  if (!text.startsWith('@')) return new TextEncoder().encode(readJsonText(text));
  const bytes = await contentOf(text.slice(1), surroundings);
  readJsonText(new TextDecoder().decode(bytes));
  return bytes;
}

async function contentOf(path: string, { files, stdin }: Surroundings): Promise<Uint8Array> {
  if (path === '-') return stdin();
  if (path === '') throw new UsageError('@ names no file', { hint: 'Write @FILE, or @- for standard input.' });
  try {
    return await files.read(path);
  } catch (cause) {
    throw new UsageError(`${path} cannot be read: ${readingTrouble(cause)}`, {
      hint: 'Text after @ is the name of a file.',
      cause,
    });
  }
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const bytes = new Uint8Array(parts.reduce((sum, part) => sum + part.length, parts.length - 1));
  let at = 0;
  for (const part of parts) {
    if (at > 0) bytes[at - 1] = AMPERSAND;
    bytes.set(part, at);
    at += part.length + 1;
  }
  return bytes;
}
