/** Lines that scroll and, below them, one line that says how things stand. */

import type { FormatDefinition, FormatSettings, Renderer } from '../domain/definition.ts';
import type { WatchRecord } from '../domain/record.ts';
import { createLines } from './plain.ts';
import { follow, type Progress } from './progress.ts';
import { statusText } from './status-text.ts';

/** `--format live`: for a terminal. */
export const live: FormatDefinition = {
  kind: 'live',
  summary: 'lines that scroll above a status line',
  open: createLive,
};

/** The status line shows these all the time, but not by which way news arrives, where that is another than usual. */
function isShownBelow({ event }: WatchRecord): boolean {
  return event.type === 'heartbeat' || (event.type === 'start' && event.source === 'poll');
}

function createLive(settings: FormatSettings): Renderer {
  const lines = createLines(settings, isShownBelow);
  const progress = new Map<string, Progress>();
  return {
    render(record) {
      progress.set(record.watch, follow(progress.get(record.watch), record));
      return lines.render(record);
    },
    status: (now) => statusText(settings, [...progress.values()], now),
  };
}
