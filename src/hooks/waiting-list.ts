/** What waits for its turn while commands run: the newest event of each moment, but of items every one, because each is told once. */

import type { HookMoment } from '../domain/plan.ts';
import type { WatchRecord } from '../domain/record.ts';

/** One moment whose commands are to be run. */
export interface Due {
  readonly moment: HookMoment;
  readonly record: WatchRecord;
  readonly url: string;
  readonly poll: number;
}

/** A list with one reader. */
export interface WaitingList {
  /** False where so much waits already that it is left out. */
  add(due: Due): boolean;
  /** The next one, if any is left. */
  take(): Due | undefined;
  clear(): void;
}

/** So many items wait at most, with so many bytes of bodies. */
export const MOST_ITEMS = 1000;
const MOST_BYTES = 64 * 1024 * 1024;

/** An empty list. */
export function createWaitingList(): WaitingList {
  let waiting: Due[] = [];
  let bytes = 0;
  return {
    add(due) {
      if (!isItem(due)) {
        waiting = [...waiting.filter((other) => isItem(other) || other.moment !== due.moment), due];
        return true;
      }
      const more = ownBytes(due, waiting.at(-1));
      if (waiting.length >= MOST_ITEMS || bytes + more > MOST_BYTES) return false;
      bytes += more;
      waiting.push(due);
      return true;
    },
    take() {
      const due = waiting.shift();
      if (waiting.length === 0) bytes = 0;
      return due;
    },
    clear() {
      waiting = [];
      bytes = 0;
    },
  };
}

function isItem({ record }: Due): boolean {
  return record.event.type === 'item';
}

/** The items of one answer have one body. */
function ownBytes(due: Due, before: Due | undefined): number {
  const { answer } = due.record.attachment;
  return answer === undefined || answer.body === before?.record.attachment.answer?.body ? 0 : answer.body.length;
}
