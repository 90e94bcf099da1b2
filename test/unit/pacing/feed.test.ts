import { describe, expect, it } from 'vitest';
import { type FeedRhythm, initialFeed, livelier, quieter, unsettled } from '../../../src/pacing/feed.ts';

const range = { bottom: 1000, top: 4000, lateness: 0.1 };
const quietPauses = (polls: number) => {
  let feed: FeedRhythm = initialFeed;
  return Array.from({ length: polls }, () => {
    feed = quieter(feed, range);
    return feed.pause;
  });
};

describe('the pace of a feed', () => {
  it('starts at the bottom, grows by half on every third quiet poll and stops at the top', () => {
    expect(quietPauses(12)).toEqual([1000, 1000, 1500, 1500, 1500, 2250, 2250, 2250, 3375, 3375, 3375, 4000]);
  });

  it('is halved by a change, down to the bottom', () => {
    expect(livelier({ pause: 4000, quiet: 11 }, range)).toEqual({ pause: 2000, quiet: 0 });
    expect(livelier({ pause: 1500, quiet: 4 }, range)).toEqual({ pause: 1000, quiet: 0 });
  });

  it('counts quiet polls from the start again after trouble, at the same pause', () => {
    expect(unsettled({ pause: 1500, quiet: 5 })).toEqual({ pause: 1500, quiet: 0 });
  });
});
