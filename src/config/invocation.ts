/** What the command line asked for, before configuration has a say. */

import type { CurlCommand } from './curl/curl-command.ts';
import type { RawValues } from './layers/raw-values.ts';
import type { Target } from './request/target.ts';

/** The command after `--`. */
export type CommandWords = readonly [string, ...string[]];

/** `watch-api [options] URL`, or `watch-api [options] curl …`. */
export interface WatchInvocation {
  readonly kind: 'watch';
  /** Empty: those of a curl command. */
  readonly targets: readonly Target[];
  readonly flags: RawValues;
  /** What stood behind the word `curl`. */
  readonly curl?: CurlCommand;
  readonly command?: CommandWords;
}

/** `watch-api run NAME…`, or `watch-api run --all`. */
export interface RunInvocation {
  readonly kind: 'run';
  /** Empty: the names are listed, unless all are run. */
  readonly names: readonly string[];
  /** Every watch of the configuration. */
  readonly all?: boolean;
  readonly flags: RawValues;
  readonly command?: CommandWords;
}
