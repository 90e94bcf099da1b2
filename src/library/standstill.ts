/** When time stands still, on clocks that move by themselves: while something real is going on that takes no time of theirs. */

import type { Clock } from './public/ports.ts';

/** What is going on, for one clock. */
export interface Standstill {
  /** Time stands still until `work` is done, but for the pauses in it. */
  during<T>(work: () => Promise<T>): Promise<T>;
  /** Time stands still until what this returns is called. */
  begin(): () => void;
  /** The clock for pauses that are part of what is going on. */
  readonly pauses: Clock;
}

/** Nothing is going on yet. */
export function createStandstill(clock: Clock): Standstill {
  let busy = 0;
  let release: (() => void) | undefined;
  const shift = (by: number) => {
    busy += by;
    if (busy > 0) release ??= clock.hold?.();
    else {
      release?.();
      release = undefined;
    }
  };
  const begin = () => {
    shift(1);
    return () => shift(-1);
  };
  return {
    begin,
    async during(work) {
      const end = begin();
      try {
        return await work();
      } finally {
        end();
      }
    },
    pauses: {
      now: () => clock.now(),
      async sleep(pause, signal) {
        shift(-1);
        await clock.sleep(pause, signal);
        shift(1);
      },
    },
  };
}
