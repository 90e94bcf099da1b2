/** Whether a poll ends the watch, and how: a list of rules in the order that decides, first match wins. */

import { countOf } from '../domain/count.ts';
import { formatDuration } from '../domain/duration.ts';
import { jsonText } from '../domain/json-text.ts';
import type { Outcome } from '../domain/outcome.ts';
import { shellQuoted } from '../domain/shell-quote.ts';
import { SECOND } from '../domain/time.ts';
import { isWait, type Span, type Watch } from '../domain/watch.ts';
import { hasLasted, type Run } from './agreement.ts';
import { messageIn } from './body-message.ts';
import { boundReached, neverAppeared, timeUp } from './bounds.ts';
import type { Poll } from './poll.ts';
import { answered } from './trouble.ts';
import { adviceOn, sentenceOf } from './why.ts';

type Rule = (poll: Poll) => Outcome | undefined;

const AT_ONCE: Span = { kind: 'polls', count: 1 };
// An answer nobody can read may be a proxy's page while a server restarts: three running over half a minute are not.
const UNUSABLE_POLLS: Span = { kind: 'polls', count: 3 };
const UNUSABLE_TIME: Span = { kind: 'time', length: 30 * SECOND };

const rules: readonly Rule[] = [superseded, failed, met, refused, unreachable, unusable, neverThere, notYet, timeout];

/** The end this poll brings, or undefined when the watch goes on. */
export function decide(poll: Poll): Outcome | undefined {
  for (const rule of rules) {
    const outcome = rule(poll);
    if (outcome !== undefined) return outcome;
  }
  return undefined;
}

/** Whether something that holds has held for as long as `--confirm` asks. */
function isConfirmed(run: Run | undefined, { watch, observation }: Poll): boolean {
  return run !== undefined && hasLasted(run, watch.goals.confirm ?? AT_ONCE, observation.at);
}

function superseded(poll: Poll): Outcome | undefined {
  const { watch, memory, identified } = poll;
  if (identified.kind !== 'superseded' || !isConfirmed(memory.holding.superseded, poll)) return undefined;
  const path = watch.goals.pin?.query.text ?? '';
  const now = identified.by === undefined ? 'gone' : jsonText(identified.by);
  return {
    result: 'superseded',
    reason: `${path} is ${now}, no longer ${jsonText(memory.identity)}`,
    advice: ['Another one has taken its place, so what was waited for cannot be seen any more.'],
  };
}

function failed(poll: Poll): Outcome | undefined {
  const { observation, watch, memory } = poll;
  const guilty = memory.judgements.find(({ kind, verdict }) => kind === 'failWhen' && verdict === 'met');
  if (guilty === undefined || !isConfirmed(memory.holding.failed, poll)) return undefined;
  const said = observation.kind === 'value' ? messageIn(observation.answer.value, watch.mask) : undefined;
  const why = said === undefined ? [] : [`The server says: ${said}`];
  const advice = [...why, `--fail-when ${shellQuoted(guilty.text)} holds for ${watch.target}`];
  return { result: 'failed', reason: sentenceOf(guilty, watch), advice };
}

function met(poll: Poll): Outcome | undefined {
  const { watch, change, memory } = poll;
  const { goals } = watch;
  if (!isWait(goals)) return undefined;
  // A change that counts has been confirmed already, however young the run of answers is since the last trouble.
  const isChangeAlone = goals.untilChange && goals.until.length === 0 && change.kind === 'edits';
  if (!isChangeAlone && !isConfirmed(memory.holding.met, poll)) return undefined;
  // It counts once; goals that are still to be confirmed beside it may take longer.
  if (goals.untilChange && change.kind !== 'edits' && (goals.confirm === undefined || memory.changes === 0)) return undefined;
  if (goals.untilStable !== undefined && !isStable(poll, goals.untilStable)) return undefined;
  return { result: 'met', reason: metReasons(poll).join('; ') + alreadyMet(poll) };
}

/** Counted in polls, the first answer is what the others agree with. */
function isStable({ memory, observation }: Poll, span: Span): boolean {
  const run = memory.holding.unchanged;
  if (run === undefined || observation.kind !== 'value') return false;
  return hasLasted(span.kind === 'polls' ? { ...run, polls: run.polls - 1 } : run, span, observation.at);
}

function metReasons({ watch, memory, observation }: Poll): readonly string[] {
  const { goals } = watch;
  const reasons = memory.judgements.filter(({ kind }) => kind === 'until').map((judgement) => sentenceOf(judgement, watch));
  if (goals.untilChange) reasons.push('the answer changed');
  if (goals.untilStable !== undefined) reasons.push(`unchanged for ${spanText(goals.untilStable)}`);
  if (goals.firstAnswer && observation.kind === 'value') reasons.push(answered(watch, observation.answer.meta));
  return reasons;
}

function alreadyMet({ watch, memory }: Poll): string {
  return memory.polls === 1 && watch.goals.until.length > 0 && !watch.limits.once ? ', already met at the first poll' : '';
}

function spanText(span: Span): string {
  return span.kind === 'time' ? formatDuration(span.length) : countOf(span.count, 'poll');
}

function refused({ watch, memory }: Poll): Outcome | undefined {
  const trouble = memory.streak?.trouble;
  if (trouble?.end !== 'refused') return undefined;
  return { result: 'refused', reason: trouble.message, advice: adviceOn('refused', watch, trouble) };
}

function unreachable({ watch, memory }: Poll): Outcome | undefined {
  if (memory.streak === undefined) return undefined;
  const { trouble, count } = memory.streak;
  const { maxErrors, once } = watch.limits;
  const advice = adviceOn('unreachable', watch, trouble);
  if (trouble.end === 'unreachable' && (trouble.fatal || once)) return { result: 'unreachable', reason: trouble.message, advice };
  if (maxErrors === undefined || count < maxErrors) return undefined;
  return {
    result: 'unreachable',
    reason: `${trouble.message} (${count} failed polls running, --max-errors ${maxErrors})`,
    advice,
  };
}

function unusable({ watch, memory, observation }: Poll): Outcome | undefined {
  const trouble = memory.streak?.trouble;
  const run = memory.holding.unusable;
  if (trouble === undefined || run === undefined) return undefined;
  const final: Outcome = { result: 'unusable', reason: trouble.message, advice: adviceOn('unusable', watch, trouble) };
  if (watch.limits.once) return final;
  if (!needsContent(watch) || (Number.isFinite(memory.appearBy) && observation.at < memory.appearBy)) return undefined;
  return hasLasted(run, UNUSABLE_POLLS, observation.at) && hasLasted(run, UNUSABLE_TIME, observation.at) ? final : undefined;
}

/** A feed without conditions can live through a page of HTML; a condition cannot be judged on it. */
function needsContent({ goals }: Watch): boolean {
  return goals.until.length + goals.failWhen.length > 0;
}

function neverThere({ watch, memory, observation }: Poll): Outcome | undefined {
  return observation.at >= memory.appearBy ? neverAppeared(watch, memory) : undefined;
}

function notYet({ watch, memory }: Poll): Outcome | undefined {
  const { once, maxPolls } = watch.limits;
  if (!once && (maxPolls === undefined || memory.polls < maxPolls)) return undefined;
  return boundReached(watch, memory, once ? '--once' : `--max-polls ${maxPolls}`);
}

function timeout({ watch, memory }: Poll): Outcome | undefined {
  return memory.last ? timeUp(watch, memory) : undefined;
}
