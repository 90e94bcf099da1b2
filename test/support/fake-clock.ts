/** A clock wound by hand, so that tests of waiting neither wait nor depend on the machine. */
import type { Clock, Instant, Millis } from '../../src/domain/time.ts';

/** A {@link Clock} that stands still until told otherwise. */
export interface FakeClock extends Clock {
  /**
   * Moves time forward, waking every sleeper at its own moment and in order. What a sleeper does on waking, sleeping again
   * included, happens before time moves on.
   */
  advance(pause: Millis): Promise<void>;
  /** How many are asleep. */
  readonly sleeping: number;
}

interface Sleeper {
  readonly due: Instant;
  wake(): void;
}

/** A clock that stands at `start`, default 2026-01-02T03:04:05.678Z. */
export function createFakeClock(start: Instant = Date.UTC(2026, 0, 2, 3, 4, 5, 678)): FakeClock {
  let now = start;
  const sleepers = new Set<Sleeper>();
  const earliest = () =>
    [...sleepers].reduce<Sleeper | undefined>((a, b) => (a === undefined || b.due < a.due ? b : a), undefined);
  return {
    now: () => now,
    sleep: (pause, signal) =>
      new Promise((resolve) => {
        if (signal.aborted || !(pause > 0)) return resolve();
        const sleeper: Sleeper = {
          due: now + pause,
          wake() {
            sleepers.delete(sleeper);
            signal.removeEventListener('abort', sleeper.wake);
            resolve();
          },
        };
        sleepers.add(sleeper);
        signal.addEventListener('abort', sleeper.wake);
      }),
    async advance(pause) {
      const target = now + pause;
      await settle();
      for (let next = earliest(); next !== undefined && next.due <= target; next = earliest()) {
        now = next.due;
        next.wake();
        await settle();
      }
      now = target;
    },
    get sleeping() {
      return sleepers.size;
    },
  };
}

/** Lets every promise that can settle now settle, I/O that is ready included. */
export function settle(): Promise<void> {
  return new Promise((resolve) => setImmediate(() => setImmediate(resolve)));
}
