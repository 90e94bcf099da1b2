/** Commands as a port: hooks that are run to their end, and the command this program becomes. */

import type { Environment } from '../../domain/environment.ts';
import type { Shell } from '../../domain/ports.ts';
import { becomeCommand } from './become.ts';
import { childEnvironment } from './child-environment.ts';
import { runCommand } from './run.ts';

/** What the commands of one shell have in common. */
export interface ShellSettings {
  /** Ours. Every command gets it less our own options. */
  readonly environment: Environment;
  /** Tells the user in one line why the command to become could not be run; its exit code alone might be the command's own. */
  readonly tell: (message: string) => void;
}

/** The machine's own shell. */
export function createShell({ environment, tell }: ShellSettings): Shell {
  const inherited = childEnvironment(environment);
  return {
    run: (spec, signal) => runCommand({ ...spec, environment: { ...inherited, ...spec.environment } }, signal),
    become: (argv) => becomeCommand(argv, { environment: inherited, tell }),
  };
}
