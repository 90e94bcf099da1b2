/** Values from the network as one short, harmless piece of a line. */

import { ExactNumber } from './exact-number.ts';
import type { Json } from './json.ts';
import { cutSafely, excerpt, printable, shorten } from './printable.ts';

/** How much of a value a line shows, in characters. */
export const SHOWN = 80;
// How much of a long text is shown of its beginning, before the place where it parts from another, and of its end.
const LEAD = 12;
// Without the quotes around it.
const ROOM = SHOWN - 2;
// Enough to find any secret in before the value is cut.
const MASKED = 4096;
// A value that has a line to itself: how much is shown, how much of that from its end, and how much is looked at for it.
const SHOWN_WHOLE = 120;
const TAIL = 40;
const KNOWN = 4096;

/** Masks secrets. */
type Mask = (text: string) => string;

/**
 * A value as compact JSON, cut to 80 characters. What is not shown is not serialised. Where it may hold secrets it is
 * masked before it is cut, so that no part of one is left.
 */
export function valueText(value: Json, mask?: Mask): string {
  const text = mask === undefined ? jsonStart(value, SHOWN) : mask(jsonStart(value, MASKED));
  return excerpt(text, SHOWN);
}

/** A value as compact JSON of at most 120 characters, what is too much left out of its middle: its end tells, too. */
export function middleText(value: Json): string {
  const text = printable(jsonStart(value, KNOWN));
  if (text.length <= SHOWN_WHOLE) return text;
  // What goes on beyond what is known has no end to show.
  if (text.length > KNOWN) return shorten(text, SHOWN_WHOLE);
  return `${cutSafely(text.slice(0, SHOWN_WHOLE - TAIL - 1))}…${text.slice(-TAIL).replace(/^[\udc00-\udfff]/, '')}`;
}

/**
 * Two values, each cut to 80 characters: what is alike in two long texts is left out in the middle, so that their beginning,
 * the place where they part and their end are in sight.
 */
export function pairText(before: Json, after: Json, mask?: Mask): readonly [before: string, after: string] {
  if (typeof before !== 'string' || typeof after !== 'string') return [valueText(before, mask), valueText(after, mask)];
  const [was, is] = mask === undefined ? [before, after] : [mask(before), mask(after)];
  const parting = commonStart(was, is);
  return [`"${aroundPlace(was, parting)}"`, `"${aroundPlace(is, parting)}"`];
}

/** A text with its beginning, what stands from a little before the place, and its end. */
function aroundPlace(text: string, place: number): string {
  const lead = wholeWithin(text.slice(0, place), 3 * LEAD);
  const start = lead ?? `${within(text, LEAD)}…${within(text.slice(0, place), LEAD, 'from the end')}`;
  const rest = text.slice(place);
  const room = ROOM - start.length;
  return start + (wholeWithin(rest, room) ?? `${within(rest, room - LEAD - 1)}…${within(rest, LEAD, 'from the end')}`);
}

/** The text as it is shown, if it is that short. */
function wholeWithin(text: string, limit: number): string | undefined {
  const shown = text.length > limit ? undefined : escaped(text);
  return shown === undefined || shown.length > limit ? undefined : shown;
}

/** As many characters of a text as can be shown in `limit` ones. None is cut, no escape either. */
function within(text: string, limit: number, side: 'from the start' | 'from the end' = 'from the start'): string {
  const isStart = side === 'from the start';
  const characters = [...(isStart ? text.slice(0, limit) : text.slice(-limit))];
  if (!isStart) characters.reverse();
  let shown = '';
  for (const character of characters) {
    const more = escaped(character);
    if (shown.length + more.length > limit) break;
    shown = isStart ? shown + more : more + shown;
  }
  return shown;
}

/** As JSON writes it between quotes, harmless. */
function escaped(text: string): string {
  return printable(JSON.stringify(text).slice(1, -1));
}

/** The beginning of a value's JSON: all of it, or a little more than `limit` characters. */
function jsonStart(value: Json, limit: number): string {
  if (typeof value === 'string') return JSON.stringify(value.length > limit ? value.slice(0, limit + 1) : value);
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  if (value instanceof ExactNumber) return value.text.slice(0, limit + 1);
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

/** How many units two texts have in common; never half a character. */
function commonStart(a: string, b: string): number {
  const end = Math.min(a.length, b.length);
  let at = 0;
  while (at < end && a.charCodeAt(at) === b.charCodeAt(at)) at++;
  return at > 0 && (a.charCodeAt(at - 1) & 0xfc00) === 0xd800 ? at - 1 : at;
}
