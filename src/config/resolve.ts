/** From flags, environment and files to a plan: everything is read and checked here, before anything is sent. */

import type { Plan, PlanNotice, PlannedWatch } from '../domain/plan.ts';
import { createRedactor, type Redactor } from '../requests/redaction.ts';
import { refuseNonsense } from './conflicts.ts';
import { type Draft, draftOf, loadProjects } from './draft.ts';
import { createExpander, type Expander } from './expander.ts';
import { watchList } from './file/named-watch.ts';
import type { RunInvocation, WatchInvocation } from './invocation.ts';
import { misspelledVariables } from './layers/environment.ts';
import { conditionNotices, durationNotices } from './notices.ts';
import { createOptionReader, type OptionReader, readRaw } from './option-reader.ts';
import { readTarget } from './request/target.ts';
import type { Surroundings } from './surroundings.ts';
import { readBodyFile, readHooks, readOutput, readPrints } from './telling.ts';
import { readWatch } from './watch.ts';

/**
 * The plan of an invocation. Precedence: flag, environment, watch entry, project defaults, user file, built-in.
 * @throws UsageError or ConfigError for the first mistake, with its place and without secrets.
 */
export async function resolvePlan(invocation: WatchInvocation | RunInvocation, surroundings: Surroundings): Promise<Plan> {
  const { command } = invocation;
  const draft = await draftOf(invocation, surroundings);
  const expander = createExpander(surroundings.environment);
  const reader = createOptionReader(draft.settings, expander);
  const output = readOutput(reader);
  const planned = await planWatch(draft, reader, { expander, surroundings, hasCommand: command !== undefined });
  await refuseNonsense(planned.watch, surroundings);
  const secrets = expander.secrets();
  const redact = createRedactor(secrets);
  return {
    watches: [
      { ...planned, watch: { ...planned.watch, name: redact(planned.watch.name), target: redact(planned.watch.target) } },
    ],
    output,
    quorum: { keepGoing: false },
    ...(command !== undefined && { command }),
    secrets,
    notices: noticesOf(draft, planned, surroundings).map((notice) => redactNotice(redact, notice)),
  };
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
  const target = readRaw(url, makings.expander, {
    secret: false,
    read: (text, urlSecrets) => ({ address: readTarget(text), urlSecrets }),
  });
  const hooks = readHooks(reader);
  const bodyFile = readBodyFile(reader);
  const watch = await readWatch(reader, { ...makings, ...target, ...(name !== undefined && { name }) });
  return { watch, hooks, prints: await readPrints(reader), ...(bodyFile !== undefined && { bodyFile }) };
}

function noticesOf(draft: Draft, { watch }: PlannedWatch, { environment }: Surroundings): readonly PlanNotice[] {
  const { until, failWhen } = watch.goals;
  return [
    ...misspelledVariables(environment),
    ...draft.notices,
    ...durationNotices(draft.settings),
    ...conditionNotices([...until, ...failWhen]),
  ];
}

function redactNotice(redact: Redactor, notice: PlanNotice): PlanNotice {
  return { ...notice, message: redact(notice.message), ...(notice.hint !== undefined && { hint: redact(notice.hint) }) };
}
