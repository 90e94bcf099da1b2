/** An item as one line: that it is new, when it came, what tells it apart, and what it holds. */

import type { FormatSettings } from '../domain/definition.ts';
import { excerpt } from '../domain/printable.ts';
import type { EventOf, WatchRecord } from '../domain/record.ts';
import { middleText } from '../domain/value-text.ts';
import { styleOf } from './line-style.ts';

const LONGEST_NAME = 60;

/** `+ 14:03:21  id 42  {"title":"…"}`; of a message its name stands before it. */
export function itemLine(settings: FormatSettings, record: WatchRecord, event: EventOf<'item'>): string {
  const { keyPath, event: name } = record.attachment.item ?? {};
  const parts = [
    ...(keyPath === undefined ? [] : [`${excerpt(keyPath, LONGEST_NAME)} ${excerpt(event.key, LONGEST_NAME)}`]),
    ...(name === undefined ? [] : [excerpt(settings.mask?.(name) ?? name, LONGEST_NAME)]),
    middleText(event.value),
  ];
  return styleOf(settings, record).moment(settings.paint.green('+'), parts.join('  '));
}
