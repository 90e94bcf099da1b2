/** What `{{file:…}}` and `{{cmd:…}}` stand for, fetched before anything is read: each file and each command once. */

import { commandTrouble } from '../domain/command-trouble.ts';
import { readingTrouble } from '../domain/file-error.ts';
import { excerpt } from '../domain/printable.ts';
import { type Millis, SECOND } from '../domain/time.ts';
import type { Finding, Placeholder } from '../requests/placeholders.ts';
import type { Surroundings } from './surroundings.ts';

/** What was found, by placeholder. */
export type Fetched = ReadonlyMap<string, Finding>;

/** What fetching needs. */
export interface Fetching extends Pick<Surroundings, 'files' | 'capture'> {
  /** Masks what is quoted of a command's complaint. */
  readonly mask: (text: string) => string;
}

const TIME_LIMIT: Millis = 60 * SECOND;
const LARGEST = 1024 * 1024;
const LONGEST_COMPLAINT = 200;

/** Fetches the files and runs the commands among placeholders, one after another. What cannot be had is a finding, too. */
export async function fetchPlaceholders(placeholders: readonly Placeholder[], fetching: Fetching): Promise<Fetched> {
  const fetched = new Map<string, Finding>();
  for (const placeholder of placeholders) {
    const { kind, name } = placeholder;
    if ((kind !== 'file' && kind !== 'cmd') || name === '' || fetched.has(keyOf(placeholder))) continue;
    fetched.set(keyOf(placeholder), kind === 'file' ? await fileContent(name, fetching) : await commandOutput(name, fetching));
  }
  return fetched;
}

/** What was fetched for a placeholder. */
export function fetchedFor(fetched: Fetched, placeholder: Placeholder): Finding {
  const finding = fetched.get(keyOf(placeholder));
  if (finding === undefined) throw new Error(`nothing was fetched for {{${keyOf(placeholder)}}}`);
  return finding;
}

function keyOf({ kind, name }: Placeholder): string {
  return `${kind}:${name}`;
}

/** The content of a file less one line break at its end, which editors and `echo` leave there. */
async function fileContent(path: string, { files }: Fetching): Promise<Finding> {
  const hint = path.startsWith('~')
    ? 'Only a shell knows ~: write the whole path.'
    : 'Write the path of a file that holds the value and nothing else.';
  try {
    const bytes = await files.read(path);
    if (bytes.length > LARGEST) return { trouble: 'the file is larger than 1 MiB', hint };
    return { value: new TextDecoder('utf-8', { fatal: true }).decode(bytes).replace(/\r?\n$/, '') };
  } catch (error) {
    return { trouble: error instanceof TypeError ? 'the file is no UTF-8 text' : readingTrouble(error), hint };
  }
}

/** What a command prints, less the line breaks at its end, as `$(…)` has it. */
async function commandOutput(command: string, { capture, mask }: Fetching): Promise<Finding> {
  const { end, out, err } = await capture({ command, shell: 'sh', timeout: TIME_LIMIT });
  const trouble = commandTrouble(end, TIME_LIMIT);
  if (trouble === undefined) return { value: out.replace(/[\r\n]+$/, '') };
  const complaint = err.split('\n').find((line) => line.trim() !== '');
  const said = complaint === undefined ? '' : `: ${excerpt(mask(complaint.trim()), LONGEST_COMPLAINT)}`;
  return { trouble: `the command ${trouble}${said}`, hint: 'It must print the value and exit with 0.' };
}
