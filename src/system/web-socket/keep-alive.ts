/** Finds out that the other side of a WebSocket has gone without a word: it is pinged when it has been silent for long. */

import type { Millis } from '../../domain/time.ts';
import { LONGEST_TIMER } from '../timer.ts';

/** The connection that is looked after. */
export interface Pulse {
  /** Bytes received so far: a large message comes in pieces. */
  readonly received: () => number;
  /** Nothing is read at the moment, so silence says nothing. */
  readonly isPaused: () => boolean;
  readonly ping: () => void;
  /** The other side has not answered. */
  readonly onLost: () => void;
}

/** Looks after one connection. */
export interface KeepAlive {
  /** Something has come. */
  heard(): void;
  stop(): void;
}

// A timer this late was held up by more than work: the process was stopped, and what came meanwhile has not been read yet.
const SUSPENDED: Millis = 250;

/**
 * Pings after `silence`; a connection that stays silent as long again is lost (RFC 6455 §5.5.2). 0 is never.
 */
export function keepAlive({ received, isPaused, ping, onLost }: Pulse, silence: Millis): KeepAlive {
  let heardAt = performance.now();
  let pingedAt: Millis | undefined;
  let seen = received();
  let due = 0;
  let timer: NodeJS.Timeout | undefined;

  const heard = () => {
    heardAt = performance.now();
    pingedAt = undefined;
  };
  const wait = (pause: Millis) => {
    due = performance.now() + pause;
    timer = setTimeout(look, Math.min(Math.ceil(pause), LONGEST_TIMER));
  };
  const look = () => {
    const now = performance.now();
    if (isPaused() || received() !== seen) heard();
    seen = received();
    if (now - due > SUSPENDED) pingedAt = undefined;
    const left = (pingedAt ?? heardAt) + silence - now;
    if (left > 0) return wait(left);
    if (pingedAt !== undefined) return onLost();
    pingedAt = now;
    ping();
    wait(silence);
  };
  if (silence > 0) wait(silence);
  return { heard, stop: () => clearTimeout(timer) };
}
