/** When the last message is looked at again though none has come: time alone may have made it count. */

import { isTimed } from '../conditions/steady.ts';
import type { Instant } from '../domain/time.ts';
import type { Goals, Watch } from '../domain/watch.ts';
import { lastsAt, type Run } from './agreement.ts';
import type { Holding } from './holding.ts';
import type { Memory } from './memory.ts';

/**
 * When that is; infinite where it would tell nothing new. Only where messages come by themselves: whoever is asked again and
 * again is looked at often enough.
 */
export function glanceAt({ source, goals, pace }: Watch, { state, streak, holding, judgedAt }: Memory): Instant {
  if (source.push !== true || state.phase !== 'asking' || streak !== undefined) return Number.POSITIVE_INFINITY;
  const due = dueTimes(goals, holding).filter((at) => at > judgedAt);
  return Math.min(...due, isAboutTime(goals) ? judgedAt + pace.bottom : Number.POSITIVE_INFINITY);
}

/** When something will have held for long enough, if nothing comes. */
function dueTimes({ untilStable, confirm }: Goals, { unchanged, met, failed, superseded, change }: Holding): readonly Instant[] {
  const stable = untilStable === undefined || unchanged === undefined ? [] : [lastsAt(unchanged, untilStable)];
  if (confirm === undefined) return stable;
  const runs: readonly (Run | undefined)[] = [met.run, ...failed.map(({ run }) => run), superseded, change];
  return [...stable, ...runs.flatMap((run) => (run === undefined ? [] : lastsAt(run, confirm)))];
}

function isAboutTime({ until, failWhen }: Goals): boolean {
  return [...until, ...failWhen].some(({ expression }) => isTimed(expression));
}
