/** How long something must hold before it counts: N polls running, or a length of time over which all polls agree. */

import type { Instant } from '../domain/time.ts';
import type { Span } from '../domain/watch.ts';

/** Something that has held for a while. */
export interface Run {
  /** What holds; another key is another run. */
  readonly key: string;
  readonly since: Instant;
  /** Polls running, the first included. */
  readonly polls: number;
}

/** The run after one more poll at which `key` holds; undefined when nothing does. */
export function prolong(before: Run | undefined, key: string | undefined, at: Instant): Run | undefined {
  if (key === undefined) return undefined;
  return before?.key === key ? { ...before, polls: before.polls + 1 } : { key, since: at, polls: 1 };
}

/** Whether a run has lasted for `span`, as of a poll at `at`. */
export function hasLasted(run: Run, span: Span, at: Instant): boolean {
  return span.kind === 'polls' ? run.polls >= span.count : at - run.since >= span.length;
}

/** When a run will have lasted for `span` if the polls go on agreeing; infinite where polls are counted. */
export function lastsAt(run: Run, span: Span): Instant {
  return span.kind === 'polls' ? Number.POSITIVE_INFINITY : run.since + span.length;
}
