/** Claims about a watch whose messages pour in. */
import { getEventListeners } from 'node:events';
import { describe, expect, it } from 'vitest';
import type { Feed } from '../../../src/domain/ports.ts';
import type { WatchRecord } from '../../../src/domain/record.ts';
import type { Reply } from '../../../src/domain/reply.ts';
import { createLedger } from '../../../src/engine/ledger.ts';
import { run } from '../../../src/engine/run.ts';
import { createFakeClock } from '../../support/fake-clock.ts';
import { message } from '../../support/scenario.ts';
import { type WatchParts, watchOf } from '../../support/watches.ts';

const { reply } = message({ n: 1 });
/** Where nothing else ends a watch that should have ended: microtasks alone leave no timer of the test runner a chance. */
const TOO_MANY = 5000;

/** Runs a watch on messages that are always there already; `onMessage` may move the clock and stop the watch. */
async function pour(
  parts: WatchParts,
  onMessage: (count: number, clock: ReturnType<typeof createFakeClock>) => Reply | undefined,
) {
  const clock = createFakeClock();
  const watch = await watchOf({ push: true, ...parts });
  const ledger = createLedger(
    { run: 'r', watch: 'w', startedAt: clock.now(), pollsAreTold: true, mask: (event) => event },
    clock,
  );
  const stop = new AbortController();
  const signals = new Set<AbortSignal>();
  let count = 0;
  const feed: Feed = {
    next: async (signal) => {
      signals.add(signal);
      count += 1;
      return onMessage(count, clock) ?? reply;
    },
    close: async () => undefined,
  };
  const records = run(watch, { clock, random: () => 0.5, feed, ledger, stop: stop.signal });
  const told: WatchRecord['event']['type'][] = [];
  for (let step = await records.next(); ; step = await records.next()) {
    if (step.done) return { ...step.value, told, count, signals, stop };
    if (step.value.event.type !== 'poll' && step.value.event.type !== 'item') told.push(step.value.event.type);
  }
}

/** Lets timers that are due fire, as a turn of the event loop would. */
const wind = (clock: ReturnType<typeof createFakeClock>, to: number) => void clock.advance(to);

describe('while messages pour in', () => {
  it('the deadline ends the watch', async () => {
    const { outcome, count } = await pour({ until: ['n=2'], limits: { timeout: 1000 } }, (nth, clock) => {
      if (nth === 150) wind(clock, 2000);
      return nth > TOO_MANY ? { kind: 'end' } : undefined;
    });
    expect(outcome.result).toBe('timeout');
    expect(count).toBeLessThan(500);
  });

  it('a signal ends it', async () => {
    const interrupted = new AbortController();
    const clock = createFakeClock();
    const watch = await watchOf({ push: true });
    const ledger = createLedger({ run: 'r', watch: 'w', startedAt: 0, pollsAreTold: true, mask: (event) => event }, clock);
    let count = 0;
    const next = async (): Promise<Reply> => {
      count += 1;
      return count > TOO_MANY ? { kind: 'end' } : reply;
    };
    const feed: Feed = { next, close: async () => undefined };
    const records = run(watch, { clock, random: () => 0.5, feed, ledger, stop: interrupted.signal });
    setImmediate(() => interrupted.abort({ kind: 'signal', signal: 'SIGINT' }));
    let step = await records.next();
    while (!step.done) step = await records.next();
    expect(step.value.outcome).toMatchObject({ result: 'interrupted', signal: 'SIGINT' });
  });

  it('nothing piles up', async () => {
    let most = 0;
    const { outcome, count, signals } = await pour({ heartbeat: 60_000 }, (nth, clock) => {
      most = Math.max(most, clock.sleeping);
      return nth <= 20_000 ? undefined : { kind: 'end' };
    });
    expect(outcome).toMatchObject({ result: 'met', reason: 'the stream ended, 20000 messages' });
    expect(count).toBe(20_001);
    expect(signals.size).toBe(1);
    expect(most).toBeLessThanOrEqual(2);
    for (const signal of signals) expect(getEventListeners(signal, 'abort').length).toBeLessThanOrEqual(2);
  });
});
