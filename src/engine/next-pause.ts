/** The pause after a poll: the pace of the watch, quickened while something waits to be confirmed or comes due. */

import type { Instant, Millis, Random } from '../domain/time.ts';
import { isWait, type PaceRules, type Watch } from '../domain/watch.ts';
import { jitterUp } from '../pacing/jitter.ts';
import { type Beat, type Pause, pace } from '../pacing/pace.ts';
import type { Hint } from '../pacing/server-hints.ts';
import { lastsAt } from './agreement.ts';
import type { Memory } from './memory.ts';
import { hasNews, type Poll } from './poll.ts';

/** What others say of the next pause. */
export interface Wishes {
  /** The source would be asked again at once, but for the floor. */
  readonly isAtOnce: boolean;
  /** The floor under the pause. */
  readonly hint: Hint | undefined;
}

/** The server's word, or that of the source where it asks for more. */
export function withFloor(hint: Hint | undefined, floor: Millis): Hint | undefined {
  return floor > (hint?.floor ?? 0) ? { ...hint, floor, why: 'source' } : hint;
}

/** The next pause and the rule that set it. The word of the server and the source is a floor under all of it. */
export function nextPause(
  { watch, random }: { readonly watch: Watch; readonly random: Random },
  poll: Poll,
  { isAtOnce, hint }: Wishes,
): Pause {
  const { memory, observation } = poll;
  if (isAtOnce) return { rhythm: memory.rhythm, pause: jitterUp(hint?.floor ?? 0, random), why: 'source' };
  const occasion = { waiting: isWait(watch.goals), waited: observation.at - memory.startedAt, random };
  const turn = { beat: beatOf(poll, hint), occasion };
  if (turn.beat.kind !== 'trouble' && isConfirming(watch, memory)) {
    const { rhythm, pause, why } = pace({ ...watch.pace, top: watch.pace.bottom }, memory.rhythm, turn);
    return { rhythm, pause, why: why === 'fixed' ? 'confirm' : why };
  }
  return pace(notBeyond(watch.pace, dueAt(watch, memory) - observation.at), memory.rhythm, turn);
}

/** Something holds that would count if it went on holding: the sooner it is asked again, the sooner that is known. */
function isConfirming({ goals }: Watch, { holding }: Memory): boolean {
  if (goals.confirm === undefined) return false;
  const claims = goals.until.length > 0 ? [holding.met, ...holding.failed] : holding.failed;
  return [...claims.map(({ run }) => run), holding.superseded, holding.change].some((run) => run !== undefined);
}

/** When a poll is wanted: an answer may have been unchanged for long enough, or the time to appear is over. */
function dueAt({ goals }: Watch, { holding, appearBy }: Memory): Instant {
  const { unchanged } = holding;
  const stable =
    unchanged === undefined || goals.untilStable === undefined ? Number.POSITIVE_INFINITY : lastsAt(unchanged, goals.untilStable);
  return Math.min(stable, appearBy);
}

function notBeyond(rules: PaceRules, left: number): PaceRules {
  return left >= rules.top ? rules : { ...rules, top: Math.max(left, rules.bottom) };
}

function beatOf(poll: Poll, hint: Hint | undefined): Beat {
  const { memory, watch } = poll;
  const words = hint === undefined ? {} : { hint };
  const trouble = memory.streak?.trouble;
  if (trouble === undefined) return { kind: hasNews(poll) ? 'change' : 'calm', ...words };
  if (trouble.unborn && memory.lastMeta === undefined && isWait(watch.goals)) return { kind: 'booting', ...words };
  return { kind: trouble.transient ? 'trouble' : 'calm', ...words };
}
