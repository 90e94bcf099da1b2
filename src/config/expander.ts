/** Placeholders of one invocation filled in, and the secrets gathered while that is done and credentials are read. */

import type { Environment } from '../domain/environment.ts';
import type { Secrets } from '../domain/secrets.ts';
import { createSecrets } from '../requests/known-secrets.ts';
import { type Expanded, expandPlaceholders, expandUrl, type Lookup, placeholdersIn } from '../requests/placeholders.ts';
import { type Fetched, fetchedFor, fetchPlaceholders } from './fetched.ts';
import type { RawValue } from './layers/raw-values.ts';
import type { Surroundings } from './surroundings.ts';

/** Fills in placeholders, and remembers every secret on the way. */
export interface Expander {
  /** @throws UsageError for a value that is not to be had. */
  expand(text: string): Expanded;
  /** The same for a URL, whose parts stay apart whatever is put into them. @throws UsageError */
  expandUrl(text: string): Expanded;
  /** Remembers values that must not be shown. */
  keep(secrets: readonly string[]): void;
  /** All that was kept. */
  readonly secrets: Secrets;
}

/** The expander for some values, once the files and commands they name have been read and run. */
export async function openExpander(values: readonly RawValue[], surroundings: Surroundings): Promise<Expander> {
  const { environment, files } = surroundings;
  const placeholders = values.flatMap((raw) => (raw.literal ? [] : placeholdersIn(raw.text)));
  const secrets = createSecrets();
  // A command may complain about what it was given.
  secrets.keep(placeholders.flatMap(({ kind, name }) => (kind === 'env' ? (environment[name] ?? []) : [])));
  const capture: Surroundings['capture'] = (spec) => surroundings.capture(spec);
  return createExpander(environment, await fetchPlaceholders(placeholders, { files, capture, mask: secrets.mask }), secrets);
}

/** An expander that reads variables from `environment`, and the rest from what was fetched. */
export function createExpander(
  environment: Environment,
  fetched: Fetched = new Map(),
  secrets: Secrets = createSecrets(),
): Expander {
  const keeping = (expanded: Expanded): Expanded => {
    secrets.keep(expanded.secrets);
    return expanded;
  };
  const lookup: Lookup = (placeholder) => {
    const { kind, name } = placeholder;
    if (kind === 'file' || kind === 'cmd') return fetchedFor(fetched, placeholder);
    const value = environment[name];
    if (value !== undefined) return { value };
    return { trouble: `the environment variable ${name} is not set`, hint: `Set it: export ${name}=…` };
  };
  return {
    expand: (text) => keeping(expandPlaceholders(text, lookup)),
    expandUrl: (text) => keeping(expandUrl(text, lookup)),
    keep: (values) => secrets.keep(values),
    secrets,
  };
}
