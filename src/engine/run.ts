/** The only loop: it serves polling, long polling and streams alike, because a source is pulled. */

import type { Outcome } from '../domain/outcome.ts';
import type { EnginePorts } from '../domain/ports.ts';
import type { WatchRecord } from '../domain/record.ts';
import type { Watch } from '../domain/watch.ts';
import { advance, nextTick, type Rules } from './advance.ts';
import { type End, endEvent, startEvent } from './events.ts';
import type { Ledger } from './ledger.ts';
import { type LifePorts, startLife } from './life.ts';
import { begin } from './memory.ts';

/** What a run is given besides the watch. */
export interface RunPorts extends EnginePorts, LifePorts {
  readonly ledger: Ledger;
}

/** How a run ended: the outcome, and the `end` event that tells it, still to be entered. */
export interface Ending {
  readonly outcome: Outcome;
  readonly end: End;
}

/**
 * Runs a watch to its end, yielding what happens as it happens. The next record is made when the last one has been dealt
 * with. The `end` event is returned, not yielded: what must come before it (the last hooks) is the caller's to know.
 */
export async function* run(watch: Watch, ports: RunPorts): AsyncGenerator<WatchRecord, Ending> {
  const { feed, ledger, clock, random } = ports;
  const rules: Rules = { watch, random };
  const life = startLife(ports);
  let memory = begin(watch, clock.now());
  try {
    yield ledger.enter(startEvent(watch));
    while (memory.state.phase !== 'done') {
      life.serve(memory.state, nextTick(rules, memory));
      const occurrence = await life.mailbox.take();
      const step = advance(rules, memory, occurrence);
      memory = step.memory;
      for (const { event, attachment } of step.happenings) yield ledger.enter(event, attachment);
      if (occurrence.kind === 'reply' && step.settled !== undefined) await feed.settle?.(occurrence.reply, step.settled);
    }
    return { outcome: memory.state.outcome, end: endEvent(watch, memory, memory.state.outcome) };
  } finally {
    life.end();
    await feed.close();
  }
}
