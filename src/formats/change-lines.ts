/** A change as lines, the way `--diff` asks for. */

import type { FormatSettings } from '../domain/definition.ts';
import { jsonText } from '../domain/json-text.ts';
import { printable } from '../domain/printable.ts';
import type { EventOf, WatchRecord } from '../domain/record.ts';
import { editLine } from './edit-line.ts';
import { styleOf } from './line-style.ts';
import { unifiedLines } from './unified-lines.ts';

/** One line an edit, a diff with what stands around, a patch for programs, or nothing. */
export function changeLines(settings: FormatSettings, record: WatchRecord, event: EventOf<'change'>): string {
  const { line, moment } = styleOf(settings, record);
  if (settings.diff === 'none') return '';
  if (settings.diff === 'patch') return line(patchText(settings, event));
  if (event.changes.length === 0) return moment(settings.paint.yellow('~'), printable(event.summary));
  const { compared } = record.attachment;
  const lines =
    settings.diff === 'unified' && compared !== undefined
      ? unifiedLines(settings, record, event, compared)
      : event.changes.map((edit) => editLine(settings, record, edit)).join('');
  return event.truncated ? lines + line(`  … the first ${event.changes.length} of ${printable(event.summary)}`) : lines;
}

/** RFC 6902, on one line. Where the reader's characters are few the others are escaped, which leaves the JSON the same. */
function patchText({ unicode }: FormatSettings, { patch }: EventOf<'change'>): string {
  const text = printable(jsonText(patch));
  return unicode ? text : text.replace(/[\u0080-\uffff]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
}
