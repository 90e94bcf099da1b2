/** The world plans are made in when code asks: no environment, no configuration files, no terminal. */

import { homedir } from 'node:os';
import type { Surroundings } from '../config/surroundings.ts';
import { UsageError } from '../domain/errors.ts';
import type { Clock } from '../domain/time.ts';
import { readableByOthers } from '../system/file-mode.ts';
import { createFiles } from '../system/files.ts';
import { pem } from '../system/pem.ts';
import { version } from './version.ts';

/** The world at the time of `clock`. Files are read where an option names one. */
export function surroundingsOf(clock: Pick<Clock, 'now'>): Surroundings {
  return {
    // For `netrc`, which is the file in this directory; nothing else is taken from it.
    environment: { HOME: homedir() },
    // Nobody sits before it, so waits are bounded.
    offTerminal: true,
    version,
    configFiles: {
      project: async () => undefined,
      user: async () => undefined,
      named: () => Promise.reject(new UsageError('no configuration file is read')),
    },
    files: createFiles(),
    readableByOthers,
    pem,
    now: () => clock.now(),
    capture: () => Promise.reject(new Error('placeholders mean nothing here')),
    stdin: () => Promise.reject(new UsageError('standard input belongs to the program, not to the library')),
    askSecret: async () => undefined,
    stdoutFile: async () => undefined,
  };
}
