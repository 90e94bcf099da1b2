/** Which source a watch has: the one named, else the one whose own option is given, else polling. */

import type { SourceDefinition } from '../domain/definition.ts';
import { UsageError } from '../domain/errors.ts';
import type { OptionDefinition } from '../domain/option.ts';
import type { Watch } from '../domain/watch.ts';
import { compileQuery } from '../json/query/query.ts';
import { sources as all } from '../sources/index.ts';
import type { OptionReader } from './option-reader.ts';
import { sourceChoices } from './options/sources.ts';
import { configKey } from './options/table.ts';
import { readChoice } from './values/kinds.ts';

/** The source and the values of its options, by config key. @throws UsageError for an option of another source, and for a missing one. */
export async function readSource(reader: OptionReader, sources: readonly SourceDefinition[] = all): Promise<Watch['source']> {
  const named = reader.one('source', readChoice(sourceChoices(sources))) ?? 'auto';
  const owners = sources.filter((source) => source.options.some(({ name }) => reader.has(name)));
  const stranger = owners.find(({ kind }, at) => (named === 'auto' ? at > 0 : kind !== named));
  if (stranger !== undefined) {
    const option = stranger.options.find(({ name }) => reader.has(name))?.name ?? '';
    const kind = named === 'auto' ? owners[0]?.kind : named;
    throw new UsageError(`--${option} belongs to the source ${stranger.kind}, but this watch has the source ${kind}`, {
      hint: `Leave out --${option}, or say --source ${stranger.kind}.`,
    });
  }
  const kind = named === 'auto' ? (owners[0]?.kind ?? 'poll') : named;
  const source = sources.find((each) => each.kind === kind);
  if (source === undefined) throw new Error(`no source of kind ${kind}`);
  refuseLack(reader, source);
  const entries = await Promise.all(source.options.map((option) => entryOf(reader, option, source)));
  return { kind, options: Object.fromEntries(entries.flat()) };
}

function refuseLack(reader: OptionReader, { kind, needs = [], options }: SourceDefinition): void {
  const missing = needs.find((name) => !reader.has(name));
  if (missing === undefined) return;
  const placeholder = options.find(({ name }) => name === missing)?.placeholder ?? '';
  throw new UsageError(`the source ${kind} needs --${missing}`, { hint: `Say it: --${missing} ${placeholder}`.trim() });
}

async function entryOf(
  reader: OptionReader,
  option: OptionDefinition,
  { readers }: SourceDefinition,
): Promise<readonly [string, unknown][]> {
  const { name } = option;
  const own = readers?.[name];
  const value = own === undefined ? reader.read(option) : (await reader.each(name, (text) => own(text, compileQuery)))[0];
  return value === undefined ? [] : [[configKey(option), value]];
}
