/** The user's mistakes, as errors that say what, why and how. Anything else thrown is a bug of ours. */

/** Where in a text a mistake stands, for the caret under it. */
export interface Spot {
  readonly text: string;
  /** Offset in UTF-16 units. */
  readonly at: number;
  /** How many units are wrong; at least 1. */
  readonly length: number;
}

/** A text that is wrong as a whole. */
export function wholeOf(text: string): Spot {
  return { text, at: 0, length: Math.max(1, text.length) };
}

/** What may accompany the message of a mistake. */
export interface Advice {
  /** How to put it right, in one line. */
  readonly hint?: string;
  readonly spot?: Spot;
  readonly cause?: unknown;
}

/** A mistake on the command line or in a value given there: exit 2, nothing was sent. */
export class UsageError extends Error {
  override readonly name: string = 'UsageError';
  readonly hint: string | undefined;
  readonly spot: Spot | undefined;

  constructor(message: string, advice: Advice = {}) {
    super(message, advice.cause === undefined ? undefined : { cause: advice.cause });
    this.hint = advice.hint;
    this.spot = advice.spot;
  }
}

/** A mistake in a configuration file or the environment: exit 2, with the place it stands in. */
export class ConfigError extends UsageError {
  override readonly name: string = 'ConfigError';
}
