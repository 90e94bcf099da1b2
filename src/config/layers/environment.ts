/** The environment as a layer of options: `WATCH_API_<NAME>`, lists separated by line breaks. */

import { type Environment, OWN_PREFIX } from '../../domain/environment.ts';
import { ConfigError } from '../../domain/errors.ts';
import { didYouMean } from '../../domain/nearest.ts';
import type { Notice } from '../../domain/notice.ts';
import type { OptionDefinition } from '../../domain/option.ts';
import { environmentName, options } from '../options/table.ts';
import { type RawValue, type RawValues, switchValue } from './raw-values.ts';

const settable: readonly OptionDefinition[] = options.filter(({ name }) => name !== 'help' && name !== 'version');
const names: readonly string[] = settable.map(environmentName);

/** The options the environment gives. An empty variable is one that is not set. @throws ConfigError for a switch that is neither on nor off. */
export function readEnvironment(environment: Environment): RawValues {
  const values = new Map<string, readonly RawValue[]>();
  for (const option of settable) {
    const place = environmentName(option);
    const text = environment[place] ?? '';
    if (text !== '')
      values.set(
        option.name,
        textsOf(option, text).map((each) => ({ text: each, place, from: 'environment' })),
      );
  }
  return values;
}

/** Variables that look like ours but misspell an option: a notice each, because nothing else would tell. */
export function misspelledVariables(environment: Environment): readonly Notice[] {
  return Object.keys(environment)
    .filter((name) => name.startsWith(OWN_PREFIX) && !names.includes(name))
    .flatMap((name) => {
      const own = (variable: string) => variable.slice(OWN_PREFIX.length);
      const hint = didYouMean(own(name), names.map(own), (near) => OWN_PREFIX + near);
      return hint === undefined ? [] : [{ code: 'environment', message: `${name} is no option of watch-api`, hint }];
    });
}

function textsOf(option: OptionDefinition, text: string): readonly string[] {
  if (option.repeatable) return text.split(/\r?\n/).filter((line) => line.trim() !== '');
  if (option.value !== undefined) return [text];
  const on = switchValue(text.toLowerCase());
  if (option.counted) return [on === undefined ? text : on ? '1' : '0'];
  if (on !== undefined) return [String(on)];
  throw new ConfigError(`${environmentName(option)}: "${text}" is neither true nor false`, {
    hint: 'Write true, false, 1 or 0.',
  });
}
