/** One edit as one line: what, when, where, from what to what. */

import type { FormatSettings } from '../domain/definition.ts';
import type { Edit } from '../domain/json.ts';
import { formatPlace } from '../domain/path.ts';
import { excerpt } from '../domain/printable.ts';
import type { WatchRecord } from '../domain/record.ts';
import { pairText, valueText } from '../domain/value-text.ts';
import { styleOf } from './line-style.ts';

const LONGEST_PLACE = 200;

/** `~ 14:03:21  $.status  "building" → "verifying"`. */
export function editLine(settings: FormatSettings, record: WatchRecord, edit: Edit): string {
  const place = excerpt(formatPlace(edit.path), LONGEST_PLACE);
  return styleOf(settings, record).moment(markOf(edit, settings), `${place}  ${valuesOf(edit)}`);
}

function markOf({ op }: Edit, { paint }: FormatSettings): string {
  if (op === 'add') return paint.green('+');
  return op === 'remove' ? paint.red('-') : paint.yellow('~');
}

function valuesOf(edit: Edit): string {
  if (edit.op === 'add') return valueText(edit.after);
  if (edit.op === 'remove') return valueText(edit.before);
  return pairText(edit.before, edit.after).join(' → ');
}
