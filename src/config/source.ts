/** Which source a watch has: the one named, else the one whose own option is given, else what the URL's scheme means, else polling. */

import type { SourceDefinition } from '../domain/definition.ts';
import { ConfigError, UsageError } from '../domain/errors.ts';
import type { OptionDefinition } from '../domain/option.ts';
import type { Watch } from '../domain/watch.ts';
import { compileQuery } from '../json/query/query.ts';
import { sources as all } from '../sources/index.ts';
import type { OptionReader } from './option-reader.ts';
import { sourceChoices } from './options/sources.ts';
import { configKey } from './options/table.ts';
import type { Address } from './request/target.ts';
import { readChoice } from './values/kinds.ts';

/** What the choice is made among, and by. */
export interface Choosing {
  readonly address: Pick<Address, 'scheme'>;
  /** Default: every source there is. */
  readonly sources?: readonly SourceDefinition[];
}

/** A source, and how it was read. */
export interface ChosenSource {
  readonly definition: SourceDefinition;
  readonly source: Watch['source'];
}

/**
 * The source and the values of its options, by config key. What was given for many watches at once, in the environment or as a
 * default of a file, does not count for one it cannot apply to.
 * @throws UsageError for an option that belongs to another source or cannot apply to this one, and for a missing one.
 */
export async function readSource(reader: OptionReader, { address, sources = all }: Choosing): Promise<ChosenSource> {
  const { definition, isFallback } = chosen(reader, { address, sources });
  refuseOthers(reader, definition, sources);
  refuseInapplicable(reader, definition);
  refuseLack(reader, definition);
  const { kind, push, called } = definition;
  const entries = await Promise.all(definition.options.map((option) => entryOf(reader, option, definition)));
  const flags = { ...(push && { push }), ...(called && { called }), ...(isFallback && { undecided: true }) };
  return { definition, source: { kind, options: Object.fromEntries(entries.flat()), ...flags } };
}

/** The source, and whether it is polling for want of any hint: then the first answer may give one. */
function chosen(
  reader: OptionReader,
  { address: { scheme }, sources }: Required<Choosing>,
): { readonly definition: SourceDefinition; readonly isFallback: boolean } {
  const named = reader.one('source', readChoice(sourceChoices(sources))) ?? 'auto';
  const [owner] = ownersOf(reader, sources);
  const bySchemes = sources.find(({ schemes = [] }) => scheme !== undefined && schemes.includes(scheme));
  const byDefault = sources.find(({ options }) => options.some(({ name }) => reader.has(name)));
  const byName = sources.find(({ kind }) => kind === named);
  const meant = byName ?? owner ?? bySchemes ?? byDefault;
  const source = meant ?? sources.find(({ kind }) => kind === 'poll');
  if (source === undefined) throw new Error('there is no source to poll with');
  if (bySchemes !== undefined && source !== bySchemes) {
    throw new UsageError(
      `a URL with ${scheme} is for the source ${bySchemes.kind}, but this watch has the source ${source.kind}`,
      {
        hint: 'Write an http or https URL, or leave out what asks for another source.',
      },
    );
  }
  return { definition: source, isFallback: meant === undefined };
}

/** The sources of which an option was given for this very watch. */
function ownersOf(reader: OptionReader, sources: readonly SourceDefinition[]): readonly SourceDefinition[] {
  return sources.filter(({ options }) => options.some(({ name }) => reader.isOwn(name)));
}

function refuseOthers(reader: OptionReader, { kind }: SourceDefinition, sources: readonly SourceDefinition[]): void {
  const stranger = ownersOf(reader, sources).find((owner) => owner.kind !== kind);
  if (stranger === undefined) return;
  const option = stranger.options.find(({ name }) => reader.isOwn(name))?.name ?? '';
  throw new UsageError(`--${option} belongs to the source ${stranger.kind}, but this watch has the source ${kind}`, {
    hint: `Leave out --${option}, or say --source ${stranger.kind}.`,
  });
}

function refuseInapplicable(reader: OptionReader, { kind, refuses = {} }: SourceDefinition): void {
  for (const [name, why] of Object.entries(refuses)) {
    const given = reader.raw(name);
    if (given === undefined || !reader.isOwn(name)) continue;
    const Mistake = given.from === 'flag' ? UsageError : ConfigError;
    throw new Mistake(`${given.place} does not apply to the source ${kind}: ${why}`, { hint: 'Leave it out.' });
  }
}

function refuseLack(reader: OptionReader, { kind, needs = [], options }: SourceDefinition): void {
  const missing = needs.find((name) => !reader.has(name));
  if (missing === undefined) return;
  const { placeholder = '', summary = '' } = options.find(({ name }) => name === missing) ?? {};
  throw new UsageError(`the source ${kind} needs --${missing}`, { hint: `Give --${missing} ${placeholder}: ${summary}.` });
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
