/** How long something must hold before it counts: N polls running, or a length of time over which all polls agree. */

import type { Instant } from '../domain/time.ts';
import type { Span } from '../domain/watch.ts';

/** Something that has held for a while. */
export interface Run {
  readonly since: Instant;
  /** When it was last seen to hold. */
  readonly at: Instant;
  /** Polls running, the first included. */
  readonly polls: number;
}

/** A look at how things stand. */
export interface Look {
  readonly at: Instant;
  /** False between polls, where nothing has come and only time has passed. */
  readonly isPoll: boolean;
}

/** What counts at once. */
export const AT_ONCE: Span = { kind: 'polls', count: 1 };

/** The run after one more look at which it holds. */
export function prolong(before: Run | undefined, { at, isPoll }: Look): Run {
  if (before === undefined) return { since: at, at, polls: 1 };
  return { since: before.since, at, polls: isPoll ? before.polls + 1 : before.polls };
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
