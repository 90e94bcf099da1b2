/** Settings read: placeholders filled in, text made into values, and every error given the place it stands in. */

import { ConfigError, UsageError } from '../domain/errors.ts';
import type { OptionDefinition, ValueKind } from '../domain/option.ts';
import { maskAll } from '../requests/masking.ts';
import type { Expanded } from '../requests/placeholders.ts';
import { SHORTEST } from '../requests/secret-forms.ts';
import type { Expander } from './expander.ts';
import { type Settings, together } from './layers/layers.ts';
import { type RawValue, switchValue } from './layers/raw-values.ts';
import { findOption, type OptionName, type OptionNamed, optionNamed } from './options/table.ts';
import { readValue, type ValueOfKind } from './values/kinds.ts';

/**
 * The settings of one watch as values. Every method throws a UsageError that names the flag, variable or key; where nothing was
 * given, the standard of the option table is read.
 */
export interface OptionReader {
  /** Whether the option was given at all. */
  has(name: string): boolean;
  /** Whether it was given for this very watch: not in the environment, not as a default of a file. */
  isOwn(name: string): boolean;
  /** Its value as it was given, the first of a list, for errors. */
  raw(name: string): RawValue | undefined;
  /** The rank of the layer it was given on, 0 being the highest; undefined when it was not. */
  layer(name: string): number | undefined;
  /** A switch: as given, else off unless it is on by default. */
  on(name: string): boolean;
  /** How often a counted flag was given, at most 2. */
  times(name: string): number;
  /** The one value of an option, read as its kind says. */
  value<Name extends OptionName>(name: Name): ValueOf<Name>;
  /** The values of a repeatable option, read as its kind says. */
  values<Name extends OptionName>(name: Name): readonly Given<Name>[];
  /** What any option comes to: a value, a list, on or off, a count; undefined where nothing was given and nothing is standard. */
  read(option: OptionDefinition): unknown;
  /** The one value of an option whose kind says too little; no standard. */
  one<T>(name: string, read: (text: string) => T): T | undefined;
  /** The values of a repeatable option whose kind says too little. */
  all<T>(name: string, read: (text: string) => T): readonly T[];
  /** The values of an option whose reading takes its time: a parser is loaded, a file read, a question asked. */
  each<T>(name: string, read: (text: string, secrets: readonly string[]) => Promise<T>): Promise<readonly T[]>;
  /** The values of options that make one list, in the order given; `read` is told whose each is. */
  mixed<T>(names: readonly string[], read: (text: string, given: GivenAs) => Promise<T>): Promise<readonly T[]>;
}

/** How one value of a mixed list was given. */
export interface GivenAs {
  /** The option. */
  readonly name: string;
  /** What was filled into the text and must not be shown. */
  readonly secrets: readonly string[];
}

/** What an option gives when it is given. */
type Given<Name extends OptionName> =
  OptionNamed<Name> extends { readonly choices: readonly (infer Choice)[] }
    ? Choice
    : OptionNamed<Name> extends { readonly value: infer Kind extends ValueKind }
      ? ValueOfKind[Kind]
      : never;

/** What an option gives, given or not. */
type ValueOf<Name extends OptionName> =
  OptionNamed<Name> extends { readonly standard: string } ? Given<Name> : Given<Name> | undefined;

/** Reads `settings`, remembering secrets in `expander`. */
export function createOptionReader(settings: Settings, expander: Expander): OptionReader {
  const given = (name: string): readonly RawValue[] => settings.get(name)?.values ?? [];
  const all = <T>(name: string, read: (text: string) => T): readonly T[] => {
    const { secret = false, value } = findOption(name) ?? {};
    return given(name).map((raw) => readRaw(raw, expander, { secret, read: value === 'command' ? inCommand(read) : read }));
  };
  const on = (name: string): boolean => switchValue(given(name).at(-1)?.text ?? '') ?? findOption(name)?.onByDefault === true;
  const times = (name: string): number => all(name, readTimes)[0] ?? 0;
  const listed = (option: OptionDefinition): readonly unknown[] => all(option.name, (text) => readValue(option, text));
  const read = (option: OptionDefinition): unknown => {
    const { name, counted, repeatable, standard } = option;
    if (option.value === undefined) return counted ? times(name) : on(name);
    if (repeatable) return listed(option);
    const [value] = listed(option);
    return value ?? (standard === undefined ? undefined : readValue(option, standard));
  };
  const mixed = mixedReader(settings, expander);
  function value<Name extends OptionName>(name: Name): ValueOf<Name>;
  function value(name: OptionName): unknown {
    return read(optionNamed(name));
  }
  function values<Name extends OptionName>(name: Name): readonly Given<Name>[];
  function values(name: OptionName): readonly unknown[] {
    return listed(optionNamed(name));
  }
  return {
    has: (name) => settings.has(name),
    isOwn: (name) => settings.get(name)?.isDefault !== true && given(name).some(({ from }) => from !== 'environment'),
    raw: (name) => given(name)[0],
    layer: (name) => settings.get(name)?.layer,
    on,
    times,
    value,
    values,
    read,
    one: (name, reader) => all(name, reader)[0],
    all,
    each: (name, reader) => mixed([name], (text, { secrets }) => reader(text, secrets)),
    mixed,
  };
}

