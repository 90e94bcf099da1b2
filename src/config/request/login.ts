/** Who asks: credentials of options, of the URL and of a netrc file, in curl's order, or a login that fetches its token later. */

import { UsageError } from '../../domain/errors.ts';
import type { Login } from '../../domain/login.ts';
import { printable } from '../../domain/printable.ts';
import { basicCredentials, secretsOfBasic } from '../../requests/secrets.ts';
import type { OptionReader } from '../option-reader.ts';
import { rivalLogins } from '../options/logins.ts';
import { type HeaderLine, headerValue } from '../values/header.ts';
import { readNetrcLogin } from './netrc-login.ts';
import type { Credentials, Field, RequestMakings } from './sources.ts';
import { readTokenLogin } from './token-login.ts';

/** What logs in: a header, or a token that is still to be fetched. */
export interface LoginFields {
  readonly fields: readonly Field[];
  readonly login?: Login;
}

/** The login of a request, if there is any. @throws UsageError */
export async function readLogin(reader: OptionReader, makings: RequestMakings): Promise<LoginFields> {
  const bearer = reader.one('bearer', readToken);
  if (bearer !== undefined) return { fields: [['Authorization', `Bearer ${bearer}`]] };
  const login = readTokenLogin(reader, makings);
  if (login !== undefined) return { fields: [], login };
  const [given] = await reader.each('user', (text) => readUser(text, '', makings));
  const credentials = given ?? (await readNetrcLogin(reader, makings)) ?? makings.address.credentials;
  if (credentials === undefined) return { fields: [] };
  return { fields: [['Authorization', basicHeader(credentials, makings)]] };
}

/** The value of a header that logs in by name and password (RFC 7617); its secrets are kept. */
export function basicHeader({ user, password }: Credentials, { expander }: Pick<RequestMakings, 'expander'>): string {
  expander.keep(secretsOfBasic(user, password));
  return `Basic ${basicCredentials(user, password)}`;
}

/**
 * `NAME:PASSWORD`; a password that is not there is asked for at the terminal, with `where` in the question.
 * @throws UsageError where nobody can be asked.
 */
export async function readUser(
  text: string,
  where: string,
  { surroundings }: Pick<RequestMakings, 'surroundings'>,
): Promise<Credentials> {
  const colon = text.indexOf(':');
  if (colon >= 0) return { user: text.slice(0, colon), password: text.slice(colon + 1) };
  const password = text === '' ? undefined : await surroundings.askSecret(`Password of ${printable(text)}${where}: `);
  if (password !== undefined) return { user: text, password };
  throw new UsageError('there is no password', {
    hint: "Write 'USER:{{env:PASSWORD}}'; for an empty password end with the colon.",
  });
}

function readToken(text: string): string {
  const token = headerValue('Authorization', text.trim());
  if (token !== '') return token;
  throw new UsageError('the token is empty', { hint: "Write --bearer '{{env:TOKEN}}'." });
}

/** Without the Authorization lines that a login on a higher layer overrides. @throws UsageError for both on one layer. */
export function withoutOldLogin(lines: readonly HeaderLine[], reader: OptionReader): readonly HeaderLine[] {
  const login = rivalLogins.find((name) => reader.has(name));
  if (login === undefined || !lines.some(isAuthorization)) return lines;
  const [own, header] = [reader.layer(login), reader.layer('header')];
  if (own === undefined || header === undefined || own > header) return lines;
  if (own < header) return lines.filter((line) => !isAuthorization(line));
  throw new UsageError(`--${login} and an Authorization header do not go together: both log in`, { hint: 'Keep one of them.' });
}

/** Whether a header logs in. */
export function isAuthorization({ name }: HeaderLine): boolean {
  return name.toLowerCase() === 'authorization';
}
