/** What the command line asked for, before configuration has a say. */

import type { RawValues } from './layers/raw-values.ts';
import type { Target } from './request/target.ts';

/** The command after `--`. */
export type CommandWords = readonly [string, ...string[]];

/** `watch-api [options] URL`. */
export interface WatchInvocation {
  readonly kind: 'watch';
  readonly targets: readonly [Target, ...Target[]];
  readonly flags: RawValues;
  readonly command?: CommandWords;
}

/** `watch-api run NAME`. */
export interface RunInvocation {
  readonly kind: 'run';
  /** Empty: the names are listed. */
  readonly names: readonly string[];
  readonly flags: RawValues;
  readonly command?: CommandWords;
}