function mixedReader(settings: Settings, expander: Expander): OptionReader['mixed'] {
  return (names, reader) =>
    Promise.all(
      together(settings, names).map(({ name, raw }) => {
        const secret = findOption(name)?.secret === true;
        return readLater(raw, expander, { secret, read: (text, secrets) => reader(text, { name, secrets }) });
      }),
    );
}

/** How one value is read: `secret` when the whole of it must not be shown. */
export interface Reader<T> {
  readonly secret: boolean;
  /** `secrets` are those that were filled into the text. */
  readonly read: (text: string, secrets: readonly string[]) => T;
}

/** Reads one value. @throws UsageError that names the value's place and shows no secret. */
export function readRaw<T>(raw: RawValue, expander: Expander, { secret, read }: Reader<T>): T {
  const { text, secrets } = expandRaw(raw, expander, secret);
  if (secret) expander.keep([text]);
  try {
    return read(text, secrets);
  } catch (error) {
    throw inPlace(error, raw, secret ? [...wholeSecret(text), ...secrets] : secrets);
  }
}

/** The same where reading takes its time. What of a secret value is to be masked, its reader says: a name may stand before it. */
async function readLater<T>(raw: RawValue, expander: Expander, { secret, read }: Reader<Promise<T>>): Promise<T> {
  const { text, secrets } = expandRaw(raw, expander, secret);
  try {
    return await read(text, secrets);
  } catch (error) {
    throw inPlace(error, raw, secret ? [...wholeSecret(text), ...secrets] : secrets);
  }
}

/**
 * What of a message is hidden for a value that is a secret as a whole. A short one only where it is quoted: it may be part of
 * any word.
 */
function wholeSecret(text: string): readonly string[] {
  if (text.trim() === '') return [];
  return text.length < SHORTEST ? [`"${text}"`] : [text];
}

/** A command's words stand in the process list, where everyone on the machine can read them. */
function inCommand<T>(read: (text: string) => T): Reader<T>['read'] {
  return (text, secrets) => {
    if (secrets.length === 0) return read(text);
    throw new UsageError('a secret in a command shows in the list of processes', {
      hint: 'Let the shell put it in: "$NAME" for {{env:NAME}}, "$(cat PATH)" for {{file:PATH}}, "$(COMMAND)" for {{cmd:COMMAND}}.',
    });
  };
}

function expandRaw(raw: RawValue, expander: Expander, secret: boolean): Expanded {
  if (raw.literal) return { text: raw.text, secrets: [] };
  try {
    return expander.expand(raw.text);
  } catch (error) {
    // Not even the text as written is shown then: part of it may be the secret itself.
    throw secret && error instanceof UsageError ? inPlace(spotless(error), raw, []) : inPlace(error, raw, []);
  }
}

/** The error with its place before it. A caret would show the text, so there is none where a secret was filled in. */
export function inPlace(error: unknown, raw: RawValue, secrets: readonly string[]): unknown {
  if (!(error instanceof UsageError)) return error;
  const shown = secrets.length > 0 ? spotless(error) : error;
  const advice = {
    ...(shown.hint !== undefined && { hint: maskAll(shown.hint, secrets) }),
    ...(shown.spot !== undefined && { spot: shown.spot }),
    cause: secrets.length > 0 ? undefined : error,
  };
  const message = `${raw.place}: ${maskAll(shown.message, secrets)}`;
  return raw.from === 'flag' ? new UsageError(message, advice) : new ConfigError(message, advice);
}

function spotless(error: UsageError): UsageError {
  return new UsageError(error.message, error.hint === undefined ? {} : { hint: error.hint });
}

function readTimes(text: string): number {
  if (/^\d+$/.test(text)) return Math.min(2, Number(text));
  throw new UsageError(`"${text}" is no number of times`, { hint: 'Write 0, 1 or 2.' });
}
