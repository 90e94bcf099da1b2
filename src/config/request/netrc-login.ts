/** The login a netrc file has for the host of the URL. */

import { UsageError } from '../../domain/errors.ts';
import { shellQuoted } from '../../domain/shell-quote.ts';
import { netrcEntryFor, parseNetrc } from '../../requests/netrc.ts';
import type { OptionReader } from '../option-reader.ts';
import { readFileName } from '../values/kinds.ts';
import type { Credentials, RequestMakings } from './sources.ts';

/**
 * What `--netrc` or `--netrc-file` finds. A URL with a password goes before it; a name in the URL is looked up together with the
 * host. Undefined where neither was given or nothing fits, which is noted.
 * @throws UsageError for a file that is not there or cannot be understood.
 */
export async function readNetrcLogin(reader: OptionReader, makings: RequestMakings): Promise<Credentials | undefined> {
  const { address } = makings;
  const inUrl = address.credentials?.password ?? '';
  if (inUrl !== '') return undefined;
  const named = await reader.each('netrc-file', (text) => loginIn(readFileName(text), makings));
  if (named.length > 0 || !reader.on('netrc')) return named[0];
  const [standard] = await reader.each('netrc', () => loginIn(standardFile(makings), makings));
  return standard;
}

async function loginIn(path: string, { address, inputs, surroundings, tell }: RequestMakings): Promise<Credentials | undefined> {
  const content = await inputs.read(path, 'Its lines read: machine HOST login NAME password PASSWORD.');
  const entries = entriesOf(path, new TextDecoder().decode(content));
  if (await surroundings.readableByOthers(path)) {
    const message = `${path} holds passwords, and others on this machine may read it`;
    tell({ code: 'netrc-open', message, hint: `Take that away: chmod go= ${shellQuoted(path)}` });
  }
  const host = new URL(address.url).hostname.replace(/^\[|\]$/g, '');
  const user = address.credentials?.user;
  const entry = netrcEntryFor(entries, host, user);
  if (entry !== undefined) return { user: user ?? entry.login ?? '', password: entry.password ?? '' };
  const whom = user === undefined ? host : `${user} at ${host}`;
  tell({ code: 'netrc', message: `${path} has no login for ${whom}` });
  return undefined;
}

function entriesOf(path: string, text: string): ReturnType<typeof parseNetrc> {
  try {
    return parseNetrc(text);
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    throw new UsageError(`${path}, ${error.message}`, { ...(error.hint !== undefined && { hint: error.hint }), cause: error });
  }
}

function standardFile({ surroundings }: RequestMakings): string {
  const { HOME: home, USERPROFILE: profile } = surroundings.environment;
  if (home !== undefined && home !== '') return `${home}/.netrc`;
  // Windows, where a name could once not begin with a dot.
  if (profile !== undefined && profile !== '') return `${profile}\\_netrc`;
  throw new UsageError('HOME is not set, so there is no ~/.netrc', { hint: 'Name the file: --netrc-file FILE.' });
}
