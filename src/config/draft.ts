/** The layers of one watch found and merged: flags, environment, watch entry, project defaults, user file. */

import type { ConfigFiles } from '../domain/config-file.ts';
import { UsageError } from '../domain/errors.ts';
import type { Notice } from '../domain/notice.ts';
import { askedByEntry, askedFor, refuseCurl } from './curl/asked.ts';
import { disarm, refuseOpenFile } from './file/found.ts';
import { everyWatch, findWatches, type Projects } from './file/named-watch.ts';
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
  readonly notices: readonly Notice[];
}

/** The drafts of an invocation, one a watch. @throws UsageError or ConfigError */
export function draftsOf(invocation: WatchInvocation | RunInvocation, surroundings: Surroundings): Promise<readonly Draft[]> {
  return invocation.kind === 'watch' ? draftsOfUrls(invocation, surroundings) : draftsOfNames(invocation, surroundings);
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

async function draftsOfUrls(invocation: WatchInvocation, surroundings: Surroundings): Promise<readonly Draft[]> {
  const { targets, layers, notices } = await askedFor(invocation, surroundings);
  const disarmed = (await loadProjects(invocation.flags, surroundings)).map(({ file, defaults }) => disarm(file, defaults));
  const settings = settle(
    layers,
    disarmed.map(({ values }) => values),
  );
  refuseTwins(targets.flatMap(({ name }) => name ?? []));
  return targets.map((target) => ({ ...target, settings, notices: [...notices, ...disarmed.flatMap((each) => each.notices)] }));
}

async function draftsOfNames({ names, all, flags }: RunInvocation, surroundings: Surroundings): Promise<readonly Draft[]> {
  if (names.length === 0 && !all) throw new UsageError('run takes the name of a watch', { hint: 'watch-api run lists them.' });
  refuseCurl(flags, 'run');
  const projects = await loadProjects(flags, surroundings);
  for (const { file } of projects) refuseOpenFile(file);
  const named = all ? everyWatch(projects) : names.flatMap((name) => findWatches(projects, name));
  // A watch that is named twice, or that two groups share, is one watch.
  const found = [...new Map(named.map((each) => [each.name, each])).values()];
  const defaults = projects.map((project) => project.defaults);
  const above = [flags, readEnvironment(surroundings.environment)];
  const drafts = found.map(async ({ name, watch }) => {
    const { targets, layers, notices } = await askedByEntry(watch, above, surroundings);
    return targets.map(({ url }) => ({ url, name, settings: settle(layers, defaults), notices }));
  });
  return (await Promise.all(drafts)).flat();
}

/** Two watches of one name could not be told apart in output, state and hooks. */
function refuseTwins(names: readonly string[]): void {
  const twin = names.find((name, at) => names.indexOf(name) !== at);
  if (twin !== undefined)
    throw new UsageError(`two watches are called "${twin}"`, { hint: 'Give each a name of its own: name=URL.' });
}
