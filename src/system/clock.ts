/** The machine's time as a port: a clock that never goes back and sleeps of any length. */

import type { Clock } from '../domain/time.ts';
import { LONGEST_TIMER } from './timer.ts';

/** A clock in whole milliseconds that counts on from the start of the process, whatever happens to the machine's date. */
export function createClock(): Clock {
  const now = () => Math.floor(performance.timeOrigin + performance.now());
  const alarms = new WeakMap<AbortSignal, Alarm>();
  return {
    now,
    sleep(pause, signal) {
      if (signal.aborted || !(pause > 0)) return Promise.resolve();
      const alarm = alarms.get(signal) ?? createAlarm(signal);
      alarms.set(signal, alarm);
      return new Promise((resolve) => {
        const due = now() + pause;
        let timer: NodeJS.Timeout;
        const wake = () => {
          clearTimeout(timer);
          alarm.leave(wake);
          resolve();
        };
        const rest = () => {
          const left = due - now();
          if (left > 0) timer = setTimeout(rest, Math.min(left, LONGEST_TIMER));
          else wake();
        };
        alarm.join(wake);
        rest();
      });
    },
  };
}

/** Those who sleep on one signal. */
interface Alarm {
  join(wake: () => void): void;
  leave(wake: () => void): void;
}

/** One listener for all: a signal looks through its listeners whenever one is added, which is quadratic for many sleepers. */
function createAlarm(signal: AbortSignal): Alarm {
  const sleepers = new Set<() => void>();
  const ring = () => {
    for (const wake of [...sleepers]) wake();
  };
  return {
    join(wake) {
      if (sleepers.size === 0) signal.addEventListener('abort', ring);
      sleepers.add(wake);
    },
    leave(wake) {
      sleepers.delete(wake);
      if (sleepers.size === 0) signal.removeEventListener('abort', ring);
    },
  };
}
