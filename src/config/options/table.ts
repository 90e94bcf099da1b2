/** The option table: one entry makes a flag, an environment name, a config key, its help and its completion. */

import { OWN_PREFIX } from '../../domain/environment.ts';
import type { OptionDefinition } from '../../domain/option.ts';
import { comparisonOptions } from './comparison.ts';
import { configurationOptions } from './configuration.ts';
import { connectionOptions } from './connection.ts';
import { curlOptions } from './curl.ts';
import { goalOptions } from './goals.ts';
import { hookOptions } from './hooks.ts';
import { loginOptions } from './logins.ts';
import { outputOptions } from './output.ts';
import { paceOptions } from './pace.ts';
import { requestOptions } from './requests.ts';
import { sourceOptions } from './sources.ts';

/** Every option, in the order the help shows them. */
export const options: readonly OptionDefinition[] = [
  ...goalOptions,
  ...paceOptions,
  ...requestOptions,
  ...curlOptions,
  ...loginOptions,
  ...connectionOptions,
  ...comparisonOptions,
  ...sourceOptions,
  ...outputOptions,
  ...hookOptions,
  ...configurationOptions,
];

type TypedOption = (
  | typeof goalOptions
  | typeof paceOptions
  | typeof requestOptions
  | typeof loginOptions
  | typeof connectionOptions
  | typeof outputOptions
  | typeof hookOptions
)[number];

/** The names of the options whose definitions the compiler knows by heart; the others are read by a reader of their user's. */
export type OptionName = TypedOption['name'];

/** The definition of an option. */
export type OptionNamed<Name extends OptionName> = Extract<TypedOption, { readonly name: Name }>;

const byName: ReadonlyMap<string, OptionDefinition> = new Map(options.map((option) => [option.name, option]));

/** The option of this long name (without dashes); undefined when there is none. */
export function findOption(name: string): OptionDefinition | undefined {
  return byName.get(name);
}

/** The option of a name that is in the table. */
export function optionNamed(name: OptionName): OptionDefinition {
  const option = byName.get(name);
  if (option === undefined) throw new Error(`no option ${name}`);
  return option;
}

/** The flag that turns an option the unusual way: `--once`, but `--no-location`. */
export function flagOf(option: OptionDefinition): string {
  return option.onByDefault ? `--no-${option.name}` : `--${option.name}`;
}

/** The environment variable of an option: `ok-status` is `WATCH_API_OK_STATUS`. */
export function environmentName(option: OptionDefinition): string {
  return `${OWN_PREFIX}${option.name.toUpperCase().replaceAll('-', '_')}`;
}

/** The key of an option in configuration files: `ok-status` is `okStatus`. */
export function configKey(option: OptionDefinition): string {
  return option.name.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
}

/** Options that a configuration file may hold: all but those about the program itself. */
export const fileOptions: readonly OptionDefinition[] = options.filter(({ group }) => group !== 'Configuration');
