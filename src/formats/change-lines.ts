/** A change as lines: what, when, where, from what to what. */

import type { FormatSettings } from '../domain/definition.ts';
import type { Edit } from '../domain/json.ts';
import { formatPlace } from '../domain/path.ts';
import { excerpt, printable } from '../domain/printable.ts';
import type { EventOf, WatchRecord } from '../domain/record.ts';
import { pairText, valueText } from '../domain/value-text.ts';
import { styleOf } from './line-style.ts';

const LONGEST_PATH = 200;

/** One line an edit: `~ 14:03:21  $.status  "building" → "verifying"`. */
export function changeLines(settings: FormatSettings, record: WatchRecord, event: EventOf<'change'>): string {
  const { line, moment } = styleOf(settings, record);
  const lines = event.changes.map((edit) => moment(markOf(edit, settings), `${placeOf(edit)}  ${valuesOf(edit)}`));
  if (event.truncated) lines.push(line(`  … the first ${event.changes.length} of ${printable(event.summary)}`));
  else if (event.changes.length === 0) lines.push(moment(settings.paint.yellow('~'), printable(event.summary)));
  return lines.join('');
}

function markOf({ op }: Edit, { paint }: FormatSettings): string {
  if (op === 'add') return paint.green('+');
  return op === 'remove' ? paint.red('-') : paint.yellow('~');
}

function placeOf({ path }: Edit): string {
  return excerpt(formatPlace(path), LONGEST_PATH);
}

function valuesOf(edit: Edit): string {
  if (edit.op === 'add') return valueText(edit.after);
  if (edit.op === 'remove') return valueText(edit.before);
  return pairText(edit.before, edit.after).join(' → ');
}
