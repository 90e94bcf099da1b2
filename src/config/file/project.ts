/** What a configuration file says: defaults, named watches and groups, checked as a whole before any of it counts. */

import type { ConfigEntry, ConfigFile, ConfigNode } from '../../domain/config-file.ts';
import { ConfigError } from '../../domain/errors.ts';
import { didYouMean } from '../../domain/nearest.ts';
import type { OptionDefinition } from '../../domain/option.ts';
import type { RawValue, RawValues } from '../layers/raw-values.ts';
import { configKey, fileOptions } from '../options/table.ts';
import { entriesOf, optionValues, placeIn, textOf, unknownKey, type Where } from './values.ts';

/** One named watch. */
export interface NamedWatch {
  /** The URL, or the curl command that holds it. */
  readonly url: RawValue;
  readonly isCurl: boolean;
  readonly values: RawValues;
}

/** A configuration file, understood. */
export interface Project {
  readonly file: ConfigFile;
  readonly defaults: RawValues;
  readonly watches: ReadonlyMap<string, NamedWatch>;
  /** Names of watches by the name of their group. */
  readonly groups: ReadonlyMap<string, readonly string[]>;
}

const TOP = ['version', 'defaults', 'watches', 'groups'];
const NAME = /^[\p{L}\p{N}_][\p{L}\p{N}_.-]*$/u;
const watchOptions: readonly OptionDefinition[] = fileOptions.filter(({ global }) => global !== true);

/** Reads a whole file. @throws ConfigError naming file, line, column and key, with a suggestion for unknown keys. */
export function readProject(file: ConfigFile): Project {
  const where: Where = { file: file.name, path: '' };
  const top = new Map(entriesOf(where, file.root).map((entry) => [entry.key, entry]));
  for (const entry of top.values()) if (!TOP.includes(entry.key)) throw strangeKey(where, entry);
  checkVersion(where, top.get('version'), file.root);
  const watches = readWatches(where, top.get('watches'));
  return {
    file,
    defaults: readDefaults(where, top.get('defaults')),
    watches,
    groups: readGroups(where, top.get('groups'), watches),
  };
}

function strangeKey(where: Where, entry: ConfigEntry): ConfigError {
  if (!fileOptions.some((option) => configKey(option) === entry.key)) return unknownKey(where, entry, TOP);
  return new ConfigError(`${placeIn(where, entry.place)}: ${entry.key} does not stand at the top`, {
    hint: 'Put it under "defaults", for every watch, or under a watch of its own.',
  });
}

function checkVersion(where: Where, entry: ConfigEntry | undefined, root: ConfigNode): void {
  const hint = 'Write "version: 1": it says how the rest is to be read.';
  if (entry === undefined) throw new ConfigError(`${placeIn(where, root.place)}: the version is missing`, { hint });
  const { text, place } = { ...textOf(where, entry), place: entry.value.place };
  if (text !== '1') throw new ConfigError(`${placeIn(where, place)}: version ${text} is not known to this watch-api`, { hint });
}

function readDefaults(where: Where, entry: ConfigEntry | undefined): RawValues {
  if (entry === undefined) return new Map();
  const inside = { ...where, path: 'defaults' };
  // A command says what to watch, so it belongs to one watch.
  const known = fileOptions.filter(({ name }) => name !== 'curl');
  return optionValues(inside, entriesOf(inside, entry.value), known);
}

function readWatches(where: Where, entry: ConfigEntry | undefined): ReadonlyMap<string, NamedWatch> {
  const watches = new Map<string, NamedWatch>();
  for (const each of namedEntries({ ...where, path: 'watches' }, entry)) {
    watches.set(each.key, readWatch({ ...where, path: `watches.${each.key}` }, each));
  }
  return watches;
}

function readWatch(where: Where, { value, place }: ConfigEntry): NamedWatch {
  const entries = entriesOf(where, value);
  for (const entry of entries) refuseGlobal(where, entry);
  const known = [...watchOptions.map(configKey), 'url'];
  const stranger = entries.find(({ key }) => !known.includes(key));
  if (stranger !== undefined) throw unknownKey(where, stranger, known);
  const [what, twin] = entries.filter(({ key }) => key === 'url' || key === 'curl');
  if (what === undefined)
    throw new ConfigError(`${placeIn(where, place)}: ${where.path} has no url`, { hint: 'Give it one: url: https://host/path.' });
  if (twin !== undefined) {
    throw new ConfigError(`${placeIn(where, twin.place)}: ${where.path} has a url and a curl command`, {
      hint: 'Keep one of them.',
    });
  }
  const rest = entries.filter((entry) => entry !== what);
  return { url: textOf(where, what), isCurl: what.key === 'curl', values: optionValues(where, rest, watchOptions) };
}

function refuseGlobal(where: Where, { key, place }: ConfigEntry): void {
  if (!fileOptions.some((option) => option.global && configKey(option) === key)) return;
  throw new ConfigError(`${placeIn(where, place)}: ${key} belongs to the whole run, not to ${where.path}`, {
    hint: 'Put it under "defaults".',
  });
}

function readGroups(
  where: Where,
  entry: ConfigEntry | undefined,
  watches: ReadonlyMap<string, NamedWatch>,
): ReadonlyMap<string, readonly string[]> {
  const groups = new Map<string, readonly string[]>();
  for (const each of namedEntries({ ...where, path: 'groups' }, entry)) {
    const inside = { ...where, path: `groups.${each.key}` };
    if (watches.has(each.key))
      throw new ConfigError(`${placeIn(inside, each.place)}: "${each.key}" is the name of a watch and of a group`);
    groups.set(each.key, membersOf(inside, each, [...watches.keys()]));
  }
  return groups;
}

function membersOf(where: Where, { key, value }: ConfigEntry, known: readonly string[]): readonly string[] {
  if (value.kind !== 'list' || value.items.length === 0) {
    throw new ConfigError(`${placeIn(where, value.place)}: ${where.path} takes a list of watches`, {
      hint: `Write ${key}: [name, name].`,
    });
  }
  return value.items.map((item) => memberOf(where, item, known));
}

function memberOf(where: Where, item: ConfigNode, known: readonly string[]): string {
  const name = item.kind === 'scalar' ? item.text : '';
  if (known.includes(name)) return name;
  const hint = didYouMean(name, known);
  throw new ConfigError(`${placeIn(where, item.place)}: ${where.path} names "${name}", which is no watch of this file`, {
    ...(hint !== undefined && { hint }),
  });
}

function namedEntries(where: Where, entry: ConfigEntry | undefined): readonly ConfigEntry[] {
  if (entry === undefined) return [];
  const entries = entriesOf(where, entry.value);
  for (const { key, place } of entries) {
    if (!NAME.test(key)) {
      throw new ConfigError(`${placeIn(where, place)}: "${key}" is no name`, {
        hint: 'Names have letters, digits, _, - and dots, and begin with a letter, a digit or _.',
      });
    }
  }
  return entries;
}
