/** Whether a poll ends the watch, and how: a list of rules in the order that decides, first match wins. */

import { explain } from '../conditions/explain.ts';
import { formatDuration } from '../domain/duration.ts';
import type { Interruption, Outcome } from '../domain/outcome.ts';
import { type Millis, SECOND } from '../domain/time.ts';
import { isWait, type Watch } from '../domain/watch.ts';
import { messageIn } from './body-message.ts';
import type { Memory } from './memory.ts';
import type { Poll } from './poll.ts';
import { answered } from './trouble.ts';
import { adviceOn, changesText, standing, unmetReason } from './why.ts';

type Rule = (poll: Poll) => Outcome | undefined;

// An answer nobody can read may be a proxy's page while a server restarts: three running over half a minute are not.
const UNUSABLE_POLLS = 3;
const UNUSABLE_TIME = 30 * SECOND;

const rules: readonly Rule[] = [failed, met, refused, unreachable, unusable, notYet, timeout];

/** The end this poll brings, or undefined when the watch goes on. */
export function decide(poll: Poll): Outcome | undefined {
  for (const rule of rules) {
    const outcome = rule(poll);
    if (outcome !== undefined) return outcome;
  }
  return undefined;
}

function failed({ observation, findings, watch }: Poll): Outcome | undefined {
  const guilty = findings.find(({ kind, finding }) => kind === 'failWhen' && finding.verdict === 'met');
  if (guilty === undefined) return undefined;
  const said = observation.kind === 'value' ? messageIn(observation.answer.value) : undefined;
  const why = said === undefined ? [] : [`The server says: ${said}`];
  return {
    result: 'failed',
    reason: explain(guilty.finding),
    advice: [...why, `--fail-when ${quoted(guilty.text)} holds for ${watch.target}`],
  };
}

function met({ watch, observation, change, findings, memory }: Poll): Outcome | undefined {
  const { goals, limits } = watch;
  if (!isWait(goals)) return undefined;
  const wanted = findings.filter(({ kind }) => kind === 'until');
  if (wanted.some(({ finding }) => finding.verdict !== 'met')) return undefined;
  if (goals.untilChange && change.kind !== 'edits') return undefined;
  if (goals.firstAnswer && observation.kind !== 'value') return undefined;
  const reasons = wanted.map(({ finding }) => explain(finding));
  if (goals.untilChange) reasons.push('the answer changed');
  if (goals.firstAnswer && observation.kind === 'value') reasons.push(answered(watch, observation.answer.meta));
  const already = memory.polls === 1 && wanted.length > 0 && !limits.once ? ', already met at the first poll' : '';
  return { result: 'met', reason: reasons.join('; ') + already };
}

function refused({ watch, trouble }: Poll): Outcome | undefined {
  return trouble?.fatal && trouble.end === 'refused'
    ? { result: 'refused', reason: trouble.message, advice: adviceOn('refused', watch, trouble) }
    : undefined;
}

function unreachable({ watch, trouble, memory }: Poll): Outcome | undefined {
  if (trouble === undefined) return undefined;
  const { maxErrors, once } = watch.limits;
  const running = memory.streak?.count ?? 0;
  if (trouble.end === 'unreachable' && (trouble.fatal || once)) {
    return { result: 'unreachable', reason: trouble.message, advice: adviceOn('unreachable', watch, trouble) };
  }
  if (maxErrors === undefined || running < maxErrors) return undefined;
  return {
    result: 'unreachable',
    reason: `${trouble.message} (${running} failed polls running, --max-errors ${maxErrors})`,
    advice: adviceOn('unreachable', watch, trouble),
  };
}

function unusable({ watch, trouble, memory, observation }: Poll): Outcome | undefined {
  if (trouble?.end !== 'unusable') return undefined;
  const final = { result: 'unusable', reason: trouble.message, advice: adviceOn('unusable', watch, trouble) } as const;
  if (watch.limits.once) return final;
  if (watch.goals.until.length + watch.goals.failWhen.length === 0 || memory.unusable === undefined) return undefined;
  const { count, since } = memory.unusable;
  return count >= UNUSABLE_POLLS && observation.at - since >= UNUSABLE_TIME ? final : undefined;
}

function notYet({ watch, memory }: Poll): Outcome | undefined {
  const { once, maxPolls } = watch.limits;
  if (!once && (maxPolls === undefined || memory.polls < maxPolls)) return undefined;
  const bound = once ? '--once' : `--max-polls ${maxPolls}`;
  return isWait(watch.goals)
    ? { result: 'not yet', reason: unmetReason(watch, memory), advice: adviceOn('not yet', watch, memory.trouble) }
    : { result: 'met', reason: `${bound} reached, ${changesText(memory)}` };
}

function timeout({ watch, memory }: Poll): Outcome | undefined {
  return memory.last ? timeUp(watch, memory) : undefined;
}

/** The end of a watch whose time is up, judged on the last poll: 124 for a wait, the bound reached for a feed. */
export function timeUp(watch: Watch, memory: Memory): Outcome {
  const length = formatDuration(watch.limits.timeout ?? 0);
  return isWait(watch.goals)
    ? {
        result: 'timeout',
        reason: `after ${length}: ${unmetReason(watch, memory)}`,
        advice: adviceOn('timeout', watch, memory.trouble),
      }
    : { result: 'met', reason: `--timeout ${length} reached, ${changesText(memory)}` };
}

/** The end of a watch whose server wants to be left alone for longer than there is time. */
export function floorPastDeadline(watch: Watch, memory: Memory, pause: Millis): Outcome {
  const length = formatDuration(watch.limits.timeout ?? 0);
  const asked = `the server asks to wait ${formatDuration(pause)}, past the timeout of ${length}`;
  return isWait(watch.goals)
    ? { result: 'timeout', reason: `${asked}: ${unmetReason(watch, memory)}`, advice: adviceOn('timeout', watch, memory.trouble) }
    : { result: 'met', reason: `${asked}, ${changesText(memory)}` };
}

/** The end of a watch whose source has no more to give. */
export function streamOver(watch: Watch, memory: Memory): Outcome {
  return isWait(watch.goals)
    ? { result: 'not yet', reason: `the stream ended: ${unmetReason(watch, memory)}` }
    : { result: 'met', reason: `the stream ended, ${changesText(memory)}` };
}

/** The end of a watch that someone stopped: by a signal, or by asking to quit. */
export function interrupted(watch: Watch, memory: Memory, interruption: Interruption): Outcome {
  const reason = standing(watch, memory);
  if (interruption.kind === 'signal')
    return { result: 'interrupted', signal: interruption.signal, reason: `${interruption.signal}: ${reason}` };
  return { result: isWait(watch.goals) ? 'not yet' : 'met', reason: `quit: ${reason}` };
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}
