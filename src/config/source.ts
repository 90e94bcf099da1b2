/** Which source a watch has: the one named, else the one whose own option is given, else polling. */

import type { SourceDefinition } from '../domain/definition.ts';
import { UsageError } from '../domain/errors.ts';
import type { OptionDefinition } from '../domain/option.ts';
import type { Watch } from '../domain/watch.ts';
import { sources as all } from '../sources/index.ts';
import type { OptionReader } from './option-reader.ts';
import { sourceChoices } from './options/sources.ts';
import { configKey } from './options/table.ts';
import { readChoice } from './values/kinds.ts';

/** The source and the values of its options, by config key. @throws UsageError for an option of another source. */
export function readSource(reader: OptionReader, sources: readonly SourceDefinition[] = all): Watch['source'] {
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
  const brought = sources.find((source) => source.kind === kind)?.options ?? [];
  return { kind, options: Object.fromEntries(brought.flatMap((option) => entryOf(reader, option))) };
}

function entryOf(reader: OptionReader, option: OptionDefinition): readonly [string, unknown][] {
  const value = reader.read(option);
  return value === undefined ? [] : [[configKey(option), value]];
}
