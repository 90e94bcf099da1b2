/** What must never be shown: values kept as they come to be known, and texts masked of them. */

/** The secrets of one run. */
export interface Secrets {
  /** Nothing long enough to be masked is known: `mask` changes nothing. */
  readonly isEmpty: boolean;
  /** Remembers, for good, what the user gave. Blank values give nothing away and are left out. */
  keep(values: readonly string[]): void;
  /** Remembers what came up during the run, such as a token; the oldest are forgotten when there are very many. */
  learn(values: readonly string[]): void;
  /**
   * The text with every secret of six characters and more as `***`, in whatever encoding it stands there, and where it was cut
   * short by `…`. Stays the same function while secrets are added.
   */
  readonly mask: (text: string) => string;
  /** Calls `tell` with every value that is masked, those to come included. */
  each(tell: (value: string) => void): void;
}
