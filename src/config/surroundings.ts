/** What of the outside world a plan depends on, as one value the composition root hands in. */

import type { ConfigFiles } from '../domain/config-file.ts';
import type { Environment } from '../domain/environment.ts';
import type { Files } from '../domain/ports.ts';

/** The world a plan is made in. */
export interface Surroundings {
  readonly environment: Environment;
  /** Standard output or standard error is no terminal: nobody can press Ctrl-C, so waits are bounded. */
  readonly offTerminal: boolean;
  /** The program's version, for the User-Agent header. */
  readonly version: string;
  readonly configFiles: ConfigFiles;
  readonly files: Pick<Files, 'read'>;
  /** All of standard input, for `--data @-`. */
  stdin(): Promise<Uint8Array>;
  /** The path of the regular file standard output goes to; undefined when it is none, or the system cannot tell. */
  stdoutFile(): Promise<string | undefined>;
}
