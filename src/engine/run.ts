/** The only loop: it serves polling, long polling and streams alike, because a source is pulled. */

import type { Interruption, Outcome } from '../domain/outcome.ts';
import type { EnginePorts } from '../domain/ports.ts';
import type { WatchRecord } from '../domain/record.ts';
import type { Reply } from '../domain/reply.ts';
import type { Watch } from '../domain/watch.ts';
import { advance, nextTick, type Rules } from './advance.ts';
import { interrupted } from './bounds.ts';
import { type End, endEvent, startEvent } from './events.ts';
import { fetchFinal } from './final.ts';
import type { Ledger } from './ledger.ts';
import { type LifePorts, startLife } from './life.ts';
import { begin, type Memory } from './memory.ts';

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
  let rules: Rules = { watch, random };
  const life = startLife(ports);
  let memory = begin(watch, clock.now());
  try {
    yield ledger.enter(startEvent(watch));
    while (memory.state.phase !== 'done') {
      life.serve(memory.state, nextTick(rules, memory));
      const occurrence = await life.mailbox.take();
      if (occurrence.kind === 'reply') rules = rulesAfter(rules, occurrence.reply);
      const step = advance(rules, memory, occurrence);
      memory = step.memory;
      for (const { event, attachment } of step.happenings) yield ledger.enter(event, attachment);
      if (occurrence.kind === 'reply' && step.settled !== undefined) await feed.settle?.(occurrence.reply, step.settled);
    }
    const { outcome } = memory.state;
    if (outcome.result !== 'met' || feed.final === undefined) return { outcome, end: endEvent(rules.watch, memory, outcome) };
    const final = await fetchFinal(rules.watch, memory, ports);
    for (const { event, attachment } of final.happenings) yield ledger.enter(event, attachment);
    const last = signalled(rules.watch, final.memory, ports.stop) ?? outcome;
    return { outcome: last, end: endEvent(rules.watch, final.memory, last) };
  } finally {
    life.end();
    await feed.close();
  }
}

/** What the first answer was may make another source of the one that was opened: from then on it is watched as such. */
function rulesAfter(rules: Rules, { turned }: Reply): Rules {
  if (turned === undefined) return rules;
  const { watch } = rules;
  return { ...rules, watch: { ...watch, source: { ...watch.source, ...turned } } };
}

/** The end of a watch that a signal reached in its last moment: whoever sent it must see that it was heard. */
function signalled(watch: Watch, memory: Memory, { aborted, reason }: AbortSignal): Outcome | undefined {
  const interruption: Interruption | undefined = aborted ? reason : undefined;
  return interruption?.kind === 'signal' ? interrupted(watch, memory, interruption) : undefined;
}
