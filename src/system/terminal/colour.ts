/** Whether to use colour: one decision from everything that may have an opinion, so that no library makes its own. */

import type { Environment } from '../../domain/environment.ts';

/** Everything that has a say. */
export interface ColourFacts {
  /** `--color`, from the command line or the configuration. */
  readonly choice: 'auto' | 'always' | 'never';
  readonly environment: Environment;
  readonly isTty: boolean;
}

// CI systems whose logs show ANSI colours although the stream is no terminal. Not Azure: pipes inside a step would be coloured too.
const COLOURFUL_CI = ['GITHUB_ACTIONS', 'GITLAB_CI', 'GITEA_ACTIONS', 'CIRCLECI', 'BUILDKITE', 'DRONE', 'TRAVIS', 'APPVEYOR'];

/** How much colour: none, or the sixteen every terminal has. */
export type ColourLevel = 0 | 1;

/**
 * How much colour to use. The first with an opinion decides: `--color`, FORCE_COLOR and CLICOLOR_FORCE (force-color.org),
 * NO_COLOR (no-color.org), CLICOLOR=0 (bixense.com/clicolors), TERM=dumb, a CI system known to show colours, the terminal.
 */
export function colourLevel(facts: ColourFacts): ColourLevel {
  return isWanted(facts) ? 1 : 0;
}

function isWanted({ choice, environment, isTty }: ColourFacts): boolean {
  if (choice !== 'auto') return choice === 'always';
  const set = (name: string) => (environment[name] ?? '') !== '';
  if (set('FORCE_COLOR')) return !isOff(environment['FORCE_COLOR']);
  if (set('CLICOLOR_FORCE') && !isOff(environment['CLICOLOR_FORCE'])) return true;
  if (set('NO_COLOR')) return false;
  if (environment['CLICOLOR'] === '0') return false;
  if (environment['TERM'] === 'dumb') return false;
  return COLOURFUL_CI.some(set) || isTty;
}

function isOff(value: string | undefined): boolean {
  return value === '0' || value === 'false';
}
