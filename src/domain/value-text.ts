/** Values from the network as one short, harmless piece of a line. */

import type { Json } from './json.ts';
import { excerpt } from './printable.ts';

/** How much of a value a line shows, in characters. */
export const SHOWN = 80;
// How much of two long texts stands before the place where they part.
const LEAD = 20;
// Enough to find any secret in before the value is cut.
const MASKED = 4096;

/**
 * A value as compact JSON, cut to 80 characters. What is not shown is not serialised. Where it may hold secrets it is
 * masked before it is cut, so that no part of one is left.
 */
export function valueText(value: Json, mask?: (text: string) => string): string {
  const text = mask === undefined ? jsonStart(value, SHOWN) : mask(jsonStart(value, MASKED));
  return excerpt(text, SHOWN);
}

/** Two values, each cut to 80 characters, such that the first difference of two long texts is in sight. */
export function pairText(before: Json, after: Json): readonly [before: string, after: string] {
  if (typeof before !== 'string' || typeof after !== 'string') return [valueText(before), valueText(after)];
  const parting = commonStart(before, after);
  if (parting < SHOWN - LEAD) return [valueText(before), valueText(after)];
  const from = isLowSurrogate(before.charCodeAt(parting - LEAD)) ? parting - LEAD - 1 : parting - LEAD;
  return [valueText(`…${before.slice(from, from + SHOWN + 1)}`), valueText(`…${after.slice(from, from + SHOWN + 1)}`)];
}

/** The beginning of a value's JSON: all of it, or a little more than `limit` characters. */
function jsonStart(value: Json, limit: number): string {
  if (typeof value === 'string') return JSON.stringify(value.length > limit ? value.slice(0, limit + 1) : value);
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  const list = Array.isArray(value);
  let text = list ? '[' : '{';
  for (const [key, member] of list ? value.entries() : Object.entries(value)) {
    if (text.length > limit) return text;
    if (text.length > 1) text += ',';
    if (!list) text += `${jsonStart(String(key), limit)}:`;
    text += jsonStart(member, limit - text.length);
  }
  return text + (list ? ']' : '}');
}

function commonStart(a: string, b: string): number {
  const end = Math.min(a.length, b.length);
  let at = 0;
  while (at < end && a.charCodeAt(at) === b.charCodeAt(at)) at++;
  return at;
}

function isLowSurrogate(unit: number): boolean {
  return unit >= 0xdc00 && unit <= 0xdfff;
}
