/** How far a watch is, put together from the records of it that went by. */

import type { Evidence, Judgement } from '../domain/condition.ts';
import type { WatchRecord } from '../domain/record.ts';
import type { Instant, Millis } from '../domain/time.ts';

/** A stretch of trouble. */
export interface Trouble {
  /** The status, or Node's error code. */
  readonly code: string;
  /** Failed polls running. */
  readonly polls: number;
}

/** What is known of a watch. */
export interface Progress {
  readonly name: string;
  readonly method: string;
  readonly url: string;
  readonly startedAt: Instant;
  readonly timeout: Millis | null;
  /** What is waited for; empty for a feed. */
  readonly until: readonly string[];
  readonly status: number | null;
  readonly trouble: Trouble | undefined;
  readonly changes: number;
  readonly items: number;
  /** How the goals stood on the last poll: as judged, or, from records without attachments, as last told. */
  readonly judgements: readonly Judgement[];
  readonly values: readonly Evidence[];
  /** When the next poll is due; absent while one is under way. */
  readonly nextAt: Instant | undefined;
  readonly ended: boolean;
}

/** What is known after one more record of the same watch. */
export function follow(before: Progress | undefined, record: WatchRecord): Progress {
  const { event, time, attachment } = record;
  const known = before ?? unknown(record);
  switch (event.type) {
    case 'start':
      return { ...known, method: event.method ?? '', url: event.url, timeout: event.timeoutMs, until: event.until };
    case 'poll':
      return {
        ...known,
        status: event.status,
        judgements: attachment.judgements ?? known.judgements,
        trouble: known.trouble === undefined ? undefined : { ...known.trouble, polls: known.trouble.polls + 1 },
        nextAt: event.nextMs === null ? undefined : time + event.nextMs,
      };
    case 'change':
      return { ...known, changes: known.changes + 1 };
    case 'item':
      return { ...known, items: known.items + 1 };
    case 'condition':
      return event.kind === 'until' && event.result !== 'met' ? { ...known, values: event.values } : known;
    case 'error':
      // Its own poll is counted by the `poll` event that follows.
      return { ...known, trouble: { code: event.code, polls: event.consecutive - 1 } };
    case 'recover':
      return { ...known, trouble: undefined };
    case 'end':
      return { ...known, ended: true };
    default:
      return known;
  }
}

function unknown({ watch, time, elapsedMs }: WatchRecord): Progress {
  return {
    name: watch,
    method: '',
    url: watch,
    startedAt: time - elapsedMs,
    timeout: null,
    until: [],
    status: null,
    trouble: undefined,
    changes: 0,
    items: 0,
    judgements: [],
    values: [],
    nextAt: undefined,
    ended: false,
  };
}
