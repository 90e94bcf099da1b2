/** A token by whatever way a login says. */

import type { Shell } from '../../domain/ports.ts';
import { type GrantPorts, openClientCredentials } from './client-credentials.ts';
import { tokenByCommand } from './command.ts';
import type { FetchToken } from './tokens.ts';

/** What fetching tokens needs. */
export interface TokenPorts extends GrantPorts {
  readonly shell: Pick<Shell, 'run'>;
}

/** Fetches tokens; each that comes up is learned as a secret before anyone else sees it. */
export function createTokenFetcher(ports: TokenPorts): FetchToken {
  const byClientCredentials = openClientCredentials(ports);
  return ({ login, spec }, signal) =>
    login.kind === 'command' ? tokenByCommand(login, ports, signal) : byClientCredentials({ login, spec }, signal);
}
