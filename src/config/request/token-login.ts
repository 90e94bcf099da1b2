/** Logins whose token is fetched while the watch runs: OAuth 2 client credentials, or a command. */

import { UsageError } from '../../domain/errors.ts';
import type { Login } from '../../domain/login.ts';
import { secretsOfUrl } from '../../requests/secrets.ts';
import type { OptionReader } from '../option-reader.ts';
import { rivalLogins } from '../options/logins.ts';
import { hostKind } from './host-kind.ts';
import type { RequestMakings } from './sources.ts';
import { readTarget } from './target.ts';

const PARTS = ['oauth2-client-id', 'oauth2-client-secret', 'oauth2-scope'] as const;

/** The login that was asked for; undefined when none was. @throws UsageError for one that lacks a part. */
export function readTokenLogin(reader: OptionReader, { expander }: Pick<RequestMakings, 'expander'>): Login | undefined {
  const command = reader.value('auth-cmd');
  if (command !== undefined) {
    return { kind: 'command', command, shell: reader.value('hook-shell'), timeout: reader.value('hook-timeout') };
  }
  const tokenUrl = reader.one('oauth2-token-url', readTokenUrl);
  if (tokenUrl === undefined) {
    refuseParts(reader);
    return undefined;
  }
  expander.keep(secretsOfUrl(tokenUrl));
  const clientId = reader.one('oauth2-client-id', (text) => filled(text, 'the id'));
  const clientSecret = reader.one('oauth2-client-secret', (text) => filled(text, 'the secret'));
  const scope = reader.value('oauth2-scope');
  if (clientId === undefined || clientSecret === undefined) {
    throw new UsageError(`--oauth2-token-url needs --oauth2-client-${clientId === undefined ? 'id' : 'secret'}`, {
      hint: "Write --oauth2-client-id ID --oauth2-client-secret '{{env:SECRET}}'.",
    });
  }
  return { kind: 'client-credentials', tokenUrl, clientId, clientSecret, ...(scope !== undefined && { scope }) };
}

/** Parts of a login that is not wanted; where another one is, they are left over from a lower layer. */
function refuseParts(reader: OptionReader): void {
  const part = PARTS.find((name) => reader.has(name));
  if (part === undefined || rivalLogins.some((name) => reader.has(name))) return;
  throw new UsageError(`--${part} needs --oauth2-token-url`, { hint: 'Give the URL where the token is to be had.' });
}

function readTokenUrl(text: string): string {
  const { url, credentials, scheme } = readTarget(text);
  if (scheme !== undefined) throw new UsageError(`tokens are fetched over https, not ${scheme}`, { hint: 'Give an https URL.' });
  if (credentials !== undefined) {
    throw new UsageError('the URL has a login in it', { hint: 'Give it with --oauth2-client-id and --oauth2-client-secret.' });
  }
  const { protocol, hostname } = new URL(url);
  if (protocol === 'https:' || hostKind(hostname) !== 'public') return url;
  // RFC 6749 §3.2
  throw new UsageError('the client secret would cross the internet in the clear', { hint: 'Give an https URL.' });
}

function filled(text: string, what: string): string {
  if (text !== '') return text;
  throw new UsageError(`${what} is empty`, { hint: 'Give it as the server knows it.' });
}
