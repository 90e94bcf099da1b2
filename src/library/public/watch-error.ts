/** The one error of the library: what happened, what it stands for, what to do about it. */

import type { EndEvent, EndResult } from './events.ts';

/** How a wait ended otherwise than well, or why it never began. */
export type WatchErrorCode = Exclude<EndResult, 'met' | 'interrupted'> | 'aborted';

/** What an error is made of besides its message. */
export interface WatchErrorParts {
  readonly code: WatchErrorCode;
  readonly exitCode: number;
  readonly hint?: string;
  readonly end?: EndEvent;
  readonly cause?: unknown;
}

/**
 * A wait that was not met, or a mistake in what was asked for. An aborted one is called `AbortError`, as everywhere; all others
 * are called `WatchError`.
 */
export class WatchError extends Error {
  override readonly name: string;
  /** The result of the watch, `usage` for a mistake in what was asked for, `aborted` when its signal was. */
  readonly code: WatchErrorCode;
  /** What the command line would exit with. */
  readonly exitCode: number;
  /** What to do about it, where there is something to do. */
  readonly hint: string | undefined;
  /** The last event: what was seen, and which goals are not met. Absent for a wait that never began. */
  readonly end: EndEvent | undefined;

  constructor(message: string, { code, exitCode, hint, end, ...rest }: WatchErrorParts) {
    super(message, 'cause' in rest ? { cause: rest.cause } : undefined);
    this.name = code === 'aborted' ? 'AbortError' : 'WatchError';
    this.code = code;
    this.exitCode = exitCode;
    this.hint = hint;
    this.end = end;
  }
}
