/** A plan: the watches of one invocation and how it tells and acts, resolved from flags, environment and files. */

import type { DiffStyle } from './definition.ts';
import type { Query } from './json.ts';
import type { Notice } from './notice.ts';
import type { Secrets } from './secrets.ts';
import type { Millis } from './time.ts';
import type { Watch } from './watch.ts';

/** What a hook waits for. */
export type HookMoment = 'change' | 'met' | 'fail' | 'error' | 'recover' | 'end';

/** The commands of one watch and how they are run. */
export interface HookRules {
  /** In the order given. */
  readonly commands: readonly { readonly on: HookMoment; readonly command: string }[];
  /** The shell that takes `-c`, default `sh`; `none` runs the words themselves. */
  readonly shell: string;
  /** How long one command may take. Default 60 s. */
  readonly timeout: Millis;
}

/** One `--print`: what of the answer is written to stdout, raw. */
export type Print =
  | { readonly kind: 'body' | 'headers' | 'status' }
  | { readonly kind: 'path'; readonly query: Query /** Written as `NAME=value`. */; readonly name?: string };

/** One watch with what belongs to it alone. */
export interface PlannedWatch {
  readonly watch: Watch;
  readonly hooks: HookRules;
  readonly prints: readonly Print[];
  /** Where the last body goes (`-o`). */
  readonly bodyFile?: string;
}

/** How the run tells. */
export interface OutputRules {
  /** `auto` or a format's kind. */
  readonly format: string;
  readonly color: 'auto' | 'always' | 'never';
  readonly diff: DiffStyle;
  /** −2 silent, −1 errors only, 0 normal, 1 polls and pauses, 2 headers and evaluations. */
  readonly verbosity: number;
  readonly dryRun: boolean;
  readonly debug: boolean;
}

/** When several watches are done as one. */
export interface Quorum {
  /** As many waits must be met; absent: all of them. */
  readonly atLeast?: number;
  /** The rest goes on when the end of the whole is decided. */
  readonly keepGoing: boolean;
}

/** What one origin may be asked, by all watches of the run together. */
export interface OriginLimits {
  /** The least time between the starts of two requests; absent: none. */
  readonly spacing?: Millis;
  /** Requests in flight; absent: any number. */
  readonly atOnce?: number;
}

/** One invocation, ready to run. */
export interface Plan {
  readonly watches: readonly [PlannedWatch, ...PlannedWatch[]];
  readonly quorum: Quorum;
  readonly origins: OriginLimits;
  readonly output: OutputRules;
  /** The command of `--with`, run beside the watch. */
  readonly companion?: { readonly command: string; readonly shell: string };
  /** The command after `--`, run when the goal is met. */
  readonly command?: readonly [string, ...string[]];
  /** What must never be shown; more may come to be known while the plan is carried out. */
  readonly secrets: Secrets;
  readonly notices: readonly Notice[];
}
