/** The environment our children get: the user's own, less our options. */

import { type Environment, OWN_PREFIX } from '../../domain/environment.ts';

/** Without our own options: they are secrets, or would act on a watch-api inside. */
export function childEnvironment(environment: Environment): Readonly<Record<string, string>> {
  const kept: Record<string, string> = {};
  for (const [name, value] of Object.entries(environment)) {
    // Windows takes no notice of case.
    if (value !== undefined && !name.toUpperCase().startsWith(OWN_PREFIX)) kept[name] = value;
  }
  return kept;
}
