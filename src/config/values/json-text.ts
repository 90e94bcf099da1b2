/** JSON typed on a command line: checked before it is sent, with the place of the first mistake. */

import { UsageError } from '../../domain/errors.ts';
import { mistakeIn } from '../../json/json-mistake.ts';
import { DEEPEST, survey } from '../../json/survey.ts';

const HOW = 'Names and strings stand in double quotes, the whole in single ones for the shell: \'{"state":"ready"}\'.';

/** The given text when it is one JSON value (RFC 8259). @throws UsageError with the place where it stops being one. */
export function readJsonText(text: string): string {
  if (survey(text).depth > DEEPEST) {
    throw new UsageError(`the JSON is nested deeper than ${DEEPEST} levels`, { hint: 'Send it from a file: -d @FILE.' });
  }
  const mistake = mistakeIn(text);
  if (mistake === undefined) return text;
  const { at, wanted } = mistake;
  const ended = text.slice(at).trim() === '';
  const what = text.trim() === '' ? 'there is no JSON' : ended ? 'the JSON ends too early' : 'this is not JSON';
  throw new UsageError(`${what}: expected ${wanted} (character ${at + 1})`, { hint: HOW, spot: { text, at, length: 1 } });
}
