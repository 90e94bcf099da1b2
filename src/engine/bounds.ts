/** The ends that come from outside the goals: time, counts, the server, the source, the user. A wait fails by them, a feed is done. */

import { formatDuration } from '../domain/duration.ts';
import type { Interruption, Outcome, Result } from '../domain/outcome.ts';
import { MINUTE, type Millis } from '../domain/time.ts';
import { isWait, type Watch } from '../domain/watch.ts';
import type { Memory } from './memory.ts';
import { adviceOn, newsText, standing, unmetReason } from './why.ts';

/** The end of a watch whose time is up, judged on the last poll. */
export function timeUp(watch: Watch, memory: Memory): Outcome {
  const length = formatDuration(watch.limits.timeout ?? 0);
  return bounded(watch, memory, { result: 'timeout', wait: `after ${length}: `, feed: `--timeout ${length} reached, ` });
}

/** The end of a watch whose server wants to be left alone for longer than there is time. */
export function floorPastDeadline(watch: Watch, memory: Memory, pause: Millis): Outcome {
  const length = formatDuration(watch.limits.timeout ?? 0);
  const asked = `the server asks to wait ${formatDuration(pause)}, past the timeout of ${length}`;
  const outcome = bounded(watch, memory, { result: 'timeout', wait: `${asked}: `, feed: `${asked}, ` });
  // Twice the timeout, the usual advice, would only run into the same word again.
  const enough = MINUTE * Math.ceil((1.2 * pause + (watch.limits.timeout ?? 0)) / MINUTE);
  return outcome.result === 'timeout' ? { ...outcome, advice: [`Wait that long: --timeout ${formatDuration(enough)}`] } : outcome;
}

/** The end of a watch that has polled as often as it may; `bound` is the option that said so. */
export function boundReached(watch: Watch, memory: Memory, bound: string): Outcome {
  return bounded(watch, memory, { result: 'not yet', wait: '', feed: `${bound} reached, ` });
}

/** The end of a watch whose source has no more to give. */
export function streamOver(watch: Watch, memory: Memory): Outcome {
  return bounded(watch, memory, { result: 'not yet', wait: 'the stream ended: ', feed: 'the stream ended, ' });
}

/** The end of a wait for something that was not there in time. */
export function neverAppeared(watch: Watch, memory: Memory): Outcome {
  const length = formatDuration(watch.goals.appearWithin ?? 0);
  return {
    result: 'never appeared',
    reason: `nothing appeared within ${length}: ${unmetReason(watch, memory)}`,
    advice: [`Is the URL right? Give it longer: --appear-within ${formatDuration(2 * (watch.goals.appearWithin ?? 0))}`],
  };
}

/** The end of a watch that someone stopped: by a signal, by asking to quit, or because other watches have decided. */
export function interrupted(watch: Watch, memory: Memory, interruption: Interruption): Outcome {
  return stopped(watch, interruption, standing(watch, memory));
}

/** The same, for a watch that stood as `reason` says. */
export function stopped(watch: Watch, interruption: Interruption, reason: string): Outcome {
  switch (interruption.kind) {
    case 'signal':
      return { result: 'interrupted', signal: interruption.signal, reason: `${interruption.signal}: ${reason}` };
    case 'quit':
      return { result: isWait(watch.goals) ? 'not yet' : 'met', reason: `quit: ${reason}` };
    case 'decided':
      return { result: isWait(watch.goals) ? 'not yet' : 'met', reason: `not needed any more: ${reason}` };
    case 'companion':
      return { result: 'failed', reason: `${interruption.reason}: ${reason}` };
    case 'unwritable':
      return { result: 'state', reason: `standard output cannot be written (${interruption.code}): ${reason}` };
  }
}

interface Wording {
  readonly result: Result;
  readonly wait: string;
  readonly feed: string;
}

function bounded(watch: Watch, memory: Memory, { result, wait, feed }: Wording): Outcome {
  if (!isWait(watch.goals)) return { result: 'met', reason: feed + newsText(watch, memory) };
  return { result, reason: wait + unmetReason(watch, memory), advice: adviceOn(result, watch, memory.streak?.trouble) };
}
