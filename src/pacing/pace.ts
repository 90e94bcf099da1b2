/** The next pause: which of the rules sets it, and why. */

import type { PaceReason } from '../domain/record.ts';
import type { Millis, Random } from '../domain/time.ts';
import type { PaceRules } from '../domain/watch.ts';
import { backoffPause } from './backoff.ts';
import { clamp, isFixed } from './clamp.ts';
import { type FeedRhythm, initialFeed, livelier, quieter, unsettled } from './feed.ts';
import { jitterDown, jitterUp } from './jitter.ts';
import { latenessPause } from './lateness.ts';
import type { Hint } from './server-hints.ts';

/** What the next pause depends on of all that came before. */
export interface Rhythm {
  /** Transient troubles running for which the server named no time. */
  readonly troubles: number;
  readonly feed: FeedRhythm;
}

/** Before the first poll. */
export const initialRhythm: Rhythm = { troubles: 0, feed: initialFeed };

/** One poll as pacing sees it. */
export interface Beat {
  /**
   * `calm`: an answer without news. `change`: one with news. `trouble`: transient, so it backs off.
   * `booting`: refused, reset or not resolved before the first answer of a wait, which keeps the wait's own pace.
   */
  readonly kind: 'calm' | 'change' | 'trouble' | 'booting';
  readonly hint?: Hint;
}

/** When a pause is asked for. */
export interface Occasion {
  /** A wait; false for a feed. */
  readonly waiting: boolean;
  /** Since the wait began. */
  readonly waited: Millis;
  readonly random: Random;
}

/** A poll and its circumstances. */
export interface Turn {
  readonly beat: Beat;
  readonly occasion: Occasion;
}

/** A pause before the next poll. */
export interface Pause {
  /** To be handed in with the next beat. */
  readonly rhythm: Rhythm;
  /** Finite, never negative, seldom whole. */
  readonly pause: Millis;
  /** The rule that won. */
  readonly why: PaceReason;
}

type Choice = Omit<Pause, 'rhythm'>;

/** The pause after a poll: our own rule's, or the server's word where that is longer. `before` is as the last pause left it. */
export function pace(rules: PaceRules, before: Rhythm, turn: Turn): Pause {
  const rhythm = nextRhythm(rules, before, turn.beat);
  const own = ownPause(rules, rhythm, turn);
  const server = serverPause(rules, turn);
  const { pause, why } = server !== undefined && server.pause > own.pause ? server : own;
  return { rhythm, pause, why };
}

/** A hint never advances the backoff: the server has said when, so nothing is left to guess. */
function nextRhythm(rules: PaceRules, rhythm: Rhythm, beat: Beat): Rhythm {
  switch (beat.kind) {
    case 'calm':
      return { troubles: 0, feed: quieter(rhythm.feed, rules) };
    case 'change':
      return { troubles: 0, feed: livelier(rhythm.feed, rules) };
    case 'trouble': {
      const hinted = beat.hint !== undefined && beat.hint.floor > 0;
      return { troubles: hinted ? rhythm.troubles : rhythm.troubles + 1, feed: unsettled(rhythm.feed) };
    }
    case 'booting':
      return rhythm;
  }
}

/** What our own rules say. All are jittered but the backoff, which is a draw already. */
function ownPause(rules: PaceRules, rhythm: Rhythm, { beat, occasion }: Turn): Choice {
  if (beat.kind === 'trouble' && !isFixed(rules)) {
    return { pause: backoffPause(rules, rhythm.troubles, occasion.random), why: 'backoff' };
  }
  const pause = occasion.waiting ? waitPause(rules, beat, occasion) : rhythm.feed.pause;
  return { pause: jitterDown(clamp(pause, rules), occasion.random), why: steadyReason(rules, beat, occasion) };
}

function waitPause(rules: PaceRules, beat: Beat, { waited }: Occasion): Millis {
  const pause = latenessPause(rules.lateness, waited);
  // Clamped before it is halved: else a change late in a long wait would not be felt.
  return beat.kind === 'change' ? clamp(pause, rules) / 2 : pause;
}

function steadyReason(rules: PaceRules, { kind }: Beat, { waiting }: Occasion): PaceReason {
  if (isFixed(rules)) return 'fixed';
  if (kind === 'change' || kind === 'booting') return kind;
  return waiting ? 'adaptive' : 'feed';
}

/** The server's word: a floor under every pause, or freshness, which slows an adaptive feed within its range. */
function serverPause(rules: PaceRules, { beat: { hint }, occasion }: Turn): Choice | undefined {
  if (hint === undefined) return undefined;
  const { waiting, random } = occasion;
  const floor: Choice = { pause: jitterUp(hint.floor, random), why: hint.why };
  if (waiting || isFixed(rules) || hint.freshness === undefined) return floor;
  const fresh = Math.min(rules.top, jitterUp(hint.freshness, random));
  return fresh > floor.pause ? { pause: fresh, why: 'max-age' } : floor;
}
