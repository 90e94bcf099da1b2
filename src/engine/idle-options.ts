/** Options about places in the answer that find none there, and what there is instead. */

import { typeName } from '../conditions/comparison.ts';
import { type Help, type Instead, insteadOf } from '../conditions/stuck-help.ts';
import { type Json, nodesOf, type Query } from '../domain/json.ts';
import { didYouMean } from '../domain/nearest.ts';
import { formatPath } from '../domain/path.ts';
import { printable } from '../domain/printable.ts';
import type { ArrayKey, Comparing, ItemRules, Pin } from '../domain/watch.ts';
import { isArray, isObject, valueAt } from '../json/member.ts';
import { someNode } from '../json/query/query.ts';
import { pinFlag } from './identity.ts';

/** Help on an option, which is named as it was written. */
export interface OptionHelp extends Help, Partial<Instead> {
  readonly text: string;
}

const LISTED = 12;

/** Help on each option of the comparison that finds nothing in `body`. */
export function helpOnOptions({ select, ignore, arrayKeys, ignoreOrder }: Comparing, body: Json): readonly OptionHelp[] {
  return [
    ...select.map((query) => helpOnSelection(`--select ${query.text}`, query, body)),
    ...ignore.map((query) => helpOnSelection(`--ignore ${query.text}`, query, body)),
    ...arrayKeys.map((key) => helpOnKey(key, body)),
    ...ignoreOrder.map((query) => helpOnArrays(`--ignore-order ${query.text}`, query, body)),
  ].filter((help) => help !== undefined);
}

/** Help on a pin whose path finds nothing. */
export function helpOnPin(pin: Pin, body: Json): readonly OptionHelp[] {
  const help = helpOnSelection(pinFlag(pin), pin.query, body);
  return help === undefined ? [] : [help];
}

/** Help on `--items`: a list may be empty to begin with, but it is there. */
export function helpOnItems({ items }: ItemRules, body: Json): readonly OptionHelp[] {
  const help = insteadOf(items, body) === undefined ? undefined : helpOnSelection(`--items ${items.text}`, items, body);
  return help === undefined ? [] : [help];
}

function helpOnSelection(text: string, query: Query, body: Json): OptionHelp | undefined {
  if (someNode(query, { root: body }, () => true) !== false) return undefined;
  const instead = insteadOf(query, body);
  const nothing = `${printable(text)} selects nothing in the response.`;
  return { text, ...instead, message: instead === undefined ? nothing : `${nothing} ${instead.there}` };
}

function helpOnArrays(text: string, query: Query, body: Json): OptionHelp | undefined {
  const nodes = nodesOf(query, body);
  if (nodes === undefined) return undefined;
  const [first] = nodes;
  if (first === undefined) return helpOnSelection(text, query, body);
  if (nodes.some(({ value }) => isArray(value))) return undefined;
  return { text, message: `${printable(text)} selects no array: it is ${typeName(first.value)}.` };
}

/** Arrays without items may get some, whose fields nobody knows yet. */
function helpOnKey({ arrays, field, text: written }: ArrayKey, body: Json): OptionHelp | undefined {
  const text = `--array-key ${written}`;
  const items = (nodesOf(arrays, body) ?? []).flatMap(({ value }) => (isArray(value) ? value : []));
  const [first] = items;
  if (first === undefined) return helpOnArrays(text, arrays, body);
  if (items.some((item) => field.reduce<Json | undefined>((at, key) => at && valueAt(at, key), item) !== undefined))
    return undefined;
  const fields = isObject(first) ? Object.keys(first).slice(0, LISTED) : [];
  const has = isObject(first) ? `has: ${fields.map(printable).join(', ')}` : `is ${typeName(first)}`;
  const hint = didYouMean(formatPath(field).slice(2), fields, printable);
  return { text, message: `${printable(text)}: no item has that field. An item ${has}.`, ...(hint !== undefined && { hint }) };
}
