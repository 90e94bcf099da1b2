/** The Cookie header: cookies as they are written, and those of a browser's or curl's file that are for the URL. */

import { UsageError } from '../../domain/errors.ts';
import type { OptionReader } from '../option-reader.ts';
import { headerValue } from '../values/header.ts';
import type { Field, RequestMakings } from './sources.ts';

/** What one `--cookie` comes to. */
interface Given {
  readonly fromFile: boolean;
  readonly pairs: readonly string[];
}

const HOW = 'Write NAME=VALUE, or the name of a Netscape cookie file, which has no = in it.';

/** The Cookie header; nothing when no cookie is for the URL. Those of files stand first, as with curl. @throws UsageError */
export async function readCookies(reader: OptionReader, makings: RequestMakings): Promise<readonly Field[]> {
  const given = await reader.each('cookie', (text) => cookiesOf(text, makings));
  const pairs = [...given.filter(({ fromFile }) => fromFile), ...given.filter(({ fromFile }) => !fromFile)];
  const all = pairs.flatMap((each) => each.pairs);
  return all.length === 0 ? [] : [['Cookie', all.join('; ')]];
}

async function cookiesOf(text: string, makings: RequestMakings): Promise<Given> {
  if (text.trim() === '') throw new UsageError('the cookie is empty', { hint: HOW });
  if (text.includes('=')) return { fromFile: false, pairs: [headerValue('Cookie', text.trim())] };
  const path = text.replace(/^@/, '');
  const content = new TextDecoder().decode(await makings.inputs.read(path, HOW));
  const { cookiesIn } = await import('./cookie-file.ts');
  const { total, pairs } = cookiesIn(content, makings.address.url, makings.surroundings.now());
  if (total === 0) throw new UsageError(`${path} has no cookies in it`, { hint: HOW });
  if (pairs.length === 0) {
    const message = `none of the cookies in ${path} is for this URL`;
    makings.tell({ code: 'cookies', message, hint: 'They go by domain, path, https and expiry.' });
  }
  return { fromFile: true, pairs: pairs.map((pair) => headerValue('Cookie', pair)) };
}
