/** Which source a watch has: the one named, else the one whose own option is given, else polling. */

import type { SourceDefinition } from '../domain/definition.ts';
import { UsageError } from '../domain/errors.ts';
import type { OptionDefinition } from '../domain/option.ts';
import type { Watch } from '../domain/watch.ts';
import { sources as all } from '../sources/index.ts';
import type { Reading } from './option-reader.ts';
import { configKey } from './options/table.ts';
import { readChoice, readValue } from './values/kinds.ts';

/** The source and the values of its options, by config key. @throws UsageError for an option of another source. */
export function readSource(reading: Reading, sources: readonly SourceDefinition[] = all): Watch['source'] {
  const named = reading.one('source', readChoice(['auto', ...sources.map(({ kind }) => kind)])) ?? 'auto';
  const owners = sources.filter((source) => source.options.some(({ name }) => reading.has(name)));
  const stranger = owners.find(({ kind }, at) => (named === 'auto' ? at > 0 : kind !== named));
  if (stranger !== undefined) {
    const option = stranger.options.find(({ name }) => reading.has(name))?.name ?? '';
    const kind = named === 'auto' ? owners[0]?.kind : named;
    throw new UsageError(`--${option} belongs to the source ${stranger.kind}, but this watch has the source ${kind}`, {
      hint: `Leave out --${option}, or say --source ${stranger.kind}.`,
    });
  }
  const kind = named === 'auto' ? (owners[0]?.kind ?? 'poll') : named;
  const brought = sources.find((source) => source.kind === kind)?.options ?? [];
  return { kind, options: Object.fromEntries(brought.flatMap((option) => givenValue(reading, option))) };
}

function givenValue(reading: Reading, option: OptionDefinition): readonly [string, unknown][] {
  const { name, value } = option;
  if (!reading.has(name)) return [];
  if (value === undefined) return [[configKey(option), option.counted ? reading.times(name) : reading.on(name)]];
  const values = reading.all(name, (text) => readValue(option, text));
  return [[configKey(option), option.repeatable ? values : values[0]]];
}
