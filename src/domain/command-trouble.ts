/** What went wrong with a command, in words. */

import { formatDuration } from './duration.ts';
import type { CommandEnd } from './ports.ts';
import type { Millis } from './time.ts';

/** The trouble of a command that was given `limit`, to stand behind its name; undefined when it exited with 0. */
export function commandTrouble({ exitCode, signal, timedOut, failure }: CommandEnd, limit: Millis): string | undefined {
  if (failure !== undefined) return `could not be started: ${failure}`;
  if (timedOut) return `stopped after ${formatDuration(limit)}, its time limit`;
  if (signal !== null) return `ended by ${signal}`;
  return exitCode === 0 ? undefined : `exited with ${exitCode}`;
}
