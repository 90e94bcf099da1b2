/** The headers of the request: defaults, what the options imply, and what the user writes, which wins. */

import type { Login } from '../../domain/login.ts';
import { isSecretHeader, secretsOfHeader } from '../../requests/secrets.ts';
import type { OptionReader } from '../option-reader.ts';
import { type HeaderLine, headerValue, readHeader } from '../values/header.ts';
import { readCookies } from './cookies.ts';
import type { Inputs } from './inputs.ts';
import { isAuthorization, readLogin, withoutOldLogin } from './login.ts';
import type { Field, RequestMakings } from './sources.ts';
import { traceFields } from './trace.ts';

/** The headers in the order they are sent, and the login whose token is not known yet. */
export interface Headers {
  readonly fields: readonly Field[];
  readonly login?: Login;
}

/** The headers; `implied` are those of the body. Secrets among them are kept. @throws UsageError */
export async function readHeaders(reader: OptionReader, makings: RequestMakings, implied: readonly Field[]): Promise<Headers> {
  const lines = await reader.each('header', (text) => readLines(text, makings.inputs));
  const written = withoutOldLogin(lines.flat(), reader);
  const login = written.some(isAuthorization) ? { fields: [] } : await readLogin(reader, makings);
  const defaults = [
    ...agentFields(reader, makings.surroundings.version),
    ...implied,
    ...login.fields,
    ...refererFields(reader, makings),
    ...(await readCookies(reader, makings)),
    ...traceFields(makings),
  ];
  const fields = withWritten(defaults, written);
  for (const field of fields) if (isSecretHeader(field[0])) makings.expander.keep(secretsOfHeader(field));
  return { fields, ...(login.login !== undefined && { login: login.login }) };
}

/** The lines of one `--header`: itself, or those of a file, whose empty lines and comments count for nothing, as with curl. */
async function readLines(text: string, inputs: Inputs): Promise<readonly HeaderLine[]> {
  if (!text.startsWith('@')) return [readHeader(text)];
  const content = new TextDecoder().decode(await inputs.read(text.slice(1)));
  return content
    .split(/\r?\n/)
    .filter((line) => line.trim() !== '' && !line.startsWith('#'))
    .map(readHeader);
}

function agentFields(reader: OptionReader, version: string): readonly Field[] {
  const agent = reader.one('user-agent', (text) => headerValue('User-Agent', text)) ?? `watch-api/${version}`;
  return [['Accept', '*/*'], ...sent('User-Agent', agent)];
}

/** With `;auto` curl names the page before on each redirect; there is none before the URL that is asked. */
function refererFields(reader: OptionReader, { tell }: RequestMakings): readonly Field[] {
  const referer = reader.one('referer', (text) => {
    const bare = text.replace(/;auto$/, '');
    if (bare !== text)
      tell({ code: 'referer', message: '--referer: ;auto says nothing here: no Referer is made up on redirects' });
    return headerValue('Referer', bare);
  });
  return sent('Referer', referer ?? '');
}

/** A field, unless there is nothing in it. */
function sent(name: string, value: string): readonly Field[] {
  return value === '' ? [] : [[name, value]];
}

/** The later of two defaults of one name counts; a written header takes the place of a default. */
function withWritten(defaults: readonly Field[], written: readonly HeaderLine[]): readonly Field[] {
  const kept = new Map(defaults.map((field) => [field[0].toLowerCase(), field]));
  for (const { name } of written) kept.delete(name.toLowerCase());
  return [
    ...kept.values(),
    ...written.flatMap(({ name, value }): readonly Field[] => (value === undefined ? [] : [[name, value]])),
  ];
}
