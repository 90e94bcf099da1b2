/** Plans that read well and make no sense: told before anything is sent, with the reason. */

import type { Condition, Expression } from '../domain/condition.ts';
import { type Environment, isCi } from '../domain/environment.ts';
import { UsageError } from '../domain/errors.ts';
import type { PlannedWatch, Quorum } from '../domain/plan.ts';
import { isCompared, isWait, type Watch } from '../domain/watch.ts';
import type { OptionReader } from './option-reader.ts';
import type { Surroundings } from './surroundings.ts';

/** @throws UsageError for a watch that could never do what it is asked. */
export async function refuseNonsense(watch: Watch, surroundings: Surroundings): Promise<void> {
  refuseUnseenChange(watch);
  refuseTooFewPolls(watch);
  refuseGoalsOfNoWait(watch);
  refuseUnconfirmable(watch);
  refuseEndlessJob(watch, surroundings.environment);
  await refuseShellSlip(watch, surroundings);
}

function refuseUnseenChange({ goals, limits }: Watch): void {
  if (!goals.untilChange || limits.maxPolls !== 1) return;
  throw new UsageError('--until-change and --max-polls 1 do not go together: a change needs two polls to be seen', {
    hint: 'Allow two polls or more.',
  });
}

/** What takes several polls to be known cannot be known in fewer. */
function refuseTooFewPolls({ goals, limits }: Watch): void {
  const polls = limits.once ? 1 : (limits.maxPolls ?? Number.POSITIVE_INFINITY);
  const bound = limits.once ? '--once' : `--max-polls ${polls}`;
  for (const [name, span, extra] of [
    ['--confirm', goals.confirm, 0],
    ['--until-stable', goals.untilStable, 1],
  ] as const) {
    if (span === undefined) continue;
    const needed = span.kind === 'polls' ? span.count + extra : 2;
    if (needed <= polls) continue;
    const hint = limits.once ? 'Leave out --once, and bound the watch with --timeout.' : `Allow ${needed} polls or more.`;
    throw new UsageError(`${name} and ${bound} do not go together: it takes ${needed} polls`, { hint });
  }
}

function refuseGoalsOfNoWait({ goals, limits }: Watch): void {
  if (goals.untilStable !== undefined && goals.untilChange) {
    throw new UsageError('--until-stable and --until-change want the opposite of each other', { hint: 'Leave one of them out.' });
  }
  if (!isWait(goals) && (goals.pin !== undefined || goals.appearWithin !== undefined)) {
    const name = goals.pin !== undefined ? '--pin' : '--appear-within';
    throw new UsageError(`${name} is about what is waited for, and nothing is`, {
      hint: 'Say it with --until: --until status=ready.',
    });
  }
  if (goals.appearWithin !== undefined && limits.timeout !== undefined && goals.appearWithin >= limits.timeout) {
    throw new UsageError('--appear-within is not shorter than --timeout, which would always come first', {
      hint: 'Make it shorter, or the timeout longer.',
    });
  }
}

/** An item is told when it is first seen, and so it counts. */
function refuseUnconfirmable({ goals, items, comparing }: Watch): void {
  if (goals.confirm === undefined || !goals.untilChange || items === undefined || comparing.select.length > 0) return;
  throw new UsageError('--confirm has nothing to confirm: a new item counts as soon as it is seen', {
    hint: 'Leave it out, or wait for something else with --until.',
  });
}

const ABOUT_COMPARING = ['ignore', 'array-key', 'ignore-order', 'compare-headers'] as const;

/** @throws UsageError for an option about what is compared, given for a watch that compares nothing. */
export function refuseIdleComparison(watch: Watch, reader: Pick<OptionReader, 'isOwn'>): void {
  const idle = isCompared(watch) ? undefined : ABOUT_COMPARING.find((name) => reader.isOwn(name));
  if (idle === undefined) return;
  const why = watch.items === undefined ? 'messages are not, each is told' : 'with --items nothing is';
  throw new UsageError(`--${idle} is about what is compared, and ${why}`, { hint: 'Say what to compare: --select PATH.' });
}

/** @throws UsageError for several watches that could never do together what they are asked, or one that is told to be several. */
export function refuseStrangeGroup(planned: readonly PlannedWatch[], { atLeast, keepGoing }: Quorum): void {
  const waits = planned.filter(({ watch }) => isWait(watch.goals)).length;
  if (planned.length === 1 && (atLeast !== undefined || keepGoing)) {
    const name = atLeast === undefined ? '--keep-going' : '--any and --at-least';
    throw new UsageError(`${name} is about several watches, and there is one`, { hint: 'Give several URLs, or leave it out.' });
  }
  if (atLeast !== undefined && atLeast > waits) {
    throw new UsageError(`--any and --at-least count watches that wait for something, and ${waits} of ${planned.length} do`, {
      hint: 'Say what to wait for with --until, or lower the number.',
    });
  }
  const files = planned.flatMap(({ bodyFile }) => bodyFile ?? []);
  const shared = files.find((file, at) => files.indexOf(file) !== at);
  if (shared !== undefined) {
    throw new UsageError(`several watches would write their bodies to ${shared}`, {
      hint: 'Watch them one by one, or in a configuration file with an output each.',
    });
  }
}

/** A feed that nothing ends keeps a CI job until its runner is killed. */
function refuseEndlessJob({ goals, limits }: Watch, environment: Environment): void {
  if (!isCi(environment)) return;
  if (isWait(goals) || limits.once || limits.timeout !== undefined || limits.maxPolls !== undefined) return;
  throw new UsageError('nothing would ever end this watch, and this is a CI job (CI is set)', {
    hint: 'Say what to wait for with --until, or bound it with --timeout, --max-polls or --once.',
  });
}

/** `--until elapsed > 5` without quotes is a bare path, and a file named 5 that the shell has just made. */
async function refuseShellSlip({ goals }: Watch, surroundings: Surroundings): Promise<void> {
  const bare = [...goals.until, ...goals.failWhen].find(isBarePath);
  if (bare === undefined) return;
  const file = (await surroundings.stdoutFile())?.split(/[/\\]/).at(-1);
  if (file === undefined || !/^(?:=|-?\d)/.test(file) || !/^(?:=.*|-?\d+(?:\.\d+)?(?:ms|[smhd])?)$/.test(file)) return;
  throw new UsageError(
    `standard output goes to a file named "${file}": the shell took the rest of "${bare.text}" for a redirection`,
    {
      hint: `Quote the condition: '${bare.text} > ${file.replace(/^=/, '= ').trim()}'. Then remove the file.`,
    },
  );
}

function isBarePath({ expression }: Condition): boolean {
  const bare: Expression = expression.kind === 'not' ? expression.of : expression;
  return bare.kind === 'test' && bare.of.kind === 'query';
}
