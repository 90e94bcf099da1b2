/** The options a mapping in a configuration file holds, each with its place; unknown keys and wrong shapes are errors. */

import type { ConfigEntry, ConfigNode, Place } from '../../domain/config-file.ts';
import { ConfigError } from '../../domain/errors.ts';
import { didYouMean } from '../../domain/nearest.ts';
import type { OptionDefinition } from '../../domain/option.ts';
import { type RawValue, type RawValues, switchValue } from '../layers/raw-values.ts';
import { configKey } from '../options/table.ts';

/** Where a mapping stands: the file as shown, and the key's path (`watches.deploy`, empty at the top). */
export interface Where {
  readonly file: string;
  readonly path: string;
}

/** A place in a file, to stand before what is wrong there: `c.yaml:3:5`. */
export function placeIn({ file }: Where, { line, column }: Place): string {
  return `${file}:${line}:${column}`;
}

/** An unknown key, with the known one nearest to it. */
export function unknownKey(where: Where, { key, place }: ConfigEntry, known: readonly string[]): ConfigError {
  const inside = where.path === '' ? '' : ` in ${where.path}`;
  const hint = didYouMean(key, known) ?? (known.length < 10 ? `Known here: ${known.join(', ')}.` : undefined);
  return new ConfigError(`${placeIn(where, place)}: unknown key "${key}"${inside}`, { ...(hint !== undefined && { hint }) });
}

/** The entries of a mapping; an absent value counts as an empty one. @throws ConfigError for anything else. */
export function entriesOf(where: Where, node: ConfigNode): readonly ConfigEntry[] {
  if (node.kind === 'map') return node.entries;
  if (node.kind === 'scalar' && node.type === 'null') return [];
  const what = where.path || 'a configuration';
  throw new ConfigError(`${placeIn(where, node.place)}: ${what} takes keys and values, not ${nounOf(node)}`);
}

/** The text of a scalar. @throws ConfigError for lists, mappings and nothing. */
export function textOf(where: Where, entry: ConfigEntry): RawValue {
  return scalar(where, entry, entry.value);
}

/** The options of a mapping. @throws ConfigError for keys not among `known` and for values of the wrong shape. */
export function optionValues(where: Where, entries: readonly ConfigEntry[], known: readonly OptionDefinition[]): RawValues {
  const byKey = new Map(known.map((option) => [configKey(option), option]));
  const values = new Map<string, readonly RawValue[]>();
  for (const entry of entries) {
    const option = byKey.get(entry.key);
    if (option === undefined) throw unknownKey(where, entry, [...byKey.keys()]);
    const texts = listOf(where, entry, option);
    if (texts.length > 0) values.set(option.name, texts);
  }
  return values;
}

function listOf(where: Where, entry: ConfigEntry, option: OptionDefinition): readonly RawValue[] {
  const { value } = entry;
  if (value.kind === 'list') {
    if (option.repeatable) return value.items.map((item) => scalar(where, entry, item));
    throw new ConfigError(`${placeIn(where, value.place)}: ${pathOf(where, entry)} takes one value, not a list`);
  }
  const raw = scalar(where, entry, value);
  return [option.value === undefined ? switched(option, raw) : raw];
}

function switched(option: OptionDefinition, raw: RawValue): RawValue {
  const on = switchValue(raw.text);
  if (option.counted) return on === undefined ? raw : { ...raw, text: on ? '1' : '0' };
  if (on !== undefined) return { ...raw, text: String(on) };
  throw new ConfigError(`${raw.place} is true or false, not "${raw.text}"`);
}

function scalar(where: Where, entry: ConfigEntry, node: ConfigNode): RawValue {
  const place = `${placeIn(where, node.place)}: ${pathOf(where, entry)}`;
  if (node.kind !== 'scalar') throw new ConfigError(`${place} takes a plain value, not ${nounOf(node)}`);
  if (node.type === 'null') throw new ConfigError(`${place} has no value`, { hint: 'Give it one, or leave the key out.' });
  return { text: node.text, place, from: 'file' };
}

function pathOf(where: Where, entry: ConfigEntry): string {
  return where.path === '' ? entry.key : `${where.path}.${entry.key}`;
}

function nounOf(node: ConfigNode): string {
  if (node.kind === 'list') return 'a list';
  if (node.kind === 'map') return 'keys and values';
  return node.type === 'null' ? 'nothing' : `"${node.text}"`;
}
