/** What ends a watch once it has held for `--confirm`: one `--fail-when`, or all `--until` together. */

import { looksBack } from '../conditions/steady.ts';
import type { Condition } from '../domain/condition.ts';
import type { Json } from '../domain/json.ts';
import type { Span } from '../domain/watch.ts';
import { AT_ONCE, hasLasted, type Look, prolong, type Run } from './agreement.ts';

/** How a claim stands. */
export interface Claim {
  /** For how long it has held; absent while it does not. */
  readonly run: Run | undefined;
  /**
   * The body that its conditions look back at; absent before the first usable answer. It is the answer before, but while the
   * claim holds and waits to be confirmed the one before it began to hold: else `changed()` would be over at the next poll and
   * never be confirmed.
   */
  readonly previous: Json | undefined;
}

/** A claim before the first poll. */
export const unclaimed: Claim = { run: undefined, previous: undefined };

/** What a claim is made of. */
export interface Terms {
  readonly conditions: readonly Condition[];
  /** Absent: it counts at once. */
  readonly confirm?: Span | undefined;
}

/** What a look says of a claim. */
export interface Testimony {
  readonly look: Look;
  readonly holds: boolean;
  /** What was judged; absent where no usable answer came, or one of another identity. */
  readonly body: Json | undefined;
}

/**
 * The claim after one more poll. A poll without a body to judge resets what it cannot confirm, but for a claim that looks back:
 * trouble says nothing of a change, which waits through it, and a change that is told must not have been missed by a condition
 * about it.
 */
export function claimAfter(before: Claim, { look, holds, body }: Testimony, terms: Terms): Claim {
  const run = holds ? prolong(before.run, look) : undefined;
  if (body === undefined) return { ...before, run: run ?? (outlastsTrouble(before.run, terms) ? before.run : undefined) };
  return { run, previous: isWaiting(run, terms) ? (before.previous ?? body) : body };
}

/** Whether a claim has held for as long as `--confirm` asks. */
export function isConfirmed({ run }: Claim, { confirm = AT_ONCE }: Pick<Terms, 'confirm'>): boolean {
  return run !== undefined && hasLasted(run, confirm);
}

function isWaiting(run: Run | undefined, { confirm = AT_ONCE }: Terms): boolean {
  return run !== undefined && !hasLasted(run, confirm);
}

function outlastsTrouble(run: Run | undefined, terms: Terms): boolean {
  return isWaiting(run, terms) && terms.conditions.some(({ expression }) => looksBack(expression));
}
