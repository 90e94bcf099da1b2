/** What a configuration file nobody named may do: it is data someone else may have written. */

import type { ConfigFile } from '../../domain/config-file.ts';
import { ConfigError } from '../../domain/errors.ts';
import type { Notice } from '../../domain/notice.ts';
import { placeholdersIn } from '../../requests/placeholders.ts';
import type { RawValue, RawValues } from '../layers/raw-values.ts';
import { configKey, findOption } from '../options/table.ts';

/** Defaults with what was left out of them. */
export interface Disarmed {
  readonly values: RawValues;
  readonly notices: readonly Notice[];
}

/**
 * The values of a found file less those that arm commands or credentials, change what is sent, or would run a command or read a
 * file to be known; a notice names them.
 */
export function disarm(file: ConfigFile, values: RawValues): Disarmed {
  const left = [...values].filter(isArmed).map(([name]) => name);
  if (!file.found || left.length === 0) return { values, notices: [] };
  const keys = left.flatMap((name) => findOption(name) ?? []).map(configKey);
  const notice = {
    code: 'config-guarded',
    message: `${file.name}: ${keys.join(', ')} not used: a file that was found sets commands, credentials and requests only under run`,
    hint: `To trust it, say --config ${file.name}; to silence this, say --no-config.`,
  };
  return { values: new Map([...values].filter((entry) => !isArmed(entry))), notices: [notice] };
}

function isArmed([name, given]: readonly [string, readonly RawValue[]]): boolean {
  const reachesOut = ({ text }: RawValue) => placeholdersIn(text).some(({ kind }) => kind === 'cmd' || kind === 'file');
  return findOption(name)?.guarded === true || given.some(reachesOut);
}

/** @throws ConfigError for a file that others may write: under `run` it decides what is executed. */
export function refuseOpenFile(file: ConfigFile): void {
  if (!file.openToOthers) return;
  throw new ConfigError(`${file.name} may be written by others, so run does not trust it`, {
    hint: `Take that away: chmod go-w ${file.name}`,
  });
}
