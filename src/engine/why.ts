/** The words of a verdict: what was seen instead of the goal, and what the reader can do next. */

import type { Evidence, Judgement } from '../domain/condition.ts';
import { countOf } from '../domain/count.ts';
import { formatDuration } from '../domain/duration.ts';
import { evidenceSentence } from '../domain/evidence-sentence.ts';
import type { Result } from '../domain/outcome.ts';
import { valueText } from '../domain/value-text.ts';
import { isWait, type Watch } from '../domain/watch.ts';
import type { Memory } from './memory.ts';
import type { Trouble } from './trouble.ts';

/** Why the goal is not reached, with the values last seen. */
export function unmetReason(watch: Watch, { polls, judgements, streak, lastMeta }: Memory): string {
  const { target, goals } = watch;
  if (streak !== undefined) return streak.trouble.message;
  if (polls === 0) return `no answer came from ${target}`;
  const unmet = judgements.filter(({ kind, verdict }) => kind === 'until' && verdict !== 'met');
  if (unmet.length > 0) return unmet.map((judgement) => sentenceOf(judgement, watch)).join('; ');
  if (judgements.length < goals.until.length && lastMeta !== undefined) {
    return lastMeta.status === 404 ? `${target} is not there yet (404)` : notTheOne(watch);
  }
  if (goals.until.length > 0 && goals.confirm !== undefined) return 'the goal held, but not long enough to be confirmed';
  return goals.untilStable === undefined ? 'nothing changed' : 'it kept changing';
}

function notTheOne({ goals: { pin } }: Watch): string {
  const path = pin?.query.text ?? 'it';
  return pin?.value === undefined
    ? `${path} is not in the response`
    : `${path} is not ${valueText(pin.value)}, the one waited for`;
}

/** What was seen and wanted, secrets masked before values are cut. */
export function sentenceOf(judgement: Judgement, { mask }: Watch): string {
  return evidenceSentence(judgement, (value) => valueText(value, mask));
}

/** How a watch stands: what is still missing to the goal of a wait, how much has changed in a feed. */
export function standing(watch: Watch, memory: Memory): string {
  return isWait(watch.goals) || memory.streak !== undefined ? unmetReason(watch, memory) : changesText(memory);
}

/** What a feed has seen. */
export function changesText({ changes, polls }: Pick<Memory, 'changes' | 'polls'>): string {
  const times = changes === 0 ? 'nothing changed' : countOf(changes, 'change');
  return `${times} in ${countOf(polls, 'poll')}`;
}

/** Up to two lines: what the end means, and one thing to paste. */
export function adviceOn(result: Result, watch: Watch, trouble: Trouble | undefined): readonly string[] {
  switch (result) {
    case 'refused':
      return ['Waiting will not change this, so watch-api stopped (exit 4).', refusedAdvice(trouble)];
    case 'unreachable':
      return trouble?.hint === null || trouble === undefined ? [] : [sentence(trouble.hint)];
    case 'unusable':
      return trouble?.hint === null || trouble === undefined ? [] : [sentence(trouble.hint)];
    case 'timeout':
      return [`Wait longer: --timeout ${formatDuration(2 * (watch.limits.timeout ?? 0))}`];
    case 'not yet':
      return watch.limits.once
        ? ['Wait for it: leave out --once']
        : [`Ask more often: --max-polls ${2 * (watch.limits.maxPolls ?? 1)}`];
    default:
      return [];
  }
}

function refusedAdvice(trouble: Trouble | undefined): string {
  const keep = `keep waiting instead: --fatal-status '!${trouble?.code}'`;
  return trouble?.hint == null ? sentence(keep) : `${sentence(trouble.hint)}  ·  ${keep}`;
}

function sentence(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}

/** The goals not met, for the `end` event. */
export function unmetGoals(
  judgements: readonly Judgement[],
): readonly { readonly expr: string; readonly values: readonly Evidence[] }[] {
  return judgements
    .filter(({ kind, verdict }) => kind === 'until' && verdict !== 'met')
    .map(({ text, evidence }) => ({ expr: text, values: evidence }));
}
