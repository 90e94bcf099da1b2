/** Everything the library can be asked for: the flags of the command line in camelCase, and what only code can give. */

import type { JsonValue } from './events.ts';
import type { ComparisonOptions, GoalOptions, PaceOptions } from './goal-options.ts';
import type { Duration } from './option-values.ts';
import type { PortOptions } from './ports.ts';
import type { ConnectionOptions, LoginOptions, RequestOptions } from './request-options.ts';
import type { SourceOptions } from './source-options.ts';

/** A URL to watch, under a name of its own or not. Without a scheme it is completed as on the command line: `:3000/health`. */
export type Target = string | URL | { readonly url: string | URL; readonly name: string };

/**
 * What `waitFor` takes. All values are taken as they are: placeholders such as `{{env:NAME}}` mean nothing, and neither the
 * environment nor any configuration file has a say.
 */
export interface WaitOptions<Value = JsonValue>
  extends GoalOptions<Value>,
    PaceOptions,
    ComparisonOptions,
    RequestOptions,
    LoginOptions,
    ConnectionOptions,
    SourceOptions,
    PortOptions {
  /** Ends it: a wait rejects as `aborted`, a watch tells its `end`. */
  readonly signal?: AbortSignal;
}

/** What `watch` takes. */
export interface WatchOptions<Value = JsonValue> extends WaitOptions<Value> {
  /** Of several watches, one that is met is enough. */
  readonly any?: boolean;
  /** Of several watches, so many that are met are enough. */
  readonly atLeast?: number;
  /** Let the other watches finish when the end of all is decided. */
  readonly keepGoing?: boolean;
  /** Tell of every poll, too. */
  readonly verbose?: boolean;
  /** The longest silence before a `heartbeat` is told; default none. */
  readonly heartbeat?: Duration;
}
