/** The body of the request: a form, or a JSON document. */

import type { OptionReader } from '../option-reader.ts';
import { readJsonText } from '../values/json-text.ts';
import type { Form } from './form.ts';
import type { Inputs } from './inputs.ts';

/** A body and the headers that go with it unless the user sets them. */
export interface Body {
  readonly bytes: Uint8Array;
  readonly headers: readonly (readonly [name: string, value: string])[];
}

const FORM: Body['headers'] = [['Content-Type', 'application/x-www-form-urlencoded']];
const JSON_BOTH: Body['headers'] = [
  ['Content-Type', 'application/json'],
  ['Accept', 'application/json'],
];

/** The body; undefined when there is none. @throws UsageError for files that cannot be read and for bad JSON. */
export async function readBody(reader: OptionReader, inputs: Inputs, form: Form | undefined): Promise<Body | undefined> {
  if (form !== undefined) return { bytes: form.bytes, headers: FORM };
  const [json] = await reader.each('data-json', (text) => jsonBody(text, inputs));
  return json === undefined ? undefined : { bytes: json, headers: JSON_BOTH };
}

async function jsonBody(text: string, inputs: Inputs): Promise<Uint8Array> {
  if (!text.startsWith('@')) return new TextEncoder().encode(readJsonText(text));
  const bytes = await inputs.read(text.slice(1));
  readJsonText(new TextDecoder().decode(bytes));
  return bytes;
}
