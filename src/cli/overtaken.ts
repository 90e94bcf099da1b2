/** An interruption that comes when a watch has its end, but not all of it has been told: whoever sent it must see it heard. */

import { exitCodeOf, type Interruption } from '../domain/outcome.ts';
import type { PlannedWatch } from '../domain/plan.ts';
import { stopped } from '../engine/bounds.ts';
import type { Ending } from '../engine/run.ts';

/**
 * The ending as an interruption of the whole run (`stop`) leaves it. A signal takes the place of every end; quitting and an
 * output that takes no more only that of a goal reached, since no failure may be hidden by them.
 */
export function overtaken({ watch }: PlannedWatch, ending: Ending, stop: AbortSignal): Ending {
  const interruption: Interruption | undefined = stop.aborted ? stop.reason : undefined;
  const { outcome: before, end } = ending;
  if (interruption === undefined || (interruption.kind !== 'signal' && before.result !== 'met')) return ending;
  const outcome = stopped(watch, interruption, `${before.result}: ${before.reason}`);
  // It is what ended the watch in the first place.
  if (outcome.result === before.result) return ending;
  const { result, reason } = outcome;
  return { outcome, end: { ...end, event: { ...end.event, result, exitCode: exitCodeOf(outcome), reason, advice: [] } } };
}
