/** What a configuration file nobody named may do: it is data someone else may have written. */

import type { ConfigFile } from '../../domain/config-file.ts';
import { ConfigError } from '../../domain/errors.ts';
import type { Notice } from '../../domain/notice.ts';
import { placeholdersIn } from '../../requests/placeholders.ts';
import type { RawValue, RawValues } from '../layers/raw-values.ts';
import { configKey, findOption, optionNamed } from '../options/table.ts';
import { readSize } from '../values/numbers.ts';

/** An escaped character, in quotes within quotes too. */
const ESCAPED = /\\+u([\da-f]{4})/gi;
const SCHEMA_CALL = /schema\s*\(/;

/** Defaults with what was left out of them. */
export interface Disarmed {
  readonly values: RawValues;
  readonly notices: readonly Notice[];
}

/**
 * The values of a found file less those that arm commands or credentials, change what is sent, would run a command or read a
 * file, or take a larger body than is taken anyway; a notice names them, and the file cannot silence it.
 */
export function disarm(file: ConfigFile, values: RawValues): Disarmed {
  const armed = new Set([...values].filter(isArmed).map(([name]) => name));
  if (!file.found || armed.size === 0) return { values, notices: [] };
  const [left, kept] = [new Map(values), new Map(values)];
  for (const name of values.keys()) (armed.has(name) || name === 'quiet' ? kept : left).delete(name);
  const keys = [...left.keys()].flatMap((name) => findOption(name) ?? []).map(configKey);
  const notice = {
    code: 'config-guarded',
    message: `${file.name}: ${keys.join(', ')} not used: a file that was found sets commands, credentials, requests, files to read and larger bodies only under run`,
    hint: `To trust it, say --config ${file.name}; to silence this, say --no-config.`,
  };
  return { values: kept, notices: [notice] };
}

function isArmed([name, given]: readonly [string, readonly RawValue[]]): boolean {
  const reachesOut = ({ text }: RawValue) => readsOrRuns(text) || (name === 'max-size' && mayBeLarger(text));
  return findOption(name)?.guarded === true || given.some(reachesOut);
}

function readsOrRuns(text: string): boolean {
  return placeholdersIn(text).some(({ kind }) => kind === 'cmd' || kind === 'file') || callsSchema(text);
}

/** Whether a condition reads a schema, which may be any file; calls in the quoted condition of an `every()` included. */
function callsSchema(text: string): boolean {
  // What a placeholder stands for may be nothing.
  const written = text.replace(/\{\{.*?\}\}/gs, '');
  const plain = written.replace(ESCAPED, (_, digits: string) => String.fromCharCode(Number.parseInt(digits, 16)));
  return plain === text ? SCHEMA_CALL.test(text) : callsSchema(plain);
}

/** A size that is a mistake is told as one where it is read; one that is not known yet may be any. */
function mayBeLarger(text: string): boolean {
  if (placeholdersIn(text).length > 0) return true;
  const { standard = '' } = optionNamed('max-size');
  try {
    return readSize(text) > readSize(standard);
  } catch {
    return false;
  }
}

/** @throws ConfigError for a file that others may write: under `run` it decides what is executed. */
export function refuseOpenFile(file: ConfigFile): void {
  if (!file.openToOthers) return;
  throw new ConfigError(`${file.name} may be written by others, so run does not trust it`, {
    hint: `Take that away: chmod go-w ${file.name}`,
  });
}
