/** What a configuration file nobody named may do: it is data someone else may have written. */

import type { ConfigFile } from '../../domain/config-file.ts';
import { ConfigError } from '../../domain/errors.ts';
import type { PlanNotice } from '../../domain/plan.ts';
import type { RawValues } from '../layers/raw-values.ts';
import { configKey, findOption } from '../options/table.ts';

/** Defaults with what was left out of them. */
export interface Disarmed {
  readonly values: RawValues;
  readonly notices: readonly PlanNotice[];
}

/** The values of a found file less those that arm commands or credentials or change what is sent; a notice names them. */
export function disarm(file: ConfigFile, values: RawValues): Disarmed {
  const guarded = (name: string): boolean => findOption(name)?.guarded === true;
  const left = [...values.keys()].filter(guarded);
  if (!file.found || left.length === 0) return { values, notices: [] };
  const keys = left.flatMap((name) => findOption(name) ?? []).map(configKey);
  const notice = {
    code: 'config-guarded',
    message: `${file.name}: ${keys.join(', ')} not used: a file that was found sets commands, credentials and requests only under run`,
    hint: `To trust it, say --config ${file.name}; to silence this, say --no-config.`,
  };
  return { values: new Map([...values].filter(([name]) => !guarded(name))), notices: [notice] };
}

/** @throws ConfigError for a file that others may write: under `run` it decides what is executed. */
export function refuseOpenFile(file: ConfigFile): void {
  if (!file.openToOthers) return;
  throw new ConfigError(`${file.name} may be written by others, so run does not trust it`, {
    hint: `Take that away: chmod go-w ${file.name}`,
  });
}
