/** Job control: whether the terminal is ours to paint on, and what to leave behind when we are stopped. */

import { readFileSync } from 'node:fs';

/** What is done around a stop. */
export interface Suspension {
  before(): void;
  after(): void;
}

/** How a job gets along with the others of its terminal. */
export interface JobControl {
  /** False while another process group is in front. */
  isForeground(): boolean;
  /** Attends to every stop by the terminal (Ctrl-Z) until the function it returns is called. */
  attend(suspension: Suspension): () => void;
}

/** The job this process is. Where the system does not say whose the terminal is, nobody else is taken to be in front. */
export const jobControl: JobControl = {
  isForeground() {
    try {
      return isInFront(readFileSync('/proc/self/stat', 'latin1'));
    } catch {
      return true;
    }
  },
  attend({ before, after }) {
    // Windows knows no such signals.
    if (process.platform === 'win32') return () => undefined;
    const stop = () => {
      before();
      // Without a listener the signal does what it always does; the next one is heard again.
      process.off('SIGTSTP', stop);
      process.kill(process.pid, 'SIGTSTP');
    };
    const goOn = () => {
      if (process.listeners('SIGTSTP').includes(stop)) return;
      process.on('SIGTSTP', stop);
      after();
    };
    process.on('SIGTSTP', stop);
    process.on('SIGCONT', goOn);
    return () => {
      process.off('SIGTSTP', stop);
      process.off('SIGCONT', goOn);
    };
  },
};

/**
 * Whether a process is in the foreground of its terminal, by what Linux says of it: the fields that proc_pid_stat(5) calls pgrp
 * and tpgid are the same. Without a terminal that controls it there is no foreground, and nobody else in it.
 */
export function isInFront(stat: string): boolean {
  // The name before the fields may hold blanks and brackets.
  const [, , group, , , foreground] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return Number(foreground) <= 0 || foreground === group;
}
