/** The items of an answer: which of them have not been seen before, and what each is told apart by. */

import { ExactNumber, isNumber, keyOfNumber } from '../domain/exact-number.ts';
import { type Json, nodesOf, type Query, TOO_MANY_NODES } from '../domain/json.ts';
import type { Item } from '../domain/record.ts';
import type { ItemRules } from '../domain/watch.ts';
import { contentKey } from '../json/content-key.ts';
import { isArray } from '../json/member.ts';
import { hasSeen, type SeenKeys, withKeys } from './seen-keys.ts';

/** What is known of the items so far. */
export interface ItemMemory {
  /** Absent before the first answer. */
  readonly keys: SeenKeys | undefined;
  /** How many were told. */
  readonly told: number;
  /** It was said that some have no key. */
  readonly isKeylessTold: boolean;
}

/** Before the first answer. */
export const noItems: ItemMemory = { keys: undefined, told: 0, isKeylessTold: false };

/** The items of one answer. */
export interface Gathered {
  /** Those not seen before, in the order of the document. */
  readonly news: readonly Item[];
  /** How many there are, those of the same key counted once. */
  readonly count: number;
  /** Those that have no key where `--item-key` looks for it. */
  readonly keyless: readonly Json[];
  readonly seen: SeenKeys;
}

/** A longer key is kept as a digest. */
const LONGEST = 256;

/** The items in a body, or why they cannot be told: the path selects more than can be looked at. */
export function gather(rules: ItemRules, seen: SeenKeys, body: Json): Gathered | string {
  const nodes = nodesOf(rules.items, body);
  if (nodes === undefined) return `--items ${rules.items.text} cannot be told: ${TOO_MANY_NODES}`;
  const values = nodes.flatMap(({ value }) => (isArray(value) ? value : [value]));
  const items = new Map<string, Item>();
  const keyless: Json[] = [];
  for (const value of values) {
    const item = itemOf(rules.key, value);
    if (rules.key !== undefined && item.keyPath === undefined) keyless.push(value);
    if (!items.has(item.key)) items.set(item.key, item);
  }
  const news = [...items.values()].filter(({ key }) => !hasSeen(seen, key));
  return { news, count: items.size, keyless, seen: withKeys(seen, [...items.keys()]) };
}

function itemOf(path: Query | undefined, value: Json): Item {
  const named = path === undefined ? undefined : namedKey(path, value);
  if (path === undefined || named === undefined) return { key: contentKey(value), value };
  const key = named.length > LONGEST ? contentKey(named) : named;
  return { key, value, keyPath: path.text };
}

/** A text or a number, however it is written. Nothing else is an identity, the empty text neither. */
function namedKey(path: Query, item: Json): string | undefined {
  const [found, another] = path.select(item, item);
  if (found === undefined || another !== undefined) return undefined;
  const { value } = found;
  if (isNumber(value)) return numberText(value);
  return typeof value === 'string' && value !== '' ? value : undefined;
}

/** The same for all ways to write a number; of an id too large for a double its digits. */
function numberText(number: number | ExactNumber): string {
  return number instanceof ExactNumber && /^-?[1-9]\d*$/.test(number.text) ? number.text : String(keyOfNumber(number));
}
