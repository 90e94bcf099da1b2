/** The layers of one watch found and merged: flags, environment, watch entry, project defaults, user file. */

import type { ConfigFiles } from '../domain/config-file.ts';
import { UsageError } from '../domain/errors.ts';
import type { PlanNotice } from '../domain/plan.ts';
import { disarm, refuseOpenFile } from './file/found.ts';
import { findWatch, type Projects } from './file/named-watch.ts';
import { readProject } from './file/project.ts';
import type { RunInvocation, WatchInvocation } from './invocation.ts';
import { readEnvironment } from './layers/environment.ts';
import { type Settings, settle } from './layers/layers.ts';
import { type RawValue, type RawValues, switchValue } from './layers/raw-values.ts';
import type { Surroundings } from './surroundings.ts';

/** What one watch is made from, before any of it is read. */
export interface Draft {
  readonly url: RawValue;
  /** As the user gave it. */
  readonly name?: string;
  readonly settings: Settings;
  readonly notices: readonly PlanNotice[];
}

/** The draft of an invocation. @throws UsageError or ConfigError */
export async function draftOf(invocation: WatchInvocation | RunInvocation, surroundings: Surroundings): Promise<Draft> {
  return invocation.kind === 'watch' ? draftOfUrl(invocation, surroundings) : draftOfName(invocation, surroundings);
}

/** The configuration files that count, the nearest first. @throws ConfigError for one that cannot be read or is wrong. */
export async function loadProjects(flags: RawValues, { environment, configFiles }: Surroundings): Promise<Projects> {
  const top = settle([flags, readEnvironment(environment)]);
  const isOff = switchValue(top.get('no-config')?.values[0]?.text ?? '') ?? false;
  if (isOff) return [];
  const files = [await nearestFile(configFiles, top.get('config')?.values[0]), await configFiles.user()];
  return files.filter((file) => file !== undefined).map(readProject);
}

async function nearestFile(configFiles: ConfigFiles, named: RawValue | undefined) {
  if (named === undefined) return configFiles.project();
  if (named.text === '')
    throw new UsageError(`${named.place}: the file name is empty`, { hint: 'Write the path of a YAML or JSON file.' });
  return configFiles.named(named.text);
}

async function draftOfUrl({ targets, flags }: WatchInvocation, surroundings: Surroundings): Promise<Draft> {
  const [target] = targets;
  refuseSeveral(targets, 'URLs', 'Run watch-api once for each URL.');
  const disarmed = (await loadProjects(flags, surroundings)).map(({ file, defaults }) => disarm(file, defaults));
  const layers = [flags, readEnvironment(surroundings.environment), ...disarmed.map(({ values }) => values)];
  return {
    url: { text: target.text, place: 'URL', from: 'flag' },
    ...(target.name !== undefined && { name: target.name }),
    settings: settle(layers),
    notices: disarmed.flatMap(({ notices }) => notices),
  };
}

async function draftOfName({ names, flags }: RunInvocation, surroundings: Surroundings): Promise<Draft> {
  const [asked] = names;
  if (asked === undefined) throw new UsageError('run takes the name of a watch', { hint: 'watch-api run lists them.' });
  refuseSeveral(names, 'names', 'Run watch-api run once for each name.');
  const projects = await loadProjects(flags, surroundings);
  for (const { file } of projects) refuseOpenFile(file);
  const { name, watch } = findWatch(projects, asked);
  const layers = [flags, readEnvironment(surroundings.environment), watch.values, ...projects.map(({ defaults }) => defaults)];
  return { url: watch.url, name, settings: settle(layers), notices: [] };
}

function refuseSeveral(asked: readonly unknown[], what: string, hint: string): void {
  if (asked.length > 1) throw new UsageError(`one watch at a time: several ${what} in one run are not taken yet`, { hint });
}
