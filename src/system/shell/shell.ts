/** Commands as a port: hooks that are run to their end, and the command this program becomes. */

import type { Shell } from '../../domain/ports.ts';
import { type BecomeSettings, becomeCommand } from './become.ts';
import { runCommand } from './run.ts';

/** The machine's own shell; the settings concern the command to become. */
export function createShell(settings: BecomeSettings): Shell {
  return {
    run: runCommand,
    become: (argv) => becomeCommand(argv, settings),
  };
}
