/** What two sequences have in common, in order: Myers' algorithm as long as they differ little, else a linear one. */

import { longestIncreasing } from './increasing.ts';

/** Differences up to which the shortest script is searched. The search costs their number times the length at most. */
const MOST_EDITS = 128;

/** For each place of `after` the place of `before` it corresponds to, −1 for none; rising where it is not −1. */
export function commonSequence(before: Int32Array, after: Int32Array): Int32Array {
  const shortest = shortestScript(before, after);
  if (shortest !== undefined) return shortest;
  const partners = occurrences(before, after);
  const stays = longestIncreasing(partners);
  return partners.map((partner, place) => (stays[place] === 1 ? partner : -1));
}

/** For each place of `after` a place of `before` with the same number, each used once, the first ones first; −1 for none. Linear. */
export function occurrences(before: Int32Array, after: Int32Array): Int32Array {
  const first = new Map<number, number>();
  const next = new Int32Array(before.length).fill(-1);
  for (let place = before.length - 1; place >= 0; place--) {
    const number = before[place] ?? 0;
    next[place] = first.get(number) ?? -1;
    first.set(number, place);
  }
  return after.map((number) => {
    const place = first.get(number) ?? -1;
    if (place >= 0) first.set(number, next[place] ?? -1);
    return place;
  });
}

/** E. W. Myers, An O(ND) Difference Algorithm (1986), greedy; undefined beyond {@link MOST_EDITS} differences. */
function shortestScript(before: Int32Array, after: Int32Array): Int32Array | undefined {
  const limit = Math.min(before.length + after.length, MOST_EDITS);
  // The furthest place in `before` on each diagonal; diagonal 0 is in the middle.
  const reach = new Int32Array(2 * limit + 3);
  const middle = limit + 1;
  const trail: Int32Array[] = [];
  for (let edits = 0; edits <= limit; edits++) {
    for (let diagonal = -edits; diagonal <= edits; diagonal += 2) {
      const at = middle + diagonal;
      let x = isDown(reach, at, { diagonal, edits }) ? (reach[at + 1] ?? 0) : (reach[at - 1] ?? 0) + 1;
      while (x < before.length && x - diagonal < after.length && before[x] === after[x - diagonal]) x += 1;
      reach[at] = x;
      if (x >= before.length && x - diagonal >= after.length) return partnersAlong(trail, { before, after, edits });
    }
    trail.push(reach.slice(middle - edits - 1, middle + edits + 2));
  }
  return undefined;
}

/** Whether the best way onto a diagonal is an addition, else a removal. */
function isDown(reach: Int32Array, at: number, { diagonal, edits }: { diagonal: number; edits: number }): boolean {
  return diagonal === -edits || (diagonal !== edits && (reach[at - 1] ?? 0) < (reach[at + 1] ?? 0));
}

interface Search {
  readonly before: Int32Array;
  readonly after: Int32Array;
  readonly edits: number;
}

/** Walks the trail back: every diagonal step is a pair. */
function partnersAlong(trail: readonly Int32Array[], { before, after, edits }: Search): Int32Array {
  const partners = new Int32Array(after.length).fill(-1);
  let x = before.length;
  let y = after.length;
  for (let left = edits; left > 0; left--) {
    const reach = trail[left - 1] ?? new Int32Array();
    const diagonal = x - y;
    // Of the step before, diagonal 0 stands at `left`.
    const down = isDown(reach, left + diagonal, { diagonal, edits: left });
    const from = reach[left + diagonal + (down ? 1 : -1)] ?? 0;
    const start = down ? from : from + 1;
    while (x > start) {
      x -= 1;
      y -= 1;
      partners[y] = x;
    }
    if (down) y -= 1;
    else x -= 1;
  }
  while (x > 0 && y > 0) {
    x -= 1;
    y -= 1;
    partners[y] = x;
  }
  return partners;
}
