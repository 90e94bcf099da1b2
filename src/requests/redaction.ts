/** Values and events with their secrets masked, and URLs as they may be shown: what keeps secrets out of all that is told. */

import { ExactNumber } from '../domain/exact-number.ts';
import type { Json } from '../domain/json.ts';
import type { WatchEvent } from '../domain/record.ts';
import { MASK } from '../domain/secret-field.ts';
import type { Secrets } from '../domain/secrets.ts';
import { maskAll } from './masking.ts';
import { percentDecoded } from './secret-forms.ts';
import { isSecretName, QUERY_PAIR } from './secrets.ts';

type Mask = Secrets['mask'];

/** Fields of events whose texts are words of ours: a secret that happens to be one of them must not change what an event is. */
const OWN_WORDS: ReadonlySet<string> = new Set([
  'type',
  'class',
  'kind',
  'result',
  'verdict',
  'op',
  'nextReason',
  'hook',
  'source',
]);
/** Fields of events that hold what a server sent: in them names are data too. */
const DATA: ReadonlySet<string> = new Set(['value', 'before', 'after', 'seen', 'key']);

/** A URL as it may be shown: without user information, values of secret-like query names and the `inside` values masked. */
export function shownUrl(url: string, inside: readonly string[] = []): string {
  const bare = url.replace(/^([a-z][a-z0-9+.-]*:\/\/)[^/?#]*@/i, `$1${MASK}@`);
  const masked = bare.replace(QUERY_PAIR, (pair: string, sign: string, name: string) =>
    isSecretName(percentDecoded(name)) ? `${sign}${name}=${MASK}` : pair,
  );
  const written = inside.flatMap((value) => [value, value.replaceAll(' ', '+')]);
  return maskAll(masked, written);
}

/** A JSON value with every text and number in it masked, names included; the very same value when there was nothing to mask. */
export function redactJson(mask: Mask, value: Json): Json;
/** Any plain value the same way. */
export function redactJson(mask: Mask, value: unknown): unknown;
export function redactJson(mask: Mask, value: unknown): unknown {
  if (typeof value === 'string') return mask(value);
  if (typeof value === 'number' || value instanceof ExactNumber) return redactNumber(mask, value);
  if (Array.isArray(value)) return mapList(value, (item) => redactJson(mask, item));
  if (typeof value !== 'object' || value === null) return value;
  return mapFields(value, (name, field) => [mask(name), redactJson(mask, field)]);
}

/**
 * An event with every text in it masked but those of ours: the names of its fields, and words such as its type. The very same
 * event when nothing was to mask.
 */
export function redactEvent(secrets: Secrets, event: WatchEvent): WatchEvent;
export function redactEvent({ isEmpty, mask }: Secrets, event: object): unknown {
  return isEmpty ? event : redactOwn(mask, event);
}

/** An error without secrets in its message and its stack; the very same one, since its kind and its cause still tell. */
export function redactError(mask: Mask, error: unknown): unknown {
  if (!(error instanceof Error)) return typeof error === 'string' ? mask(error) : error;
  // The stack repeats the message as it was when the error was made.
  const stack = error.stack === undefined ? undefined : mask(error.stack);
  error.message = mask(error.message);
  if (stack !== undefined) error.stack = stack;
  return error;
}

/** Something we made, whose parts a server may have sent. */
function redactOwn(mask: Mask, value: unknown): unknown {
  if (typeof value === 'string') return mask(value);
  if (Array.isArray(value)) return mapList(value, (item) => redactOwn(mask, item));
  if (typeof value !== 'object' || value === null) return value;
  return mapFields(value, (name, field) => {
    if (OWN_WORDS.has(name)) return [name, field];
    return [name, DATA.has(name) ? redactJson(mask, field) : redactOwn(mask, field)];
  });
}

/** A number whose digits are a secret becomes a text: a PIN is one whether it is quoted or not. */
function redactNumber(mask: Mask, value: number | ExactNumber): number | ExactNumber | string {
  const text = typeof value === 'number' ? String(value) : value.text;
  const masked = mask(text);
  return masked === text ? value : masked;
}

function mapList(list: readonly unknown[], map: (item: unknown) => unknown): readonly unknown[] {
  const mapped = list.map(map);
  return mapped.every((item, at) => item === list[at]) ? list : mapped;
}

function mapFields(object: object, map: (name: string, value: unknown) => readonly [string, unknown]): object {
  let same = true;
  const mapped = Object.entries(object).map(([name, value]: [string, unknown]) => {
    const next = map(name, value);
    same &&= next[0] === name && next[1] === value;
    return next;
  });
  return same ? object : Object.fromEntries(mapped);
}
