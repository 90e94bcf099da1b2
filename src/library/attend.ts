/** One watch from its start to its `end`, as records. */

import type { Plan, PlannedWatch } from '../domain/plan.ts';
import type { Feed } from '../domain/ports.ts';
import type { WatchEvent, WatchRecord } from '../domain/record.ts';
import type { Watch } from '../domain/watch.ts';
import { createLedger, type Ledger } from '../engine/ledger.ts';
import { type RunPorts, run } from '../engine/run.ts';
import { redactEvent } from '../requests/redaction.ts';
import { sources } from '../sources/index.ts';
import type { World } from './world.ts';

/** What the watches of one call share. */
export interface Session {
  readonly plan: Plan;
  readonly world: World;
}

/** The records of a watch, the last of which is its `end`. `stop` aborts with an `Interruption`. */
export async function* attend(planned: PlannedWatch, session: Session, stop: AbortSignal): AsyncGenerator<WatchRecord, void> {
  const { plan, world } = session;
  const pollsAreTold = plan.output.verbosity >= 1;
  const ledger = openLedger(planned, session, pollsAreTold);
  const feed = await openFeed(planned, world);
  for await (const record of wholeRun(planned.watch, { ...world, stop, ledger, feed })) {
    const { type } = record.event;
    if (type !== 'poll' || pollsAreTold) yield record;
    if (type === 'start') for (const notice of plan.notices) yield ledger.enter({ type: 'notice', hint: null, ...notice });
  }
}

async function* wholeRun(watch: Watch, ports: RunPorts): AsyncGenerator<WatchRecord, void> {
  const { end } = yield* run(watch, ports);
  yield ports.ledger.enter(end.event, end.attachment);
}

function openLedger({ watch }: PlannedWatch, { plan, world }: Session, pollsAreTold: boolean): Ledger {
  const { clock, runId: run } = world;
  const mask = (event: WatchEvent) => redactEvent(plan.secrets, event);
  return createLedger({ run, watch: watch.name, startedAt: clock.now(), mask, pollsAreTold }, clock);
}

async function openFeed({ watch }: PlannedWatch, world: World): Promise<Feed> {
  const source = sources.find(({ kind }) => kind === watch.source.kind);
  if (source === undefined) throw new Error(`no source of kind ${watch.source.kind}`);
  const { options, undecided = false } = watch.source;
  const feed = await source.open({ request: watch.request, options, undecided }, world);
  return inStandstill(feed, world);
}

/** The feed; a clock that moves by itself stands still while an answer is awaited. */
function inStandstill(feed: Feed, { standstill }: World): Feed {
  const { settle, final } = feed;
  return {
    next: (signal) => standstill.during(() => feed.next(signal)),
    ...(settle !== undefined && { settle: (reply, how) => settle.call(feed, reply, how) }),
    ...(final !== undefined && { final: (signal) => standstill.during(() => final.call(feed, signal)) }),
    close: () => feed.close(),
  };
}
