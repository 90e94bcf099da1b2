/** The watches `run` knows by name, from the project's file and the user's own. */

import { ConfigError, UsageError } from '../../domain/errors.ts';
import { didYouMean } from '../../domain/nearest.ts';
import { printable } from '../../domain/printable.ts';
import { shownUrl } from '../../requests/redaction.ts';
import type { NamedWatch, Project } from './project.ts';

/** The files that count, the nearest first. */
export type Projects = readonly Project[];

/** Every name that `run` takes, one a line: watches with their URL as written, then groups with their members. */
export function watchList(projects: Projects): string {
  const lines = new Map<string, string>();
  for (const { watches, groups } of projects) {
    for (const [name, watch] of watches) if (!lines.has(name)) lines.set(name, shownTarget(watch));
    for (const [name, members] of groups) if (!lines.has(name)) lines.set(name, members.join(', '));
  }
  if (lines.size === 0) throw noWatches(projects);
  const width = Math.max(...[...lines.keys()].map((name) => name.length));
  return [...lines].map(([name, what]) => `${name.padEnd(width)}  ${what}\n`).join('');
}

/** Harmless and without secrets: the file may be a stranger's. A pasted command may hold secrets too, and is long. */
function shownTarget({ url, isCurl }: NamedWatch): string {
  return isCurl ? 'curl …' : printable(shownUrl(url.text));
}

/** One watch under its name. */
export interface FoundWatch {
  readonly name: string;
  readonly watch: NamedWatch;
}

/** Every watch there is, the nearest of each name. @throws ConfigError where there is none. */
export function everyWatch(projects: Projects): readonly FoundWatch[] {
  const found = new Map<string, NamedWatch>();
  for (const { watches } of projects) for (const [name, watch] of watches) if (!found.has(name)) found.set(name, watch);
  if (found.size === 0) throw noWatches(projects);
  return [...found].map(([name, watch]) => ({ name, watch }));
}

/** The watch of one name, or those of the group of that name. @throws UsageError with a suggestion. */
export function findWatches(projects: Projects, name: string): readonly FoundWatch[] {
  const members = projects.map(({ groups }) => groups.get(name)).find((group) => group !== undefined) ?? [name];
  return members.map((member) => ({ name: member, watch: findWatch(projects, member) }));
}

function findWatch(projects: Projects, name: string): NamedWatch {
  const watch = projects.map(({ watches }) => watches.get(name)).find((each) => each !== undefined);
  if (watch !== undefined) return watch;
  const known = [...new Set(projects.flatMap(({ watches, groups }) => [...watches.keys(), ...groups.keys()]))];
  if (known.length === 0) throw noWatches(projects);
  const meant = didYouMean(name, known);
  throw new UsageError(`there is no watch "${name}"`, {
    hint: `${meant === undefined ? '' : `${meant} `}There is: ${known.join(', ')}.`,
  });
}

function noWatches(projects: Projects): ConfigError {
  const [nearest] = projects;
  if (nearest !== undefined)
    return new ConfigError(`${nearest.file.name} names no watches`, { hint: 'Put them under "watches".' });
  return new ConfigError('there is no configuration file to run a watch from', {
    hint: 'It is called watch-api.config.yaml and looked for upwards to the repository root; or say --config FILE.',
  });
}
