/** Secrets masked by value: what keeps them out of every message, event, file and hook environment. */

import { ExactNumber } from '../domain/exact-number.ts';
import type { Json } from '../domain/json.ts';
import type { WatchEvent } from '../domain/record.ts';
import { encodingsOf, percentDecoded, percentEncoded } from './secret-forms.ts';
import { isSecretName, QUERY_PAIR } from './secrets.ts';

/** A text with every secret in it masked. */
export type Redactor = (text: string) => string;

const MASK = '***';
/** Shorter ones would mask half the words of a text; they are masked where they were put in. */
const SHORTEST = 6;

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

const identity: Redactor = (text) => text;

/**
 * Masks the given secrets of six characters and more as `***`, also URL-encoded, JSON-escaped and in base64.
 * Without such secrets it is the identity.
 */
export function createRedactor(secrets: readonly string[]): Redactor {
  const known = new Set(secrets.filter((secret) => secret.length >= SHORTEST));
  if (known.size === 0) return identity;
  const forms = [...new Set([...known].flatMap(encodingsOf))].sort((one, other) => other.length - one.length);
  return (text) => maskAll(text, forms);
}

/** Masks values wherever they stand, whatever their length: for a text they are known to have been put into. */
export function maskAll(text: string, values: readonly string[]): string {
  const spans: [from: number, to: number][] = [];
  for (const value of values) {
    if (value === '') continue;
    for (let at = text.indexOf(value); at >= 0; at = text.indexOf(value, at + 1)) spans.push([at, at + value.length]);
  }
  if (spans.length === 0) return text;
  spans.sort(([one], [other]) => one - other);
  let masked = '';
  let done = 0;
  for (const [from, to] of spans) {
    // Spans may overlap: what one of them covers is never shown, and one mask stands for the whole stretch.
    if (from > done || masked === '') masked += text.slice(done, from) + MASK;
    done = Math.max(done, to);
  }
  return masked + text.slice(done);
}

/** A URL as it may be shown: without user information, values of secret-like query names and the `inside` values masked. */
export function shownUrl(url: string, inside: readonly string[] = []): string {
  const bare = url.replace(/^([a-z][a-z0-9+.-]*:\/\/)[^/?#]*@/i, `$1${MASK}@`);
  const masked = bare.replace(QUERY_PAIR, (pair: string, sign: string, name: string) =>
    isSecretName(percentDecoded(name)) ? `${sign}${name}=${MASK}` : pair,
  );
  return maskAll(
    masked,
    inside.flatMap((value) => [value, percentEncoded(value), pathEncoded(value)]),
  );
}

/** A JSON value with every text and number in it redacted, names included; the very same value when there was nothing to mask. */
export function redactJson(redact: Redactor, value: Json): Json;
/** Any plain value the same way. */
export function redactJson(redact: Redactor, value: unknown): unknown;
export function redactJson(redact: Redactor, value: unknown): unknown {
  if (redact === identity) return value;
  if (typeof value === 'string') return redact(value);
  if (typeof value === 'number' || value instanceof ExactNumber) return redactNumber(redact, value);
  if (Array.isArray(value)) return mapList(value, (item) => redactJson(redact, item));
  if (typeof value !== 'object' || value === null) return value;
  return mapFields(value, (name, field) => [redact(name), redactJson(redact, field)]);
}

/**
 * An event with every text in it redacted but those of ours: the names of its fields, and words such as its type. The very same
 * event when nothing was to mask.
 */
export function redactEvent(redact: Redactor, event: WatchEvent): WatchEvent;
export function redactEvent(redact: Redactor, event: object): unknown {
  return redact === identity ? event : redactOwn(redact, event);
}

/** Something we made, whose parts a server may have sent. */
function redactOwn(redact: Redactor, value: unknown): unknown {
  if (typeof value === 'string') return redact(value);
  if (Array.isArray(value)) return mapList(value, (item) => redactOwn(redact, item));
  if (typeof value !== 'object' || value === null) return value;
  return mapFields(value, (name, field) => {
    if (OWN_WORDS.has(name)) return [name, field];
    return [name, DATA.has(name) ? redactJson(redact, field) : redactOwn(redact, field)];
  });
}

/** A number whose digits are a secret becomes a text: a PIN is one whether it is quoted or not. */
function redactNumber(redact: Redactor, value: number | ExactNumber): number | ExactNumber | string {
  const text = typeof value === 'number' ? String(value) : value.text;
  const masked = redact(text);
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

/** As a URL writes a value in its path: the characters a path may hold are left as they are. */
function pathEncoded(value: string): string {
  return percentEncoded(value).replace(/%(?:2[146789ABCF]|3[ABD]|40|5B|5D|7E)/g, decodeURIComponent);
}
