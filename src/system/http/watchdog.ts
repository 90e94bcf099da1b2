/** Ends an exchange that takes too long or is no longer wanted: one timer and one abort listener for all of its requests. */

import type { Failure } from '../../domain/reply.ts';
import type { Millis } from '../../domain/time.ts';
import type { RequestSpec } from '../../domain/watch.ts';
import { LONGEST_TIMER } from '../timer.ts';

/** Whatever is under way: told why it has to end. */
export type Stop = (failure: Failure) => void;

/** What came of an exchange that was aborted. */
export const ABORTED: Failure = { kind: 'network', code: 'ABORTED', message: 'the request was stopped' };

// A timer this late was held up by more than work: the process was stopped, and what came meanwhile has not been read yet.
const SUSPENDED: Millis = 250;
const WAKING: Millis = 250;

/** The time limits and the abort signal of one exchange. To be released at its end. */
export class Watchdog {
  readonly #limits: Pick<RequestSpec, 'maxTime' | 'connectTimeout'>;
  readonly #signal: AbortSignal;
  #endBy: Millis;
  #connectBy: Millis = Number.POSITIVE_INFINITY;
  #timer: NodeJS.Timeout | undefined;
  #timerAt: Millis = Number.POSITIVE_INFINITY;
  #wasSuspended = false;
  #failure: Failure | undefined;
  #stop: Stop | undefined;

  constructor(limits: Pick<RequestSpec, 'maxTime' | 'connectTimeout'>, signal: AbortSignal) {
    this.#limits = limits;
    this.#signal = signal;
    this.#endBy = performance.now() + limits.maxTime;
    if (signal.aborted) this.#failure = ABORTED;
    else signal.addEventListener('abort', this.#onAbort);
    this.#arm();
  }

  /** Names what is under way now; told at once where the end has come already. */
  guard(stop: Stop): void {
    this.#stop = stop;
    if (this.#failure !== undefined) stop(this.#failure);
  }

  /** A socket is being opened: the connect timeout counts from here. */
  readonly connecting = (): void => {
    this.#connectBy = performance.now() + this.#limits.connectTimeout;
    if (this.#connectBy < this.#timerAt) this.#arm();
  };

  /** The socket is open. The timer stays as it is: early, it only looks and goes on. */
  readonly connected = (): void => {
    this.#connectBy = Number.POSITIVE_INFINITY;
  };

  /** Ends the watch. */
  release(): void {
    this.#stop = undefined;
    clearTimeout(this.#timer);
    this.#signal.removeEventListener('abort', this.#onAbort);
  }

  readonly #onAbort = (): void => this.#end(ABORTED);

  readonly #onTimer = (): void => {
    // Timers may fire up to a millisecond early.
    const now = performance.now() + 1;
    const { maxTime, connectTimeout } = this.#limits;
    if (now - this.#timerAt > SUSPENDED && !this.#wasSuspended) this.#wake(now + WAKING);
    if (now >= this.#endBy) this.#end({ kind: 'timeout', after: maxTime, phase: 'answer' });
    else if (now >= this.#connectBy) this.#end({ kind: 'timeout', after: connectTimeout, phase: 'connect' });
    else this.#arm();
  };

  /** Once in an exchange, there is time to read what came. */
  #wake(until: Millis): void {
    this.#wasSuspended = true;
    this.#endBy = Math.max(this.#endBy, until);
    this.#connectBy = Math.max(this.#connectBy, until);
  }

  #arm(): void {
    clearTimeout(this.#timer);
    this.#timerAt = Math.min(this.#endBy, this.#connectBy);
    this.#timer = setTimeout(this.#onTimer, Math.min(Math.ceil(this.#timerAt - performance.now()), LONGEST_TIMER));
  }

  #end(failure: Failure): void {
    this.#failure ??= failure;
    this.#stop?.(this.#failure);
  }
}
