/** Whether a server really holds requests until there is news, told from how it has answered: it decides when to ask again. */

import type { Then } from '../domain/reply.ts';
import { type Millis, SECOND } from '../domain/time.ts';

/** How the last answers came. A value: each answer gives the next one. */
export interface Holding {
  /** Answers running that came at once and brought no news. Those with news between them end the count, unless it has told already. */
  readonly idle: number;
  /** Answers running that came at once. */
  readonly swift: number;
}

/** One answer. */
export interface HeldAnswer {
  readonly took: Millis;
  /** How long the server was asked to hold the request. */
  readonly hold: Millis;
  /** It differs from the one before. */
  readonly isNews: boolean;
}

/** Nothing is known of the server. */
export const unknownHolding: Holding = { idle: 0, swift: 0 };

// Servers hold for less than they are asked to, for some seconds at least; no answer takes them that long to find.
const AT_ONCE: Millis = 3 * SECOND;
/** One empty answer at once may be a held request that ran out elsewhere; two are a server that does not hold. */
const IDLE = 2;
// News may come in a burst, but a server that always has some must not be asked without a pause for ever.
const SWIFT = 10;

/** The same with one more answer. */
export function holdingAfter({ idle, swift }: Holding, { took, hold, isNews }: HeldAnswer): Holding {
  if (took >= Math.min(AT_ONCE, hold / 2)) return unknownHolding;
  const kept = idle < IDLE ? 0 : idle;
  return { idle: isNews ? kept : idle + 1, swift: swift + 1 };
}

/** True for a server that answers at once though it has nothing to say. */
export function isIdle({ idle }: Holding): boolean {
  return idle >= IDLE;
}

/** When to ask next. */
export function nextAsking(holding: Holding): Then {
  return isIdle(holding) || holding.swift > SWIFT ? 'interval' : 'now';
}
