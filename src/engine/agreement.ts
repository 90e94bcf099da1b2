/** How long something must hold before it counts: N polls running, or a length of time over which all polls agree. */

import type { Instant } from '../domain/time.ts';
import type { Span } from '../domain/watch.ts';

/** Something that has held for a while. */
export interface Run {
  readonly since: Instant;
  /** The last poll at which it held. */
  readonly at: Instant;
  /** Polls running, the first included. */
  readonly polls: number;
}

/** What counts at once. */
export const AT_ONCE: Span = { kind: 'polls', count: 1 };

/** The run after one more poll at which it holds. */
export function prolong(before: Run | undefined, at: Instant): Run {
  return before === undefined ? { since: at, at, polls: 1 } : { since: before.since, at, polls: before.polls + 1 };
}

/** Whether a run has lasted for `span`. */
export function hasLasted({ since, at, polls }: Run, span: Span): boolean {
  return span.kind === 'polls' ? polls >= span.count : at - since >= span.length;
}

/** The run without the poll it began with, where that had nothing to agree with. */
export function withoutFirst(run: Run): Run {
  return { ...run, polls: run.polls - 1 };
}

/** When a run will have lasted for `span` if the polls go on agreeing; infinite where polls are counted. */
export function lastsAt({ since }: Run, span: Span): Instant {
  return span.kind === 'polls' ? Number.POSITIVE_INFINITY : since + span.length;
}
