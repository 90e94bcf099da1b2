/** Options given by code as a layer of settings: each value as the text its flag would have. */

import type { RawValue, RawValues } from '../config/layers/raw-values.ts';
import { readUrlencodedPart } from '../config/values/urlencoded.ts';
import { UsageError } from '../domain/errors.ts';
import type { OptionDefinition } from '../domain/option.ts';
import { codeOnly, optionOfKey } from './in-code.ts';

/** Options by key, functions left out. */
export type GivenOptions = Readonly<Record<string, unknown>>;

/** The layer. Texts in it are taken as they are. @throws UsageError for an unknown key or a value of the wrong type. */
export function layerOf(given: GivenOptions): RawValues {
  const layer = new Map<string, readonly RawValue[]>();
  let position = 0;
  for (const [key, value] of Object.entries(given)) {
    if (value === undefined || codeOnly.some((own) => own === key)) continue;
    const option = optionOfKey(key);
    const texts = textsOf(key, option, value);
    for (const text of texts) refuseFile(key, option, text);
    if (texts.length === 0) continue;
    layer.set(
      option.name,
      texts.map((text) => ({ text, place: key, from: 'flag', literal: true, position: position++ })),
    );
  }
  return layer;
}

function textsOf(key: string, option: OptionDefinition, value: unknown): readonly string[] {
  if (option.name === 'header' && isRecord(value))
    return Object.entries(value).map(([name, text]) => headerLine(key, name, text));
  if (option.name === 'data-json' && typeof value === 'object') return [JSON.stringify(value)];
  if (!Array.isArray(value)) return [textOf(key, option, value)];
  if (option.repeatable) return value.map((each) => textOf(key, option, each));
  throw new UsageError(`${key} takes one value, not a list`);
}

/** An empty value is sent, as it stands there. */
function headerLine(key: string, name: string, value: unknown): string {
  if (typeof value !== 'string') throw new UsageError(`${key}: the value of ${name} is a ${typeof value}, not a text`);
  return value.trim() === '' ? `${name};` : `${name}: ${value}`;
}

function textOf(key: string, option: OptionDefinition, value: unknown): string {
  if (option.value === undefined) return switchText(key, option, value);
  if (typeof value === 'string') return value;
  if (typeof value !== 'number') throw new UsageError(`${key} takes ${nounOf(option)}, not ${typeName(value)}`);
  if (!isTime(option) || value === 0) return String(value);
  throw new UsageError(`${key}: the number ${value} has no unit`, { hint: `Write '${value}ms' or '${value}s'.` });
}

function switchText(key: string, { counted }: OptionDefinition, value: unknown): string {
  if (typeof value !== 'boolean') throw new UsageError(`${key} is true or false, not ${typeName(value)}`);
  return counted ? String(Number(value)) : String(value);
}

/** A text that may come from anywhere must not be able to name a file that is then sent. */
function refuseFile(key: string, { name }: OptionDefinition, text: string): void {
  if (!namesFile(name, text)) return;
  const hint = name === 'cookie' ? 'Write NAME=VALUE.' : OTHERWISE[name];
  throw new UsageError(`${key}: on the command line this text would name a file, and code reads its files itself`, {
    ...(hint !== undefined && { hint }),
  });
}

const OTHERWISE: Readonly<Record<string, string>> = {
  data: 'dataRaw takes a text that begins with @ as it is.',
  'data-binary': 'dataRaw takes a text that begins with @ as it is.',
  'data-urlencode': 'Begin with = where the text is all content.',
  'url-query': 'Begin with = where the text is all content.',
};

function namesFile(name: string, text: string): boolean {
  switch (name) {
    case 'data':
    case 'data-binary':
    case 'data-json':
    case 'header':
      return text.startsWith('@');
    case 'data-urlencode':
      return readUrlencodedPart(text).content.kind === 'file';
    case 'url-query':
      return !text.startsWith('+') && readUrlencodedPart(text).content.kind === 'file';
    case 'cookie':
      return text.trim() !== '' && !text.includes('=');
    default:
      return false;
  }
}

function isTime({ value }: OptionDefinition): boolean {
  return value === 'duration' || value === 'range';
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function nounOf(option: OptionDefinition): string {
  return option.repeatable ? 'a text or a list of texts' : isTime(option) ? "a text such as '30s'" : 'a text or a number';
}

function typeName(value: unknown): string {
  return value === null ? 'null' : Array.isArray(value) ? 'a list' : `a value of type ${typeof value}`;
}
