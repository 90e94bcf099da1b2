/** `--auth-cmd`: a command that prints a token. */

import { commandTrouble } from '../../domain/command-trouble.ts';
import type { Login } from '../../domain/login.ts';
import type { Shell } from '../../domain/ports.ts';
import { excerpt } from '../../domain/printable.ts';
import type { Secrets } from '../../domain/secrets.ts';
import { capture } from '../shell/capture.ts';
import { type Grant, isTokenText } from './tokens.ts';

/** A login by command. */
type CommandLogin = Extract<Login, { kind: 'command' }>;

/** What a login by command needs. */
export interface CommandPorts {
  readonly shell: Pick<Shell, 'run'>;
  readonly secrets: Secrets;
}

const LONGEST_COMPLAINT = 200;

/** The first line the command prints, trimmed; good until it is refused. */
export async function tokenByCommand(login: CommandLogin, { shell, secrets }: CommandPorts, signal: AbortSignal): Promise<Grant> {
  const { command, timeout } = login;
  const { end, out, err } = await capture(shell, { command, shell: login.shell, timeout }, signal);
  const trouble = commandTrouble(end, timeout);
  if (trouble !== undefined) return failed(`--auth-cmd ${trouble}${lastWords(err, secrets)}`);
  const value = out.trim().split(/\r?\n/, 1)[0]?.trim() ?? '';
  if (value === '') return failed(`--auth-cmd printed no token${lastWords(err, secrets)}`);
  if (!isTokenText(value))
    return failed('--auth-cmd printed something that is no token: a token is one word of ASCII characters');
  secrets.learn([value]);
  return { kind: 'token', token: { value, renewAt: Number.POSITIVE_INFINITY, expiresAt: Number.POSITIVE_INFINITY } };
}

/** The last line of the command's complaint. */
function lastWords(err: string, { mask }: Secrets): string {
  const line = err.trimEnd().split('\n').at(-1)?.trim() ?? '';
  return line === '' ? '' : `: ${excerpt(mask(line), LONGEST_COMPLAINT)}`;
}

function failed(message: string): Grant {
  return { kind: 'failure', failure: { kind: 'network', code: 'AUTH_CMD', message } };
}
