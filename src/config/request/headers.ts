/** The headers of the request: defaults, what the options imply, and what the user writes, which wins. */

import { UsageError } from '../../domain/errors.ts';
import { basicCredentials, isSecretHeader, secretsOfBasic, secretsOfHeader } from '../../requests/secrets.ts';
import type { Expander } from '../expander.ts';
import type { OptionReader } from '../option-reader.ts';
import { type HeaderLine, headerValue } from '../values/header.ts';
import type { Address } from './target.ts';

type Field = readonly [name: string, value: string];

/** Where headers come from besides the settings. */
export interface HeaderSources {
  readonly version: string;
  readonly credentials: Address['credentials'];
  /** What the body asks for. */
  readonly body: readonly Field[];
}

/** The headers in the order they are sent. Secrets among them are kept in `expander`. @throws UsageError */
export function readHeaders(reader: OptionReader, expander: Expander, sources: HeaderSources): readonly Field[] {
  const written = withoutOldLogin(reader.values('header'), reader);
  const own = written.some(isAuthorization) ? [] : authorization(reader, expander, sources.credentials);
  const agent = reader.one('user-agent', (text) => headerValue('User-Agent', text)) ?? `watch-api/${sources.version}`;
  const implied = new Map<string, Field>();
  for (const field of [['Accept', '*/*'], ['User-Agent', agent], ...sources.body, ...own] as const) {
    if (field[1] !== '') implied.set(field[0].toLowerCase(), field);
  }
  for (const { name } of written) implied.delete(name.toLowerCase());
  const fields = [...implied.values(), ...written.flatMap(fieldOf)];
  for (const field of fields) if (isSecretHeader(field[0])) expander.keep(secretsOfHeader(field));
  return fields;
}

function authorization(reader: OptionReader, expander: Expander, inUrl: Address['credentials']): readonly Field[] {
  const bearer = reader.one('bearer', readToken);
  if (bearer !== undefined) return [['Authorization', `Bearer ${bearer}`]];
  const user = reader.one('user', readUser) ?? inUrl;
  if (user === undefined) return [];
  expander.keep(secretsOfBasic(user.user, user.password));
  return [['Authorization', `Basic ${basicCredentials(user.user, user.password)}`]];
}

function readToken(text: string): string {
  const token = headerValue('Authorization', text.trim());
  if (token !== '') return token;
  throw new UsageError('the token is empty', { hint: "Write --bearer '{{env:TOKEN}}'." });
}

function readUser(text: string): { readonly user: string; readonly password: string } {
  const colon = text.indexOf(':');
  if (colon >= 0) return { user: text.slice(0, colon), password: text.slice(colon + 1) };
  throw new UsageError('there is no password', {
    hint: "Write 'USER:{{env:PASSWORD}}'; for an empty password end with the colon.",
  });
}

/** Without the Authorization lines that a login on a higher layer overrides. @throws UsageError for both on one layer. */
function withoutOldLogin(lines: readonly HeaderLine[], reader: OptionReader): readonly HeaderLine[] {
  if (!lines.some(isAuthorization)) return lines;
  const login = reader.has('user') ? 'user' : 'bearer';
  const layers = [reader.layer(login), reader.layer('header')] as const;
  if (layers[0] === undefined || layers[1] === undefined || layers[0] > layers[1]) return lines;
  if (layers[0] < layers[1]) return lines.filter((line) => !isAuthorization(line));
  throw new UsageError(`--${login} and an Authorization header do not go together: both log in`, { hint: 'Keep one of them.' });
}

function isAuthorization({ name }: HeaderLine): boolean {
  return name.toLowerCase() === 'authorization';
}

function fieldOf({ name, value }: HeaderLine): readonly Field[] {
  return value === undefined ? [] : [[name, value]];
}
