/** How a watch ends, and the one table from ends to exit codes. */

/** Every end but a signal, with its exit code (the reference is the README's table). */
export const exitCodes = {
  met: 0,
  failed: 1,
  usage: 2,
  unreachable: 3,
  refused: 4,
  unusable: 5,
  undelivered: 6,
  superseded: 7,
  'not yet': 8,
  changed: 9,
  'never appeared': 10,
  bug: 70,
  state: 74,
  busy: 75,
  timeout: 124,
} as const;

/** The name of an end, as verdict lines and the `end` event give it. */
export type Result = keyof typeof exitCodes;

/** The signals that end a watch, with their numbers: death by signal n is exit 128 + n. */
export const signalNumbers = { SIGHUP: 1, SIGINT: 2, SIGPIPE: 13, SIGTERM: 15 } as const;

/** A signal that ends a watch. */
export type Signal = keyof typeof signalNumbers;

/** The end of one watch. */
export type Outcome =
  | {
      readonly result: Result;
      /** What happened, in one sentence without a full stop, with the values seen. */
      readonly reason: string;
      /** What to do about it: at most two lines, the most useful last. */
      readonly advice?: readonly string[];
    }
  | { readonly result: 'interrupted'; readonly signal: Signal; readonly reason: string; readonly advice?: readonly string[] };

/** The exit code an outcome stands for. */
export function exitCodeOf(outcome: Outcome): number {
  return outcome.result === 'interrupted' ? 128 + signalNumbers[outcome.signal] : exitCodes[outcome.result];
}

/** Why a run is asked to stop from outside; the reason its abort signal carries. */
export type Interruption =
  | { readonly kind: 'signal'; readonly signal: Signal }
  | { readonly kind: 'quit' }
  /** Enough other watches of the run are met, or too few can be. */
  | { readonly kind: 'decided' }
  /** The command of `--with` has ended before the watch. */
  | { readonly kind: 'companion'; readonly reason: string }
  /** Standard output takes no more: `code` as Node names it (ENOSPC, EIO, …). */
  | { readonly kind: 'unwritable'; readonly code: string };

/** What it means for a run that standard output broke with `code`: without a reader the end by SIGPIPE, else there is no writing on. */
export function brokenOutput(code: string): Interruption {
  return code === 'EPIPE' ? { kind: 'signal', signal: 'SIGPIPE' } : { kind: 'unwritable', code };
}
