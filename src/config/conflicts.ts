/** Plans that read well and make no sense: told before anything is sent, with the reason. */

import type { Condition, Expression } from '../domain/condition.ts';
import { type Environment, isCi } from '../domain/environment.ts';
import { UsageError } from '../domain/errors.ts';
import { isWait, type Watch } from '../domain/watch.ts';
import type { Surroundings } from './surroundings.ts';

/** @throws UsageError for a watch that could never do what it is asked. */
export async function refuseNonsense(watch: Watch, surroundings: Surroundings): Promise<void> {
  refuseUnseenChange(watch);
  refuseEndlessJob(watch, surroundings.environment);
  await refuseShellSlip(watch, surroundings);
}

function refuseUnseenChange({ goals, limits }: Watch): void {
  if (!goals.untilChange || limits.maxPolls !== 1) return;
  throw new UsageError('--until-change and --max-polls 1 do not go together: a change needs two polls to be seen', {
    hint: 'Allow two polls or more.',
  });
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
