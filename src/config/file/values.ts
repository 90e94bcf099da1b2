/** The options a mapping in a configuration file holds, each with its place; unknown keys and wrong shapes are errors. */

import type { ConfigEntry, ConfigNode, Place } from '../../domain/config-file.ts';
import { type Advice, ConfigError } from '../../domain/errors.ts';
import { nearest } from '../../domain/nearest.ts';
import type { OptionDefinition } from '../../domain/option.ts';
import { type RawValue, type RawValues, switchValue } from '../layers/raw-values.ts';
import { configKey } from '../options/table.ts';

/** Where a mapping stands: the file as shown, and the key's path (`watches.deploy`, empty at the top). */
export interface Where {
  readonly file: string;
  readonly path: string;
}

/** An error at a place in a file. */
export function misplaced({ file }: Where, place: Place, message: string, advice: Advice = {}): ConfigError {
  return new ConfigError(`${file}:${place.line}:${place.column}: ${message}`, advice);
}

/** An unknown key, with the known one nearest to it. */
export function unknownKey(where: Where, entry: ConfigEntry, known: readonly string[]): ConfigError {
  const near = nearest(entry.key, known);
  const inside = where.path === '' ? '' : ` in ${where.path}`;
  const meant = near === undefined ? '' : ` — did you mean "${near}"?`;
  const hint = near === undefined && known.length < 10 ? { hint: `Known here: ${known.join(', ')}.` } : {};
  return misplaced(where, entry.place, `unknown key "${entry.key}"${inside}${meant}`, hint);
}

/** The entries of a mapping; an absent value counts as an empty one. @throws ConfigError for anything else. */
export function entriesOf(where: Where, node: ConfigNode): readonly ConfigEntry[] {
  if (node.kind === 'map') return node.entries;
  if (node.kind === 'scalar' && node.type === 'null') return [];
  throw misplaced(where, node.place, `${where.path || 'a configuration'} takes keys and values, not ${nounOf(node)}`);
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
    throw misplaced(where, value.place, `${pathOf(where, entry)} takes one value, not a list`);
  }
  const raw = scalar(where, entry, value);
  return [option.value === undefined ? switched(where, { entry, option }, raw) : raw];
}

function switched(where: Where, { entry, option }: { entry: ConfigEntry; option: OptionDefinition }, raw: RawValue): RawValue {
  const on = switchValue(raw.text);
  if (option.counted) return on === undefined ? raw : { ...raw, text: on ? '1' : '0' };
  if (on !== undefined) return { ...raw, text: String(on) };
  throw misplaced(where, entry.value.place, `${pathOf(where, entry)} is true or false, not "${raw.text}"`);
}

function scalar(where: Where, entry: ConfigEntry, node: ConfigNode): RawValue {
  const path = pathOf(where, entry);
  if (node.kind !== 'scalar') throw misplaced(where, node.place, `${path} takes a plain value, not ${nounOf(node)}`);
  if (node.type === 'null')
    throw misplaced(where, node.place, `${path} has no value`, { hint: 'Give it one, or leave the key out.' });
  const { line, column } = node.place;
  return { text: node.text, place: `${where.file}:${line}:${column}: ${path}`, from: 'file' };
}

function pathOf(where: Where, entry: ConfigEntry): string {
  return where.path === '' ? entry.key : `${where.path}.${entry.key}`;
}

function nounOf(node: ConfigNode): string {
  if (node.kind === 'list') return 'a list';
  if (node.kind === 'map') return 'keys and values';
  return node.type === 'null' ? 'nothing' : `"${node.text}"`;
}
