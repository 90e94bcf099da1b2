/** Environment variables: which are ours, and what they say of where the program runs. */

/** Environment variables; absent and undefined mean not set. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** What the names of our own variables begin with: `WATCH_API_INTERVAL` is `--interval`. */
export const OWN_PREFIX = 'WATCH_API_';

/** Whether this is a CI job: `CI` is set, and to something else than `false` or `0`. */
export function isCi(environment: Environment): boolean {
  const ci = environment['CI']?.toLowerCase() ?? '';
  return ci !== '' && ci !== 'false' && ci !== '0';
}
