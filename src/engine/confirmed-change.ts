/** Which change of a poll counts: at once, or once as many polls agree as `--confirm` asks for. */

import type { Change } from '../domain/json.ts';
import type { Observation } from '../domain/observation.ts';
import type { Watch } from '../domain/watch.ts';
import { hasLasted, prolong, type Run } from './agreement.ts';
import { changeBetween, compare } from './compare.ts';
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

/** Compares an observation with the latest answer, and that with the baseline. Trouble is neutral: it changes nothing. */
export function settleChange({ goals, comparing }: Watch, before: Memory, observation: Observation): Settled {
  const { baseline, holding } = before;
  const { at } = observation;
  const { change: step, remembered: latest, unusable } = compare(observation, before.latest, comparing);
  if (observation.kind !== 'value' || unusable !== undefined) {
    const nothing = { change: NONE, baseline, latest: before.latest, unchanged: holding.unchanged, waiting: holding.change };
    return unusable === undefined ? nothing : { ...nothing, unusable };
  }
  const unchanged = prolong(step.kind === 'none' ? holding.unchanged : undefined, at);
  if (goals.confirm === undefined || baseline === undefined)
    return { change: step, baseline: latest, latest, unchanged, waiting: undefined };
  // The step from answer to answer is not what counts, but where it has led from the baseline.
  const isOpen = step.kind === 'edits' || holding.change !== undefined;
  const total = isOpen && latest !== undefined ? changeBetween(baseline, latest, comparing) : NONE;
  if (total.kind !== 'edits') return { change: NONE, baseline, latest, unchanged, waiting: undefined };
  const waiting = prolong(step.kind === 'none' ? holding.change : undefined, at);
  return hasLasted(waiting, goals.confirm)
    ? { change: total, baseline: latest, latest, unchanged, waiting: undefined }
    : { change: NONE, baseline, latest, unchanged, waiting };
}
