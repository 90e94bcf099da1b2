/** What holds, and for how long it has: goals, failures, pins and changes count once they have held for `--confirm`. */

import type { Run } from './agreement.ts';
import { type Claim, unclaimed } from './claim.ts';

/** What has been held by how many polls running. */
export interface Holding {
  /** All `--until` together; where there is none, that a usable answer came. */
  readonly met: Claim;
  /** Each `--fail-when`, in the order given; empty before the first poll. */
  readonly failed: readonly Claim[];
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
  met: unclaimed,
  failed: [],
  superseded: undefined,
  unchanged: undefined,
  change: undefined,
  unusable: undefined,
};
