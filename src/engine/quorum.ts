/** Several watches as one: how many must be met, when the rest no longer matters, and the exit code of the whole. */

import { exitCodeOf, exitCodes, type Outcome } from '../domain/outcome.ts';

/** How far a group of waits is. */
export interface Tally {
  readonly met: number;
  /** Ended otherwise. */
  readonly lost: number;
  readonly running: number;
}

/** Whether the group's end is decided: `reached` when enough are met, `missed` when too few still can be. */
export function standingOf({ met, running }: Tally, needed: number): 'open' | 'reached' | 'missed' {
  if (met >= needed) return 'reached';
  return met + running < needed ? 'missed' : 'open';
}

// What must be known first: our own bug, a usage error, then what failed for good, then what only took too long.
const WORST_FIRST: readonly number[] = [
  exitCodes.bug,
  exitCodes.usage,
  exitCodes.failed,
  exitCodes.superseded,
  exitCodes.refused,
  exitCodes.unreachable,
  exitCodes.unusable,
  exitCodes['never appeared'],
  exitCodes.timeout,
  exitCodes.undelivered,
  exitCodes.state,
  exitCodes.busy,
  exitCodes['not yet'],
  exitCodes.changed,
  exitCodes.met,
];

/** The outcome that speaks for all of them: the worst; an interruption speaks before everything. */
export function worstOf(outcomes: readonly [Outcome, ...Outcome[]]): Outcome {
  return outcomes.reduce((worst, outcome) => (rankOf(outcome) < rankOf(worst) ? outcome : worst));
}

function rankOf(outcome: Outcome): number {
  return outcome.result === 'interrupted' ? -1 : WORST_FIRST.indexOf(exitCodeOf(outcome));
}
