/** The words of a verdict: what was seen instead of the goal, and what the reader can do next. */

import { countOf } from '../domain/count.ts';
import { formatDuration } from '../domain/duration.ts';
import type { Result } from '../domain/outcome.ts';
import { isSaved, isWait, type Watch } from '../domain/watch.ts';
import type { Memory } from './memory.ts';
import type { Trouble } from './trouble.ts';
import { unmetGoals } from './unmet.ts';

/** Why the goal is not reached, with the values last seen. */
export function unmetReason(watch: Watch, memory: Memory): string {
  const { polls, streak, lastMeta } = memory;
  const { target, okStatus } = watch;
  if (streak !== undefined) return streak.trouble.message;
  if (polls === 0) return noneCame(watch);
  if (lastMeta !== undefined && !okStatus.has(lastMeta.status)) return `${target} is not there yet (${lastMeta.status})`;
  return unmetGoals(watch, memory)
    .flatMap(({ words = [] }) => words)
    .join('; ');
}

/** How a watch stands: what is still missing to the goal of a wait, how much has changed in a feed. */
export function standing(watch: Watch, memory: Memory): string {
  return isWait(watch.goals) || memory.streak !== undefined ? unmetReason(watch, memory) : newsText(watch, memory);
}

function noneCame({ source, target }: Watch): string {
  if (source.called === true) return `nobody called ${target}`;
  return source.push === true ? `no message came from ${target}` : `no answer came from ${target}`;
}

/** What a feed has seen. */
export function newsText(watch: Watch, { changes, polls, items }: Memory): string {
  const { told } = items;
  if (watch.items === undefined && watch.source.push === true)
    return [amountOf(told, 'message'), ...(changes === 0 ? [] : [countOf(changes, 'change')])].join(', ');
  if (watch.items === undefined)
    return `${changes === 0 ? 'nothing changed' : countOf(changes, 'change')} in ${countOf(polls, 'poll')}`;
  // New items count as changes.
  const others = changes - told;
  return `${amountOf(told, 'new item')}${others === 0 ? '' : ` and ${countOf(others, 'change')}`} in ${countOf(polls, 'poll')}`;
}

function amountOf(count: number, noun: string): string {
  return count === 0 ? `no ${noun}` : countOf(count, noun);
}

/** Up to two lines: what the end means, and one thing to paste. */
export function adviceOn(result: Result, watch: Watch, trouble: Trouble | undefined): readonly string[] {
  const hint = trouble?.hint == null ? [] : [sentence(trouble.hint)];
  if (isSaved(watch)) return hint;
  switch (result) {
    case 'refused':
      return ['Waiting will not change this, so watch-api stopped (exit 4).', refusedAdvice(trouble)];
    case 'unreachable':
    case 'unusable':
      return hint;
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
