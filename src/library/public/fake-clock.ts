/** A clock on which waiting takes no time, so that a wait of an hour is tested in a blink. */

import type { Clock } from './ports.ts';

/** A clock that moves by itself, from sleeper to sleeper. */
export interface FakeClock extends Clock {
  hold(): () => void;
}

interface Sleeper {
  readonly due: number;
  wake(): void;
}

/**
 * A clock that stands at `start`, default 2026-01-01T00:00:00Z. Whenever nothing is left to do but to wait, it moves to the moment
 * the next sleeper wakes. While an answer is under way or an event is dealt with it stands still, however long that really takes.
 */
export function fakeClock(start: number = Date.UTC(2026, 0, 1)): FakeClock {
  const sleepers = new Set<Sleeper>();
  let now = start;
  let holds = 0;
  let isMoving = false;
  const move = async () => {
    if (isMoving) return;
    isMoving = true;
    for (;;) {
      await settled();
      const next = holds > 0 ? undefined : earliestOf(sleepers);
      if (next === undefined) break;
      now = Math.max(now, next.due);
      next.wake();
    }
    isMoving = false;
  };
  return {
    now: () => now,
    sleep(milliseconds, signal) {
      if (signal.aborted || !(milliseconds > 0)) return Promise.resolve();
      const { sleeper, slept } = fallAsleep(now + milliseconds, signal, () => sleepers.delete(sleeper));
      sleepers.add(sleeper);
      void move();
      return slept;
    },
    hold() {
      holds += 1;
      return () => {
        holds -= 1;
        void move();
      };
    },
  };
}

function fallAsleep(due: number, signal: AbortSignal, onWake: () => void): { sleeper: Sleeper; slept: Promise<void> } {
  let wake = () => {};
  const slept = new Promise<void>((resolve) => {
    wake = () => {
      signal.removeEventListener('abort', wake);
      onWake();
      resolve();
    };
    signal.addEventListener('abort', wake);
  });
  return { sleeper: { due, wake }, slept };
}

/** Of several that wake at the same moment, the one that fell asleep first. */
function earliestOf(sleepers: ReadonlySet<Sleeper>): Sleeper | undefined {
  let earliest: Sleeper | undefined;
  for (const sleeper of sleepers) {
    if (sleeper.due < (earliest?.due ?? Number.POSITIVE_INFINITY)) earliest = sleeper;
  }
  return earliest;
}

/** Resolves when every promise that can settle now has settled, I/O that is ready included. */
function settled(): Promise<void> {
  return new Promise((resolve) => setImmediate(() => setImmediate(resolve)));
}
