/** What is watched where a curl command may stand in place of a URL: on the command line, and in an entry of a file. */

import { ConfigError, UsageError } from '../../domain/errors.ts';
import type { Notice } from '../../domain/notice.ts';
import type { NamedWatch } from '../file/project.ts';
import type { WatchInvocation } from '../invocation.ts';
import { readEnvironment } from '../layers/environment.ts';
import type { RawValues } from '../layers/raw-values.ts';
import type { Surroundings } from '../surroundings.ts';
import { withCommandBelow } from './beside.ts';
import type { CurlCommand, CurlTarget } from './curl-command.ts';
import { readPasted } from './pasted.ts';

/** What is watched, and the layers above every file. */
export interface Asked {
  readonly targets: readonly CurlTarget[];
  readonly layers: readonly RawValues[];
  readonly notices: readonly Notice[];
}

/** What a command line asks for. @throws UsageError when it names no URL, or says it twice. */
export async function askedFor({ targets, flags, curl }: WatchInvocation, surroundings: Surroundings): Promise<Asked> {
  const environment = readEnvironment(surroundings.environment);
  const above = [flags, environment].map(withoutCurl);
  if (targets.length > 0 || curl !== undefined) {
    refuseCurl(flags, curl === undefined ? 'a URL' : 'the word curl');
  }
  if (curl !== undefined) return below(curl, above, 1);
  if (targets.length > 0) return { targets: targets.map(typed), layers: above, notices: [] };
  const pasted = flags.get('curl')?.at(-1) ?? environment.get('curl')?.at(-1);
  if (pasted !== undefined) return below(await readPasted(pasted, surroundings), above, pasted.from === 'flag' ? 1 : 2);
  throw new UsageError('there is no URL to watch', {
    hint: 'Write watch-api URL, for a wait watch-api URL --until status=ready.',
  });
}

/** What an entry of a configuration file asks for, below the layers `above` it. @throws ConfigError */
export async function askedByEntry(
  { url, isCurl, values }: NamedWatch,
  above: readonly RawValues[],
  surroundings: Surroundings,
): Promise<Asked> {
  const layers = [...above.map(withoutCurl), values];
  if (!isCurl) return { targets: [{ url }], layers, notices: [] };
  const command = await readPasted(url, surroundings);
  if (command.targets.length === 1) return below(command, layers, layers.length);
  throw new ConfigError(`${url.place}: a watch has one URL, and this command has ${command.targets.length}`, {
    hint: 'Make an entry of each, and a group of them.',
  });
}

/** @throws UsageError where `--curl` is given beside `other`, which says what to watch, too. */
export function refuseCurl(flags: RawValues, other: string): void {
  if (!flags.has('curl')) return;
  throw new UsageError(`--curl and ${other} do not go together: both say what to watch`, { hint: 'Keep one of them.' });
}

/** The layers with the command behind the first `rank` of them. */
function below({ targets, values, notices }: CurlCommand, layers: readonly RawValues[], rank: number): Asked {
  return { targets, layers: [...withCommandBelow(layers.slice(0, rank), values), ...layers.slice(rank)], notices };
}

function typed({ text, name, literal = false }: WatchInvocation['targets'][number]): CurlTarget {
  return { url: { text, place: 'URL', from: 'flag', ...(literal && { literal }) }, ...(name !== undefined && { name }) };
}

/** A command that was pasted is no setting: nothing may look into its text. */
function withoutCurl(layer: RawValues): RawValues {
  return new Map([...layer].filter(([name]) => name !== 'curl'));
}
