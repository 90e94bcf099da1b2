/** The secrets of one invocation: gathered while placeholders are filled in and credentials are read. */

import type { Environment } from '../domain/environment.ts';
import { type Expanded, expandPlaceholders, expandUrl } from '../requests/placeholders.ts';

/** Fills in placeholders, and remembers every secret on the way. */
export interface Expander {
  /** @throws UsageError for a variable that is not set. */
  expand(text: string): Expanded;
  /** The same for a URL, whose parts stay apart whatever is put into them. @throws UsageError */
  expandUrl(text: string): Expanded;
  /** Remembers values that must not be shown. */
  keep(secrets: readonly string[]): void;
  /** All that was kept, once each, longest first. */
  secrets(): readonly string[];
}

/** An expander that reads variables from `environment`. */
export function createExpander(environment: Environment): Expander {
  const kept = new Set<string>();
  const keep = (secrets: readonly string[]): void => {
    // Blanks give nothing away, and masking them would tear every text apart.
    for (const secret of secrets) if (secret.trim() !== '') kept.add(secret);
  };
  const keeping = (expanded: Expanded): Expanded => {
    keep(expanded.secrets);
    return expanded;
  };
  const lookup = (name: string): string | undefined => environment[name];
  return {
    expand: (text) => keeping(expandPlaceholders(text, lookup)),
    expandUrl: (text) => keeping(expandUrl(text, lookup)),
    keep,
    secrets: () => [...kept].sort((one, other) => other.length - one.length),
  };
}
