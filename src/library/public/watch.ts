/** `watch()`: the events of one or several URLs, as they happen. */

import { eventOf } from '../event-of.ts';
import type { Asked } from '../planned.ts';
import { recordsOf } from '../records.ts';
import type { JsonValue, WatchEvent } from './events.ts';
import type { Target, WatchOptions } from './options.ts';

/** Events, to be taken with `for await`. */
export interface Watching {
  /** The next event; done after the last. */
  next(): Promise<IteratorResult<WatchEvent, undefined>>;
  /** What `break` does: ends every watch and frees its sockets and timers, also while an event is awaited. */
  return(): Promise<IteratorResult<WatchEvent, undefined>>;
  [Symbol.asyncIterator](): Watching;
}

/**
 * Watches. Without a goal it is a feed: it tells of every change until it is left by `break`, or ended by a bound or by `signal`.
 * With a goal it ends when that is met or out of reach. The last event of each watch is its `end`, which says how it went: no end
 * is thrown. Nothing is sent before the first event is asked for, and a watch goes on when its last event has been dealt with.
 *
 * For a mistake in what is asked for, the first event rejects with a `WatchError` whose code is `usage`.
 */
export function watch<Value = JsonValue>(targets: Target | readonly Target[], options: WatchOptions<Value> = {}): Watching {
  const leave = new AbortController();
  const events = eventsOf({ targets: isList(targets) ? targets : [targets], options, isWait: false }, leave);
  return {
    next: () => events.next(),
    return() {
      leave.abort();
      return events.return(undefined);
    },
    [Symbol.asyncIterator]() {
      return this;
    },
  };
}

async function* eventsOf<Value>(asked: Asked<Value>, leave: AbortController): AsyncGenerator<WatchEvent, undefined, undefined> {
  for await (const record of recordsOf(asked, leave)) yield eventOf(record);
  return undefined;
}

function isList(targets: Target | readonly Target[]): targets is readonly Target[] {
  return Array.isArray(targets);
}
