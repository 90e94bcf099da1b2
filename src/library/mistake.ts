/** What the user got wrong, as the library's error, in the words of code. */

import { configKey, options } from '../config/options/table.ts';
import { UsageError } from '../domain/errors.ts';
import { exitCodes } from '../domain/outcome.ts';
import { WatchError } from './public/watch-error.ts';

const FLAG = /--(?:no-)?([a-z][a-z0-9-]*[a-z0-9])/g;
const PLACEHOLDER = /'([^']*)\{\{(?:env|var):(\w+)\}\}([^']*)'/g;
const keys: ReadonlyMap<string, string> = new Map(options.map((option) => [option.name, configKey(option)]));

/** A mistake as a `WatchError`; anything else as it is. */
export function explained(error: unknown): unknown {
  if (!(error instanceof UsageError)) return error;
  const { message, hint } = error;
  return new WatchError(inCodeWords(message), {
    code: 'usage',
    exitCode: exitCodes.usage,
    ...(hint !== undefined && { hint: inCodeWords(hint) }),
    cause: error,
  });
}

/** A sentence about the command line as one about options: `--ok-status` is `okStatus`, and variables are read by code. */
export function inCodeWords(text: string): string {
  return text
    .replace(FLAG, (flag, name: string) => keys.get(name) ?? flag)
    .replace(PLACEHOLDER, (_, before: string, name: string, after: string) =>
      before === '' && after === '' ? `process.env.${name}` : `\`${before}\${process.env.${name}}${after}\``,
    );
}
