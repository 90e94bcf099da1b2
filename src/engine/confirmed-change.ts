/** Which change of a poll counts: at once, or once as many polls agree as `--confirm` asks for. */

import type { Change } from '../domain/json.ts';
import type { Observation } from '../domain/observation.ts';
import { isCompared, type Watch } from '../domain/watch.ts';
import { hasLasted, type Look, prolong, type Run } from './agreement.ts';
import { changeBetween, compare, uncompared } from './compare.ts';
import type { Memory, Remembered } from './memory.ts';

/** The change that counts, and what is remembered after it. */
export interface Settled {
  readonly change: Change;
  readonly baseline: Remembered | undefined;
  readonly latest: Remembered | undefined;
  /** The latest answer, unchanged. */
  readonly unchanged: Run | undefined;
  /** A change that waits to be confirmed. */
  readonly waiting: Run | undefined;
  /** Why the answer cannot be compared at all. */
  readonly unusable?: string;
}

const NONE: Change = { kind: 'none' };

/** What is to be settled. */
export interface Open {
  readonly observation: Observation;
  readonly look: Look;
  /** The answer has items that were not there before. */
  readonly hasNewItems: boolean;
}

/** Compares an observation with the latest answer, and that with the baseline. Trouble is neutral: it changes nothing. */
export function settleChange(watch: Watch, before: Memory, open: Open): Settled {
  if (!isCompared(watch)) return settleUncompared(before, open);
  const { observation, look, hasNewItems } = open;
  const { goals, comparing } = watch;
  const { baseline, holding } = before;
  const { change: step, remembered: latest, unusable } = compare(observation, before.latest, comparing);
  if (observation.kind !== 'value' || unusable !== undefined) {
    return unusable === undefined ? untouched(before) : { ...untouched(before), unusable };
  }
  const unchanged = prolong(step.kind === 'none' && !hasNewItems ? holding.unchanged : undefined, look);
  if (goals.confirm === undefined || baseline === undefined)
    return { change: step, baseline: latest, latest, unchanged, waiting: undefined };
  // The step from answer to answer is not what counts, but where it has led from the baseline.
  const isOpen = step.kind === 'edits' || holding.change !== undefined;
  const total = isOpen && latest !== undefined ? changeBetween(baseline, latest, comparing) : NONE;
  if (total.kind !== 'edits') return { change: NONE, baseline, latest, unchanged, waiting: undefined };
  const waiting = prolong(step.kind === 'none' ? holding.change : undefined, look);
  return hasLasted(waiting, goals.confirm)
    ? { change: total, baseline: latest, latest, unchanged, waiting: undefined }
    : { change: NONE, baseline, latest, unchanged, waiting };
}

/** Nothing has changed, and nothing new is remembered. */
export function untouched({ baseline, latest, holding }: Memory): Settled {
  return { change: NONE, baseline, latest, unchanged: holding.unchanged, waiting: holding.change };
}

/** Where nothing is compared, new items alone are what changes. */
function settleUncompared(before: Memory, { observation, look, hasNewItems }: Open): Settled {
  if (observation.kind !== 'value') return untouched(before);
  const latest = uncompared(observation.answer);
  const unchanged = prolong(hasNewItems ? undefined : before.holding.unchanged, look);
  return { change: NONE, baseline: latest, latest, unchanged, waiting: undefined };
}
