/** `--curl TEXT|@FILE|-`: a pasted command, read as the data it is. */

import { UsageError } from '../../domain/errors.ts';
import type { RawValue } from '../layers/raw-values.ts';
import { inPlace } from '../option-reader.ts';
import { openInputs } from '../request/inputs.ts';
import type { Surroundings } from '../surroundings.ts';
import { type CurlCommand, curlCommand } from './curl-command.ts';
import { readCurlWords } from './curl-words.ts';
import { shellWords } from './shell-words.ts';

const COPY = 'In the browser choose "Copy as cURL (bash)", or "(cmd)", and paste that in quotes, or from a file: --curl @FILE.';
const POWERSHELL = /^\s*(?:\$\w+\s*=|(?:Invoke-(?:WebRequest|RestMethod)|iwr|irm)\b)/i;
const FETCH = /^\s*(?:await\s+)?fetch\s*\(/;

/** The command of a `--curl`. @throws UsageError or ConfigError with its place, a caret and no secret. */
export async function readPasted(raw: RawValue, surroundings: Pick<Surroundings, 'files' | 'stdin'>): Promise<CurlCommand> {
  try {
    const text = await textOf(raw.text, surroundings);
    refuseStrangers(text);
    const [name = '', ...words] = shellWords(text);
    refuseOtherCommand(name);
    return curlCommand(readCurlWords(words, 'pasted text'), { place: `${raw.place}:`, from: raw.from, literal: true });
  } catch (error) {
    throw inPlace(error, raw, []);
  }
}

async function textOf(given: string, surroundings: Pick<Surroundings, 'files' | 'stdin'>): Promise<string> {
  if (given !== '-' && !given.startsWith('@')) return given;
  return new TextDecoder().decode(await openInputs(surroundings).read(given.replace(/^@/, '')));
}

/** What browsers offer beside it, which is no curl command. */
function refuseStrangers(text: string): void {
  if (text.trim() === '') throw new UsageError('the command is empty', { hint: COPY });
  const what = POWERSHELL.test(text) ? 'PowerShell' : FETCH.test(text) ? 'JavaScript' : undefined;
  if (what !== undefined) throw new UsageError(`this is ${what}, not a curl command`, { hint: COPY });
}

function refuseOtherCommand(name: string): void {
  if (/(?:^|[/\\])curl(?:\.exe)?$/i.test(name)) return;
  throw new UsageError('the text does not begin with curl', { hint: 'Paste one command, from the word curl on.' });
}
