/** The watches of one call side by side: their records as one sequence, ended together once enough is known. */

import type { Interruption } from '../domain/outcome.ts';
import type { PlannedWatch } from '../domain/plan.ts';
import type { WatchRecord } from '../domain/record.ts';
import { isWait } from '../domain/watch.ts';
import { createMailbox } from '../engine/mailbox.ts';
import { standingOf } from '../engine/quorum.ts';
import { attend, type Session } from './attend.ts';

/** One watch under way. */
interface Running {
  readonly records: AsyncGenerator<WatchRecord, void>;
  readonly isWait: boolean;
  readonly stop: AbortController;
}

/** What one watch has come to: a record, or nothing more. */
interface News {
  readonly from: Running;
  readonly step: IteratorResult<WatchRecord, void>;
}

const QUIT: Interruption = { kind: 'quit' };
const DECIDED: Interruption = { kind: 'decided' };

/**
 * The records of all watches of the plan, as they come. A watch goes on when its last record has been dealt with. When as many
 * waits are met as asked for, or too few still can be, the others are ended, but under `keepGoing`; `leave` ends all.
 */
export async function* attendAll(session: Session, leave: AbortSignal): AsyncGenerator<WatchRecord, void> {
  const running = new Set(session.plan.watches.map((planned) => start(planned, session)));
  const mailbox = createMailbox<News>();
  const goOn = (from: Running) => void from.records.next().then((step) => mailbox.put({ from, step }), mailbox.fail);
  const isDecided = countMet(session.plan);
  const onLeave = () => stopAll(running, QUIT);
  leave.addEventListener('abort', onLeave);
  try {
    for (const each of running) goOn(each);
    while (running.size > 0) {
      const { from, step } = await mailbox.take();
      if (step.done) running.delete(from);
      else {
        yield step.value;
        if (from.isWait && isDecided(step.value))
          stopAll(
            [...running].filter((each) => each.isWait),
            DECIDED,
          );
        goOn(from);
      }
    }
  } finally {
    leave.removeEventListener('abort', onLeave);
    stopAll(running, QUIT);
    await Promise.all([...running].map(({ records }) => records.return()));
  }
}

function start(planned: PlannedWatch, session: Session): Running {
  const stop = new AbortController();
  return { records: attend(planned, session, stop.signal), isWait: isWait(planned.watch.goals), stop };
}

function stopAll(running: Iterable<Running>, why: Interruption): void {
  for (const { stop } of running) stop.abort(why);
}

/** Counts how waits end; says whether what is still to come could change the end of the whole. */
function countMet({ watches, quorum }: Session['plan']): (record: WatchRecord) => boolean {
  const waits = watches.filter(({ watch }) => isWait(watch.goals)).length;
  const needed = Math.min(quorum.atLeast ?? waits, waits);
  let [met, ended] = [0, 0];
  return ({ event }) => {
    if (event.type !== 'end') return false;
    ended += 1;
    met += event.result === 'met' ? 1 : 0;
    const standing = standingOf({ met, lost: ended - met, running: waits - ended }, needed);
    return standing !== 'open' && !quorum.keepGoing;
  };
}
