/** From flags, environment and files to a plan: everything is read and checked here, before anything is sent. */

import type { OriginLimits, Plan, PlanNotice, PlannedWatch, Quorum } from '../domain/plan.ts';
import { createRedactor, type Redactor } from '../requests/redaction.ts';
import { refuseNonsense, refuseStrangeGroup } from './conflicts.ts';
import { type Draft, draftsOf, loadProjects } from './draft.ts';
import { createExpander, type Expander } from './expander.ts';
import { watchList } from './file/named-watch.ts';
import type { RunInvocation, WatchInvocation } from './invocation.ts';
import { misspelledVariables } from './layers/environment.ts';
import { conditionNotices, durationNotices } from './notices.ts';
import { createOptionReader, type OptionReader, readRaw } from './option-reader.ts';
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
  const { command } = invocation;
  const drafts = await draftsOf(invocation, surroundings);
  const expander = createExpander(surroundings.environment);
  const readers = drafts.map(({ settings }) => createOptionReader(settings, expander));
  const [reader] = readers;
  if (reader === undefined) throw new Error('an invocation has at least one draft');
  const output = readOutput(reader);
  const planned: PlannedWatch[] = [];
  for (const [at, draft] of drafts.entries()) {
    const makings = { expander, surroundings, hasCommand: command !== undefined };
    planned.push(await planWatch(draft, readers[at] ?? reader, makings));
  }
  for (const { watch } of planned) await refuseNonsense(watch, surroundings);
  const quorum = readQuorum(reader);
  refuseStrangeGroup(planned, quorum);
  const secrets = expander.secrets();
  const redact = createRedactor(secrets);
  const notices = drafts.flatMap((draft, at) => noticesOf(draft, planned[at]));
  return {
    watches: named(planned, drafts, redact),
    output,
    quorum,
    origins: readOrigins(reader),
    ...readCompanion(reader),
    ...(command !== undefined && { command }),
    secrets,
    notices: [...misspelledVariables(surroundings.environment), ...once(notices)].map((notice) => redactNotice(redact, notice)),
  };
}

/** The watches under the names they are told by, without secrets. */
function named(planned: readonly PlannedWatch[], drafts: readonly Draft[], redact: Redactor): Plan['watches'] {
  const targets = planned.map(({ watch }) => redact(watch.target));
  const names = watchNames(targets);
  const [first, ...others] = planned.map((each, at) => {
    const name = redact(drafts[at]?.name ?? names[at] ?? each.watch.name);
    return { ...each, watch: { ...each.watch, name, target: targets[at] ?? '', mask: redact } };
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
function once(notices: readonly PlanNotice[]): readonly PlanNotice[] {
  return [...new Map(notices.map((notice) => [notice.message, notice])).values()];
}

/** The names `run` takes, one a line. @throws ConfigError when there is no file or no watch in it. */
export async function listWatches({ flags }: RunInvocation, surroundings: Surroundings): Promise<string> {
  return watchList(await loadProjects(flags, surroundings));
}

interface Makings {
  readonly expander: Expander;
  readonly surroundings: Surroundings;
  readonly hasCommand: boolean;
}

async function planWatch({ url, name }: Draft, reader: OptionReader, makings: Makings): Promise<PlannedWatch> {
  const { expander } = makings;
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
  const watch = await readWatch(reader, { ...makings, ...target, ...(name !== undefined && { name }) });
  return { watch, hooks, prints: await readPrints(reader), ...(bodyFile !== undefined && { bodyFile }) };
}

function noticesOf(draft: Draft, planned: PlannedWatch | undefined): readonly PlanNotice[] {
  const goals = planned?.watch.goals;
  const conditions = goals === undefined ? [] : [...goals.until, ...goals.failWhen];
  return [...draft.notices, ...durationNotices(draft.settings), ...conditionNotices(conditions)];
}

function redactNotice(redact: Redactor, notice: PlanNotice): PlanNotice {
  return { ...notice, message: redact(notice.message), ...(notice.hint !== undefined && { hint: redact(notice.hint) }) };
}
