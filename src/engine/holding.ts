/** What holds at a poll, and for how long it has: goals, failures and pins count once they have held for `--confirm`. */

import type { Instant } from '../domain/time.ts';
import { prolong, type Run } from './agreement.ts';

/** What has been held by how many polls running; a goal or a failure counts once it has held for `--confirm`. */
export interface Holding {
  readonly met: Run | undefined;
  readonly failed: Run | undefined;
  readonly superseded: Run | undefined;
  /** The latest answer, unchanged. */
  readonly unchanged: Run | undefined;
  /** A change against the baseline that is not told yet. */
  readonly change: Run | undefined;
  /** Answers that conditions cannot be judged on. */
  readonly unusable: Run | undefined;
}

/** Nothing has held yet. */
export const nothingHeld: Holding = {
  met: undefined,
  failed: undefined,
  superseded: undefined,
  unchanged: undefined,
  change: undefined,
  unusable: undefined,
};

/** What a poll itself shows, each by the key that tells its runs apart; undefined for what does not hold. */
export type Shown = { readonly [Name in 'met' | 'failed' | 'superseded' | 'unusable']: string | undefined };

/** The runs after a poll that shows this: whatever does not hold any more starts anew. */
export function held(before: Holding, at: Instant, shown: Shown): Pick<Holding, keyof Shown> {
  return {
    met: prolong(before.met, shown.met, at),
    failed: prolong(before.failed, shown.failed, at),
    superseded: prolong(before.superseded, shown.superseded, at),
    unusable: prolong(before.unusable, shown.unusable, at),
  };
}
