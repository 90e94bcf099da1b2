/** Whether a poll ends the watch, and how: a list of rules in the order that decides, first match wins. */

import { spanText } from '../domain/goal-flags.ts';
import type { Outcome } from '../domain/outcome.ts';
import { shellQuoted } from '../domain/shell-quote.ts';
import { SECOND } from '../domain/time.ts';
import { valueText } from '../domain/value-text.ts';
import { isSaved, isWait, type Span, type Watch } from '../domain/watch.ts';
import { AT_ONCE, hasLasted, withoutFirst } from './agreement.ts';
import { messageIn } from './body-message.ts';
import { boundReached, neverAppeared, timeUp } from './bounds.ts';
import { isConfirmed, unclaimed } from './claim.ts';
import { hasChanged, type Poll } from './poll.ts';
import { trialOver } from './saved-body.ts';
import { answered } from './trouble.ts';
import { sentenceOf } from './unmet.ts';
import { adviceOn } from './why.ts';

type Rule = (poll: Poll) => Outcome | undefined;

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

function superseded({ watch: { goals, mask }, memory }: Poll): Outcome | undefined {
  const { identified, identity = null, holding } = memory;
  if (identified.kind !== 'superseded' || holding.superseded === undefined) return undefined;
  if (!hasLasted(holding.superseded, goals.confirm ?? AT_ONCE)) return undefined;
  const now = identified.seen === undefined ? 'gone' : valueText(identified.seen, mask);
  return {
    result: 'superseded',
    reason: `${goals.pin?.query.text} is ${now}, no longer ${valueText(identity, mask)}`,
    advice: ['Another one has taken its place, so what was waited for cannot be seen any more.'],
  };
}

function failed({ observation, watch, memory }: Poll): Outcome | undefined {
  const { failed: claims } = memory.holding;
  const guilty = memory.judgements.find((_, at) => isConfirmed(claims[at] ?? unclaimed, watch.goals));
  if (guilty === undefined) return undefined;
  const said = observation.kind === 'value' ? messageIn(observation.answer.value, watch.mask) : undefined;
  const why = said === undefined ? [] : [`The ${isSaved(watch) ? 'body' : 'server'} says: ${said}`];
  const advice = [...why, `--fail-when ${shellQuoted(guilty.text)} holds for ${watch.target}`];
  return { result: 'failed', reason: sentenceOf(guilty, watch), advice };
}

function met(poll: Poll): Outcome | undefined {
  const { watch, memory } = poll;
  const { goals } = watch;
  if (!isWait(goals)) return undefined;
  const isChange = hasChanged(poll);
  // A change that counts has been confirmed already, however young the run of answers is since the last trouble.
  const isChangeAlone = goals.untilChange && goals.until.length === 0 && isChange;
  if (!isChangeAlone && !isConfirmed(memory.holding.met, goals)) return undefined;
  // It counts once; goals that are still to be confirmed beside it may take longer.
  if (goals.untilChange && !isChange && (goals.confirm === undefined || memory.changes === 0)) return undefined;
  if (goals.untilStable !== undefined && !isStable(poll, goals.untilStable)) return undefined;
  return { result: 'met', reason: metReasons(poll).join('; ') + alreadyMet(poll) };
}

function isStable({ memory, observation }: Poll, span: Span): boolean {
  const { unchanged } = memory.holding;
  return observation.kind === 'value' && unchanged !== undefined && hasLasted(withoutFirst(unchanged), span);
}

function metReasons({ watch, memory, observation, items }: Poll): readonly string[] {
  const { goals } = watch;
  const reasons = memory.judgements.filter(({ kind }) => kind === 'until').map((judgement) => sentenceOf(judgement, watch));
  if (goals.untilChange) reasons.push(changeReason(watch, items.told.length));
  if (goals.untilStable !== undefined) reasons.push(`unchanged for ${spanText(goals.untilStable)}`);
  if (goals.firstAnswer && observation.kind === 'value') reasons.push(answered(watch, observation.answer.meta));
  return reasons;
}

function changeReason({ items, source }: Watch, news: number): string {
  if (items !== undefined && news > 0) return news === 1 ? 'a new item came' : `${news} new items came`;
  return source.push === true ? 'the message is another' : 'the answer changed';
}

function alreadyMet({ watch, memory }: Poll): string {
  return memory.polls === 1 && watch.goals.until.length > 0 && !watch.limits.once ? ', already met at the first poll' : '';
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
  return hasLasted(run, UNUSABLE_POLLS) && hasLasted(run, UNUSABLE_TIME) ? final : undefined;
}

/** A feed without conditions can live through a page of HTML; a condition cannot be judged on it. */
function needsContent({ goals }: Watch): boolean {
  return goals.until.length + goals.failWhen.length > 0;
}

function neverThere({ watch, memory, observation }: Poll): Outcome | undefined {
  return observation.at >= memory.appearBy ? neverAppeared(watch, memory) : undefined;
}

function notYet({ watch, look, memory }: Poll): Outcome | undefined {
  const { once, maxPolls } = watch.limits;
  if (!look.isPoll) return undefined;
  if (!once && (maxPolls === undefined || memory.polls < maxPolls)) return undefined;
  if (isSaved(watch)) return trialOver(watch, memory);
  return boundReached(watch, memory, once ? '--once' : `--max-polls ${maxPolls}`);
}

function timeout({ watch, memory }: Poll): Outcome | undefined {
  return memory.last ? timeUp(watch, memory) : undefined;
}
