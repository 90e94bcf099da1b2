/** From the program's own records and values to the plain data users get: whatever they do with it touches nothing of ours. */

import { eventJson } from '../domain/event-json.ts';
import type { Json } from '../domain/json.ts';
import { jsonText } from '../domain/json-text.ts';
import type { WatchRecord } from '../domain/record.ts';
import type { WatchEvent } from './public/events.ts';

/** The event that NDJSON would print for a record, read back. */
export function eventOf(record: WatchRecord): WatchEvent {
  return JSON.parse(eventJson(record));
}

/** A copy of a value, numbers as `JSON.parse` reads them. The caller says what it takes the document to be. */
export function plainValue<Value>(value: Json): Value {
  return JSON.parse(jsonText(value));
}
