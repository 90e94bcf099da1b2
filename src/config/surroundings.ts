/** What of the outside world a plan depends on, as one value the composition root hands in. */

import type { ConfigFiles } from '../domain/config-file.ts';
import type { Environment } from '../domain/environment.ts';
import type { Pem } from '../domain/pem.ts';
import type { Captured, CaptureSpec, Files } from '../domain/ports.ts';
import type { Instant } from '../domain/time.ts';

/** The world a plan is made in. */
export interface Surroundings {
  readonly environment: Environment;
  /** Standard output or standard error is no terminal: nobody can press Ctrl-C, so waits are bounded. */
  readonly offTerminal: boolean;
  /** The program's version, for the User-Agent header. */
  readonly version: string;
  readonly configFiles: ConfigFiles;
  readonly files: Pick<Files, 'read'>;
  /** Whether somebody else on this machine may read a file; false where that cannot be told. */
  readableByOthers(path: string): Promise<boolean>;
  readonly pem: Pem;
  now(): Instant;
  /** Runs a command for what it prints, for `{{cmd:…}}`. Ends with us, whatever ends us. */
  capture(spec: CaptureSpec): Promise<Captured>;
  /** All of standard input, for `--data @-`. */
  stdin(): Promise<Uint8Array>;
  /** Asks for what is not to be seen, at the terminal; undefined where there is none, or nothing was typed. */
  askSecret(question: string): Promise<string | undefined>;
  /** The path of the regular file standard output goes to; undefined when it is none, or the system cannot tell. */
  stdoutFile(): Promise<string | undefined>;
}
