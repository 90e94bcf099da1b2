/** Which options of the table code may give, and why not the others. */

import { configKey, options } from '../config/options/table.ts';
import { UsageError } from '../domain/errors.ts';
import { didYouMean } from '../domain/nearest.ts';
import type { OptionDefinition } from '../domain/option.ts';
import type { PortOptions } from './public/ports.ts';

/** What only code can give. */
export const codeOnly: readonly (keyof PortOptions | 'signal')[] = ['signal', 'clock', 'random', 'dispatcher'];

const BY_EVENTS = 'The events say it: await the next one and act on it.';
const BY_VALUE = 'The value is in the result and in the events.';
const BY_URL = 'Give the URL, and what the command sets as options.';

/** What code does itself, by the name of the option, with the way it does so. */
const instead: ReadonlyMap<string, string> = new Map([
  ...['on-change', 'on-met', 'on-fail', 'on-error', 'on-recover', 'on-end'].map((name) => [name, BY_EVENTS] as const),
  ...['with', 'hook-shell', 'hook-timeout'].map((name) => [name, 'Commands are run by code: node:child_process.'] as const),
  ...['print', 'output'].map((name) => [name, BY_VALUE] as const),
  ...['json', 'format', 'diff', 'quiet', 'color', 'debug'].map(
    (name) => [name, 'Nothing is written: there are events.'] as const,
  ),
  ['dry-run', 'Leave it out: the first event says how the options were understood.'],
  ['curl', BY_URL],
  ...['config', 'no-config'].map((name) => [name, 'No configuration file is read.'] as const),
  ...['help', 'version'].map((name) => [name, 'They are for the command line.'] as const),
]);

/** The options code may give, by key. */
export const inCode: ReadonlyMap<string, OptionDefinition> = new Map(
  options.filter(({ name }) => !instead.has(name)).map((option) => [configKey(option), option]),
);

/** The option of a key. @throws UsageError for a key that is none, or not one for code. */
export function optionOfKey(key: string): OptionDefinition {
  const option = inCode.get(key);
  if (option !== undefined) return option;
  const ofCommandLine = options.find((each) => configKey(each) === key || each.name === key);
  const why = instead.get(ofCommandLine?.name ?? '');
  if (why !== undefined) throw new UsageError(`${key} is an option of the command line alone`, { hint: why });
  const known = [...inCode.keys(), ...codeOnly];
  const hint = ofCommandLine === undefined ? didYouMean(key, known) : `Write ${configKey(ofCommandLine)}.`;
  throw new UsageError(`there is no option ${key}`, { hint: hint ?? 'They are the flags of the command line in camelCase.' });
}
