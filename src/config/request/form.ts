/** The form a request carries: the values of `-d` and its kin, in the order given, joined with & as curl does it. */

import type { GivenAs, OptionReader } from '../option-reader.ts';
import { formOptions } from '../options/requests.ts';
import { queryText, readUrlencodedPart, urlencoded } from '../values/urlencoded.ts';
import type { Inputs } from './inputs.ts';

/** A form, and what was filled into it that must not be shown. */
export interface Form {
  readonly bytes: Uint8Array;
  readonly secrets: readonly string[];
}

/** A part of a query, fit to be put behind a URL, and what must not be shown of it, in the forms it has there. */
export interface QueryPart {
  readonly text: string;
  readonly secrets: readonly string[];
}

const AMPERSAND = '&'.charCodeAt(0);
const encoder = new TextEncoder();

/** The form; undefined when there is none. @throws UsageError for files that cannot be read. */
export async function readForm(reader: OptionReader, inputs: Inputs): Promise<Form | undefined> {
  const parts = await reader.mixed(formOptions, async (text, { name, secrets }) => ({
    bytes: await partOf(text, name, inputs),
    secrets,
  }));
  if (parts.length === 0) return undefined;
  return { bytes: joined(parts.map(({ bytes }) => bytes)), secrets: parts.flatMap(({ secrets }) => secrets) };
}

/** What is added to the URL's query: `--url-query`, and behind it the form under `--get`. @throws UsageError */
export async function readQueryParts(
  reader: OptionReader,
  inputs: Inputs,
  form: Form | undefined,
): Promise<readonly QueryPart[]> {
  const parts = await reader.mixed(['url-query'], (text, given) => queryPart(text, given, inputs));
  return form === undefined ? parts : [...parts, { text: queryText(form.bytes), secrets: inQuery(form.secrets) }];
}

/** The URL with more in its query, which what is there already is kept apart from by one &. */
export function withQuery(url: string, parts: readonly QueryPart[]): string {
  const more = parts.map(({ text }) => text).join('&');
  if (more === '') return url;
  const longer = new URL(url);
  const before = longer.search.replace(/^\?/, '');
  longer.search = before === '' || before.endsWith('&') ? before + more : `${before}&${more}`;
  return longer.href;
}

async function partOf(text: string, option: string, inputs: Inputs): Promise<Uint8Array> {
  if (option === 'data-urlencode') return encoder.encode(await encodedPart(text, inputs));
  if (option === 'data-raw' || !text.startsWith('@')) return encoder.encode(text);
  const bytes = await inputs.read(text.slice(1));
  // curl takes carriage returns, line feeds and NULs out of a file given to --data.
  return option === 'data-binary' ? bytes : bytes.filter((byte) => byte !== 13 && byte !== 10 && byte !== 0);
}

async function encodedPart(text: string, inputs: Inputs): Promise<string> {
  const { before, content } = readUrlencodedPart(text);
  return before + urlencoded(content.kind === 'text' ? encoder.encode(content.text) : await inputs.read(content.path));
}

async function queryPart(text: string, { secrets }: GivenAs, inputs: Inputs): Promise<QueryPart> {
  const part = text.startsWith('+') ? text.slice(1) : await encodedPart(text, inputs);
  return { text: queryText(encoder.encode(part)), secrets: inQuery(secrets) };
}

function inQuery(secrets: readonly string[]): readonly string[] {
  return secrets.flatMap((secret) => {
    const bytes = encoder.encode(secret);
    return [secret, urlencoded(bytes), queryText(bytes)];
  });
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
