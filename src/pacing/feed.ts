/** The pace of a feed: quick where news comes, slower the longer nothing does. */

import type { Millis } from '../domain/time.ts';
import type { PaceRules } from '../domain/watch.ts';
import { clamp } from './clamp.ts';

/** Where a feed stands. */
export interface FeedRhythm {
  /** The pause the last poll led to, before jitter. */
  readonly pause: Millis;
  /** Quiet polls running. */
  readonly quiet: number;
}

/** Before the first poll; the range lifts the pause to its bottom. */
export const initialFeed: FeedRhythm = { pause: 0, quiet: 0 };

const PATIENCE = 3;
const GROWTH = 1.5;

/** After a quiet poll: every third one running makes the pause half as long again. */
export function quieter(feed: FeedRhythm, range: PaceRules): FeedRhythm {
  const quiet = feed.quiet + 1;
  const pause = clamp(feed.pause, range);
  return { quiet, pause: quiet % PATIENCE === 0 ? clamp(pause * GROWTH, range) : pause };
}

/** After a change: half the pause. */
export function livelier(feed: FeedRhythm, range: PaceRules): FeedRhythm {
  return { quiet: 0, pause: clamp(feed.pause / 2, range) };
}

/** After trouble, which is neither quiet nor news: the pause stays, the count starts again. */
export function unsettled(feed: FeedRhythm): FeedRhythm {
  return { ...feed, quiet: 0 };
}
