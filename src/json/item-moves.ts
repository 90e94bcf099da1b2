/** Places of items while others still wait to be moved: a removal and an addition become one operation that happens later. */

import type { ItemMoves } from '../domain/json.ts';

/** What an edit becomes in a patch. */
export interface Placed {
  /** The item's place when its turn comes. */
  readonly at: number;
  /** Where it came from, for an item that moves. */
  readonly from?: number;
}

/** One edit of an array's stretch, as the list of edits has it. */
export interface ItemEdit {
  /** Its offset in the list of edits. */
  readonly offset: number;
  /** The item's place in the list's own order of events. */
  readonly index: number;
  /** It adds the item; else it changes something in one that stayed. */
  readonly adds: boolean;
}

/**
 * The places of an array's edits when items that move are taken from where they are only when they are needed. `removed` are
 * the places of the removals, from the end backwards; `rest` are the edits after them. O(n log n).
 */
export function placesWhileMoving(moves: ItemMoves, removed: readonly number[], rest: readonly ItemEdit[]): readonly Placed[] {
  const { additions: comesTo } = moves;
  // The items that move in their old order: each with the number of staying items before it.
  const staysBefore: number[] = [];
  const waitingOf = new Map<number, number>();
  for (let nth = removed.length - 1; nth >= 0; nth--) {
    const addition = comesTo[nth] ?? -1;
    if (addition < 0) continue;
    waitingOf.set(addition, staysBefore.length);
    staysBefore.push((removed[nth] ?? 0) - (removed.length - 1 - nth));
  }
  const waiting = createTally(staysBefore.length);
  const additions = additionsBefore(rest);
  let added = 0;
  return rest.map(({ offset, index, adds }) => {
    const stays = index - added;
    if (!adds) return { at: index + waiting.before(firstAbove(staysBefore, stays)) };
    const item = waitingOf.get(offset);
    if (item === undefined) {
      added += 1;
      return { at: index + waiting.before(firstAbove(staysBefore, stays - 1)) };
    }
    const own = staysBefore[item] ?? 0;
    const from = own + Math.min(added, firstAbove(additions, own)) + waiting.before(item);
    waiting.drop(item);
    added += 1;
    return { at: index + waiting.before(firstAbove(staysBefore, stays - 1)), from };
  });
}

/** For each addition the number of staying items before it; they rise. */
function additionsBefore(rest: readonly ItemEdit[]): readonly number[] {
  const before: number[] = [];
  for (const { index, adds } of rest) if (adds) before.push(index - before.length);
  return before;
}

/** The first place of a rising list whose number is above `limit`. */
function firstAbove(numbers: readonly number[], limit: number): number {
  let low = 0;
  let high = numbers.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((numbers[middle] ?? 0) <= limit) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** How many of the items at the front of a list are still there. */
interface Tally {
  before(place: number): number;
  drop(place: number): void;
}

/** A Fenwick tree: both questions cost O(log n). */
function createTally(length: number): Tally {
  const sums = Int32Array.from({ length: length + 1 }, (_, at) => at & -at);
  return {
    before(place) {
      let sum = 0;
      for (let at = place; at > 0; at -= at & -at) sum += sums[at] ?? 0;
      return sum;
    },
    drop(place) {
      for (let at = place + 1; at <= length; at += at & -at) sums[at] = (sums[at] ?? 0) - 1;
    },
  };
}
