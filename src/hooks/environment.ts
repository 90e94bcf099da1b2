/** An event as environment variables, for hooks that read no JSON. */

import type { Edit, Json } from '../domain/json.ts';
import { formatPlace } from '../domain/path.ts';
import { plainText } from '../domain/plain-text.ts';
import type { Attachment, WatchRecord } from '../domain/record.ts';

/** What a record alone does not say. */
export interface HookFacts {
  /** The URL as it may be shown. */
  readonly url: string;
  /** The number of the last poll. */
  readonly poll: number;
}

/** Where the event and the bodies lie; empty where there is none. */
export interface HookFiles {
  readonly event: string;
  readonly body: string;
  readonly previous: string;
}

// Linux takes no variable beyond 128 KiB and no environment beyond its stack's quarter: events belong on stdin, this is the gist.
const MOST_BYTES = 1023;
// More have no room in a variable.
const MOST_PATHS = 300;

/**
 * The `WA_` variables of one event, each under 1 KiB of UTF-8 and without NUL. All are always set, so that a script may use
 * `set -u`; those that do not apply are empty. WA_OLD and WA_NEW are the first edit's values, or WA_NEW the item: strings as
 * they are, else JSON.
 */
export function hookEnvironment(record: WatchRecord, facts: HookFacts, files: HookFiles): Readonly<Record<string, string>> {
  const { event } = record;
  const meta = answerAbout(record)?.meta;
  const fields: Readonly<Record<string, Json | undefined>> = {
    WA_EVENT: event.type,
    WA_NAME: record.watch,
    WA_URL: facts.url,
    WA_RUN: record.run,
    WA_SEQ: record.seq,
    WA_POLL: 'poll' in event ? event.poll : facts.poll,
    WA_STATUS: statusOf(record) ?? meta?.status,
    WA_LATENCY_MS: meta === undefined ? undefined : Math.round(meta.latency),
    WA_ELAPSED_MS: record.elapsedMs,
    ...changeFields(record),
    ...endFields(record),
    WA_EVENT_FILE: files.event,
    WA_BODY_FILE: files.body,
    WA_PREV_BODY_FILE: files.previous,
  };
  return Object.fromEntries(
    Object.entries(fields).map(([name, value]) => [name, variable(value === undefined ? '' : plainText(value))]),
  );
}

/** The answer a hook is told of: at the end the last one of any status, else the usable one the event is about. */
export function answerAbout({ event, attachment }: WatchRecord): Attachment['last'] {
  const { answer, last } = attachment;
  return event.type === 'end' ? (last ?? answer) : (answer ?? last);
}

function statusOf({ event }: WatchRecord): number | undefined {
  if ('status' in event) return event.status ?? undefined;
  return 'lastStatus' in event ? (event.lastStatus ?? undefined) : undefined;
}

function changeFields({ event }: WatchRecord): Readonly<Record<string, Json | undefined>> {
  if (event.type === 'item') return { WA_CHANGES: 1, WA_PATHS: '', WA_OLD: undefined, WA_NEW: event.value };
  const edits: readonly Edit[] = event.type === 'change' ? event.changes : [];
  const [first] = edits;
  return {
    WA_CHANGES: event.type === 'end' ? event.changes : edits.length,
    WA_PATHS: edits
      .slice(0, MOST_PATHS)
      .map(({ path }) => formatPlace(path))
      .join('\n'),
    WA_OLD: first !== undefined && 'before' in first ? first.before : undefined,
    WA_NEW: first !== undefined && 'after' in first ? first.after : undefined,
  };
}

function endFields({ event }: WatchRecord): Readonly<Record<string, Json | undefined>> {
  if (event.type === 'end') return { WA_RESULT: event.result, WA_CODE: event.exitCode, WA_REASON: event.reason };
  if (event.type === 'error') return { WA_RESULT: undefined, WA_CODE: event.code, WA_REASON: event.message };
  return { WA_RESULT: undefined, WA_CODE: undefined, WA_REASON: undefined };
}

/** Without NUL, which no environment can hold, and cut at a character's edge. */
function variable(text: string): string {
  const whole = text.replaceAll('\0', '');
  const room = new Uint8Array(MOST_BYTES);
  return whole.slice(0, new TextEncoder().encodeInto(whole, room).read);
}
