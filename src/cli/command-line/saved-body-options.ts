/** Which options mean something to `watch-api test`, which has one saved body, and why the others do not. */

import type { RawValues } from '../../config/layers/raw-values.ts';
import { environmentName, options } from '../../config/options/table.ts';
import type { Environment } from '../../domain/environment.ts';
import { UsageError } from '../../domain/errors.ts';
import type { OptionDefinition, OptionGroup } from '../../domain/option.ts';

const ASKS_NOBODY = 'it reads a saved body and asks nobody';
const ONCE = 'it judges one body, once';

const REASONS: Readonly<Partial<Record<OptionGroup, string>>> = {
  Goals: ONCE,
  Pace: ASKS_NOBODY,
  Requests: ASKS_NOBODY,
  Logins: ASKS_NOBODY,
  Connection: ASKS_NOBODY,
  Sources: ASKS_NOBODY,
  Comparison: 'it judges one body, and compares it with none',
  Output: ONCE,
  Hooks: 'it runs no commands',
  Configuration: 'it reads no configuration',
};

/** Those that mean something although others of their group do not; `--once` is what happens anyway. */
const APPLYING: ReadonlySet<string> = new Set(['until', 'fail-when', 'pin', 'once', 'ok-status', 'fatal-status', 'header']);
/** Those that mean nothing although the others of their groups do. */
const NOT_APPLYING: ReadonlySet<string> = new Set(['diff', 'heartbeat', 'config']);
const OPEN_GROUPS: readonly OptionGroup[] = ['Output', 'Configuration'];

/** @throws UsageError for the first option that cannot apply, with the reason. */
export function refuseInapplicable(flags: RawValues): void {
  for (const option of options) {
    const [given] = flags.get(option.name) ?? [];
    if (given === undefined || applies(option)) continue;
    throw new UsageError(`${given.place} does not apply to test: ${REASONS[option.group]}`, { hint: 'Leave it out.' });
  }
}

/** The environment without what is meant for watches. */
export function applicableEnvironment(environment: Environment): Environment {
  const meant = new Set(options.filter((option) => !applies(option)).map(environmentName));
  return Object.fromEntries(Object.entries(environment).filter(([name]) => !meant.has(name)));
}

function applies({ name, group }: OptionDefinition): boolean {
  return APPLYING.has(name) || (OPEN_GROUPS.includes(group) && !NOT_APPLYING.has(name));
}
