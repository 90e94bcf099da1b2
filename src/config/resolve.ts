/** From flags, environment and files to a plan: everything is read and checked here, before anything is sent. */

import type { Notice } from '../domain/notice.ts';
import type { OriginLimits, Plan, PlannedWatch, Quorum } from '../domain/plan.ts';
import type { Secrets } from '../domain/secrets.ts';
import { redactError } from '../requests/redaction.ts';
import { askedOnce } from './asked-once.ts';
import { refuseNonsense, refuseStrangeGroup } from './conflicts.ts';
import { type Draft, draftsOf, loadProjects } from './draft.ts';
import { type Expander, openExpander } from './expander.ts';
import { watchList } from './file/named-watch.ts';
import type { CommandWords, RunInvocation, WatchInvocation } from './invocation.ts';
import { misspelledVariables } from './layers/environment.ts';
import type { RawValue } from './layers/raw-values.ts';
import { conditionNotices, durationNotices } from './notices.ts';
import { createOptionReader, type OptionReader, readRaw } from './option-reader.ts';
import type { RequestSources } from './request/sources.ts';
import { readTarget } from './request/target.ts';
import type { Surroundings } from './surroundings.ts';
import { readBodyFile, readHooks, readOutput, readPrints } from './telling.ts';
import { readRate } from './values/rate.ts';
import { readWatch } from './watch.ts';
import { watchNames } from './watch-names.ts';

/**
 * The plan of an invocation. Precedence: flag, environment, watch entry, project defaults, user file, built-in.
 * @throws UsageError or ConfigError for the first mistake, with its place and without secrets.
 */
export async function resolvePlan(invocation: WatchInvocation | RunInvocation, surroundings: Surroundings): Promise<Plan> {
  const drafts = await draftsOf(invocation, surroundings);
  const expander = await openExpander(drafts.flatMap(valuesOf), surroundings);
  const { command } = invocation;
  try {
    return await planOf(drafts, { expander, surroundings: askedOnce(surroundings), ...(command !== undefined && { command }) });
  } catch (error) {
    throw redactError(expander.secrets.mask, error);
  }
}

/** Everything placeholders may stand in. */
function valuesOf({ url, settings }: Draft): readonly RawValue[] {
  return [url, ...[...settings.values()].flatMap(({ values }) => values)];
}

interface Makings {
  readonly expander: Expander;
  readonly surroundings: Surroundings;
  readonly command?: CommandWords;
}

async function planOf(drafts: readonly Draft[], makings: Makings): Promise<Plan> {
  const { expander, surroundings, command } = makings;
  const { secrets } = expander;
  const readers = drafts.map(({ settings }) => createOptionReader(settings, expander));
  const [reader] = readers;
  if (reader === undefined) throw new Error('an invocation has at least one draft');
  const output = readOutput(reader);
  const planned: PlannedWatch[] = [];
  const told: Notice[] = [];
  for (const [at, draft] of drafts.entries()) {
    planned.push(await planWatch(draft, readers[at] ?? reader, { ...makings, tell: (notice) => void told.push(notice) }));
  }
  for (const { watch } of planned) await refuseNonsense(watch, surroundings);
  const quorum = readQuorum(reader);
  refuseStrangeGroup(planned, quorum);
  const notices = [...drafts.flatMap((draft, at) => noticesOf(draft, planned[at])), ...told];
  return {
    watches: named(planned, drafts, secrets),
    output,
    quorum,
    origins: readOrigins(reader),
    ...readCompanion(reader),
    ...(command !== undefined && { command }),
    secrets,
    notices: [...misspelledVariables(surroundings.environment), ...once(notices)].map((notice) => masked(notice, secrets)),
  };
}

/** The watches under the names they are told by, without secrets. */
function named(planned: readonly PlannedWatch[], drafts: readonly Draft[], { mask }: Secrets): Plan['watches'] {
  const targets = planned.map(({ watch }) => mask(watch.target));
  const names = watchNames(targets);
  const [first, ...others] = planned.map((each, at) => {
    const name = mask(drafts[at]?.name ?? names[at] ?? each.watch.name);
    return { ...each, watch: { ...each.watch, name, target: targets[at] ?? '', mask } };
  });
  if (first === undefined) throw new Error('an invocation has at least one watch');
  return [first, ...others];
}

function readQuorum(reader: OptionReader): Quorum {
  const atLeast = reader.on('any') ? 1 : reader.value('at-least');
  return { keepGoing: reader.on('keep-going'), ...(atLeast !== undefined && { atLeast }) };
}

function readCompanion(reader: OptionReader): Pick<Plan, 'companion'> {
  const command = reader.value('with');
  return command === undefined ? {} : { companion: { command, shell: reader.value('hook-shell') } };
}

function readOrigins(reader: OptionReader): OriginLimits {
  const spacing = reader.one('rate', readRate);
  const atOnce = reader.value('max-concurrency');
  return { ...(spacing !== undefined && { spacing }), ...(atOnce !== undefined && { atOnce }) };
}

/** Several watches of one command line have the same slips: told once. */
function once(notices: readonly Notice[]): readonly Notice[] {
  return [...new Map(notices.map((notice) => [notice.message, notice])).values()];
}

/** The names `run` takes, one a line. @throws ConfigError when there is no file or no watch in it. */
export async function listWatches({ flags }: RunInvocation, surroundings: Surroundings): Promise<string> {
  return watchList(await loadProjects(flags, surroundings));
}

async function planWatch(
  { url, name }: Draft,
  reader: OptionReader,
  makings: Makings & Pick<RequestSources, 'tell'>,
): Promise<PlannedWatch> {
  const { expander, surroundings, command, tell } = makings;
  const target = readRaw(
    url,
    { ...expander, expand: expander.expandUrl },
    {
      secret: false,
      read: (text, urlSecrets) => ({ address: readTarget(text), urlSecrets }),
    },
  );
  const hooks = readHooks(reader);
  const bodyFile = readBodyFile(reader);
  const sources = { expander, surroundings, tell, hasCommand: command !== undefined, ...target };
  const watch = await readWatch(reader, { ...sources, ...(name !== undefined && { name }) });
  return { watch, hooks, prints: await readPrints(reader), ...(bodyFile !== undefined && { bodyFile }) };
}

function noticesOf(draft: Draft, planned: PlannedWatch | undefined): readonly Notice[] {
  const goals = planned?.watch.goals;
  const conditions = goals === undefined ? [] : [...goals.until, ...goals.failWhen];
  return [...draft.notices, ...durationNotices(draft.settings), ...conditionNotices(conditions)];
}

function masked({ code, message, hint }: Notice, { mask }: Secrets): Notice {
  return { code, message: mask(message), ...(hint !== undefined && { hint: mask(hint) }) };
}
