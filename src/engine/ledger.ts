/** The one place where events get their stamp: who, when, and the number that shows none is missing. */

import type { Attachment, WatchEvent, WatchRecord } from '../domain/record.ts';
import type { Clock, Instant } from '../domain/time.ts';

/** Numbers the events of one watch. */
export interface Ledger {
  enter(event: WatchEvent, attachment?: Attachment): WatchRecord;
  /** The record `enter` would make now, without its number being used up: what the last hooks are shown of the end. */
  draft(event: WatchEvent, attachment?: Attachment): WatchRecord;
}

/** What every stamp of one ledger has in common. */
export interface LedgerSubject {
  readonly run: string;
  readonly watch: string;
  readonly startedAt: Instant;
  /** Whether anyone is told of single polls. Where nobody is, they take no number, so that none seems to be missing. */
  readonly pollsAreTold: boolean;
  /** Masks secrets before anyone else sees the event. */
  readonly mask: (event: WatchEvent) => WatchEvent;
}

const NOTHING: Attachment = {};

/** A ledger whose first record has number 0. */
export function createLedger(subject: LedgerSubject, clock: Clock): Ledger {
  const { run, watch, startedAt, mask, pollsAreTold } = subject;
  let seq = 0;
  const draft = (event: WatchEvent, attachment = NOTHING): WatchRecord => {
    const time = clock.now();
    return { v: 1, time, run, watch, seq, elapsedMs: Math.round(time - startedAt), event: mask(event), attachment };
  };
  return {
    draft,
    enter(event, attachment) {
      const record = draft(event, attachment);
      if (pollsAreTold || event.type !== 'poll') seq += 1;
      return record;
    },
  };
}
