/** Signals as a port: the first asks the program to finish in good order, a second Ctrl-C does not ask. */

import { setMaxListeners } from 'node:events';
import type { Interruption, Signal } from '../domain/outcome.ts';
import type { Interrupts } from '../domain/ports.ts';
import type { Millis } from '../domain/time.ts';
import { killLivingGroups } from './shell/group.ts';

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
// timeout(1) and npm send the same signal twice within a moment, to the process and to its group; nobody types that fast.
const ECHO: Millis = 100;

/** Aborts as soon as one of the signals does, for the same reason. As with an interruption's own, any number may listen. */
export function eitherOf(signals: readonly AbortSignal[]): AbortSignal {
  const either = AbortSignal.any([...signals]);
  setMaxListeners(0, either);
  return either;
}

/** What is needed of `process`. */
export interface SignalReceiver {
  readonly pid: number;
  on(signal: Signal, listener: (signal: Signal) => void): unknown;
  off(signal: Signal, listener: (signal: Signal) => void): unknown;
  removeAllListeners(signal: Signal): unknown;
  kill(pid: number, signal: Signal): unknown;
}

/** Listens to SIGINT, SIGTERM and SIGHUP until released. SIGPIPE is not among them: Node turns it into EPIPE on the stream. */
export function createInterrupts(receiver: SignalReceiver = process, now: () => Millis = () => performance.now()): Interrupts {
  const controller = new AbortController();
  // One process may watch hundreds of things, and each listens; Node would take eleven for a leak.
  setMaxListeners(0, controller.signal);
  let since = 0;
  const reraise = (signal: Signal) => {
    // Whoever waits for our children to end cannot any more.
    killLivingGroups();
    receiver.removeAllListeners(signal);
    receiver.kill(receiver.pid, signal);
  };
  const receive = (signal: Signal) => {
    if (!controller.signal.aborted) {
      since = now();
      controller.abort({ kind: 'signal', signal } satisfies Interruption);
    } else if (signal === 'SIGINT' && now() - since > ECHO) reraise(signal);
  };
  for (const signal of SIGNALS) receiver.on(signal, receive);
  return {
    signal: controller.signal,
    release() {
      for (const signal of SIGNALS) receiver.off(signal, receive);
    },
    reraise,
  };
}
