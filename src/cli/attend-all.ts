/** Several watches as one run: attended to side by side, ended together once enough is known. */

import { setMaxListeners } from 'node:events';
import { UsageError } from '../domain/errors.ts';
import type { Interruption, Outcome } from '../domain/outcome.ts';
import type { PlannedWatch } from '../domain/plan.ts';
import { printable } from '../domain/printable.ts';
import { isWait } from '../domain/watch.ts';
import { standingOf, worstOf } from '../engine/quorum.ts';
import { attend, type Session } from './attend.ts';

/** How the run as a whole ended. */
export interface Whole {
  /** The outcome whose exit code is the run's. */
  readonly outcome: Outcome;
  /** Each watch with its own. */
  readonly each: readonly { readonly name: string; readonly outcome: Outcome }[];
}

/** Either of two signals, which hundreds of watches may listen to. */
function anyOf(one: AbortSignal, other: AbortSignal): AbortSignal {
  const either = AbortSignal.any([one, other]);
  setMaxListeners(0, either);
  return either;
}

const DECIDED: Interruption = { kind: 'decided' };

/**
 * Attends to all watches of the plan. When as many waits are met as asked for, or too few still can be, the others are ended,
 * but under `--keep-going`; when `early` aborts, all are. A bug in one is its outcome, and touches no other.
 */
export async function attendAll(session: Session, early: AbortSignal): Promise<Whole> {
  const { watches, quorum } = session.plan;
  const waits = watches.filter(({ watch }) => isWait(watch.goals)).length;
  const needed = Math.min(quorum.atLeast ?? waits, waits);
  const decided = new AbortController();
  const always = anyOf(session.ports.stop, early);
  const stop = anyOf(always, decided.signal);
  let [met, ended] = [0, 0];
  const attended = watches.map(async (planned) => {
    const outcome = await attendSafely(planned, session, isWait(planned.watch.goals) ? stop : always);
    if (isWait(planned.watch.goals)) {
      ended += 1;
      met += outcome.result === 'met' ? 1 : 0;
      const standing = standingOf({ met, lost: ended - met, running: waits - ended }, needed);
      if (standing !== 'open' && !quorum.keepGoing) decided.abort(DECIDED);
    }
    return { name: planned.watch.name, outcome };
  });
  const [first, ...others] = await Promise.all(attended);
  if (first === undefined) throw new Error('a plan has at least one watch');
  const outcomes: readonly [Outcome, ...Outcome[]] = [first.outcome, ...others.map(({ outcome }) => outcome)];
  const enough = waits > 0 && met >= needed ? outcomes.find(({ result }) => result === 'met') : undefined;
  const stopped = outcomes.find(({ result }) => result === 'interrupted');
  return { outcome: stopped ?? enough ?? worstOf(outcomes), each: [first, ...others] };
}

async function attendSafely(planned: PlannedWatch, session: Session, stop: AbortSignal): Promise<Outcome> {
  if (session.plan.watches.length === 1) return attend(planned, session, stop);
  try {
    return await attend(planned, session, stop);
  } catch (error) {
    // What a source finds out when it is opened, such as a port that is taken.
    if (error instanceof UsageError) return unopened(planned, error, session);
    const reason = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
    session.stage.screen.err(`bug: ${planned.watch.name}: ${session.plan.secrets.mask(reason)}\n`);
    return { result: 'bug', reason };
  }
}

function unopened({ watch }: PlannedWatch, { message, hint }: UsageError, { stage, plan }: Session): Outcome {
  const lines = [`watch-api: ${watch.name}: ${message}`, ...(hint === undefined ? [] : [`  ${hint}`])];
  stage.screen.err(lines.map((line) => `${printable(plan.secrets.mask(line))}\n`).join(''));
  return { result: 'usage', reason: message };
}

/** The one line that sums several watches up: `2 of 3 met; db: failed (exit 1)`. */
export function totalLine({ each }: Whole): string {
  const isMet = ({ outcome }: Whole['each'][number]) => outcome.result === 'met';
  const others = each.filter((one) => !isMet(one)).map(({ name, outcome }) => `${name}: ${outcome.result}`);
  return `${[`${each.filter(isMet).length} of ${each.length} met`, ...others].join('; ')}\n`;
}
