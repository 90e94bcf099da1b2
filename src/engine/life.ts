/** The impure half of a run: starts what a state calls for and puts what comes of it into the mailbox. */

import type { EnginePorts, Feed } from '../domain/ports.ts';
import type { Reply } from '../domain/reply.ts';
import type { Instant } from '../domain/time.ts';
import type { Occurrence } from './advance.ts';
import { createMailbox, type Mailbox } from './mailbox.ts';
import type { WatchState } from './memory.ts';

/** A run while it lasts. */
export interface Life {
  readonly mailbox: Mailbox<Occurrence>;
  /** Asks or rests as `state` says, once per state, and sees to it that a tick comes at `tick`. */
  serve(state: WatchState, tick: Instant): void;
  /** Cuts whatever is still under way. */
  end(): void;
}

/** What a life is made of. */
export interface LifePorts extends Pick<EnginePorts, 'clock'> {
  readonly feed: Feed;
  /** Aborts with an `Interruption` as its reason. */
  readonly stop: AbortSignal;
}

// So many messages running that wait already are taken in without a turn of the event loop, in which alone timers fire and
// signals come through.
const TURN = 100;

/** Starts listening for an interruption; asks nothing yet. */
export function startLife({ clock, feed, stop }: LifePorts): Life {
  const mailbox = createMailbox<Occurrence>();
  const { signal, abort } = openController();
  const asking = createAsking(feed, signal);
  let served: WatchState | undefined;
  let alarm = Number.POSITIVE_INFINITY;

  const unlisten = listen(stop, () => mailbox.put({ kind: 'interrupted', at: clock.now(), interruption: stop.reason }));
  const start = (state: WatchState) => {
    if (state.phase === 'asking') {
      asking.ask().then((reply) => mailbox.put({ kind: 'reply', at: clock.now(), reply }), mailbox.fail);
    } else if (state.phase === 'resting') {
      asking.rest();
      clock.sleep(state.pause, signal).then(() => mailbox.put({ kind: 'rested', at: clock.now(), state }), mailbox.fail);
    }
  };
  const ring = (tick: Instant) => {
    if (alarm === tick) alarm = Number.POSITIVE_INFINITY;
    mailbox.put({ kind: 'tick', at: clock.now() });
  };
  return {
    mailbox,
    serve(state, tick) {
      if (state !== served) {
        served = state;
        start(state);
      }
      // A tick that has become needless rings once, changes nothing, and is set anew.
      if (tick < alarm) {
        alarm = tick;
        clock.sleep(Math.max(0, tick - clock.now()), signal).then(() => ring(tick), mailbox.fail);
      }
    },
    end() {
      unlisten();
      abort();
    },
  };
}

/** Calls `onAbort` when `signal` aborts, at once where it has; what is given back stops listening. */
function listen(signal: AbortSignal, onAbort: () => void): () => void {
  if (signal.aborted) onAbort();
  else signal.addEventListener('abort', onAbort, { once: true });
  return () => signal.removeEventListener('abort', onAbort);
}

/** Asks a feed, and now and then lets the event loop turn where it is never rested. */
function createAsking(feed: Feed, signal: AbortSignal): { ask(): Promise<Reply>; rest(): void } {
  let running = 0;
  return {
    ask() {
      running += 1;
      return running % TURN === 0 ? turn().then(() => feed.next(signal)) : feed.next(signal);
    },
    rest() {
      running = 0;
    },
  };
}

function turn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

function openController(): { readonly signal: AbortSignal; readonly abort: () => void } {
  const controller = new AbortController();
  return { signal: controller.signal, abort: () => controller.abort() };
}
