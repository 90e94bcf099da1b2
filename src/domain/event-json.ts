/** Events as JSON, version 1: one serialisation for NDJSON, hooks and whatever else speaks to programs. */

import { jsonText } from './json-text.ts';
import { printable } from './printable.ts';
import type { WatchRecord } from './record.ts';

/**
 * One event as one line of JSON, without the line feed: `v type time run watch seq elapsedMs` first, then the event's own
 * fields; the time as RFC 3339 in UTC with milliseconds. Characters that could move a cursor or start a CI command are
 * escaped, which JSON readers undo.
 */
export function eventJson({ v, time, run, watch, seq, elapsedMs, event }: WatchRecord): string {
  const stamp = { v, type: event.type, time: new Date(time).toISOString(), run, watch, seq, elapsedMs };
  return printable(jsonText({ ...stamp, ...event }));
}
