/** Claims about what time alone makes of the last message. */
import { describe, expect, it } from 'vitest';
import { json, message, network, play, quiet, type Scene } from '../../support/scenario.ts';
import type { WatchParts } from '../../support/watches.ts';

const never = message('never', { takes: 3_600_000 });
const push = { push: true, limits: { timeout: 600_000 } };
const seconds = (length: number) => ({ kind: 'time', length: length * 1000 }) as const;

/** When a watch on messages was met, in seconds after its start. */
async function metAt(parts: WatchParts, ...script: readonly Scene[]) {
  const { outcome, elapsed, end } = await play({ ...push, ...parts }, [...script, never]);
  return { result: outcome.result, after: elapsed / 1000, polls: end.polls };
}

describe('while no message comes', () => {
  it('an answer becomes stable', async () => {
    expect(await metAt({ untilStable: seconds(30) }, message(1, { takes: 5000 }))).toEqual({
      result: 'met',
      after: 35,
      polls: 1,
    });
  });

  it('stability waits for the other goals', async () => {
    const parts = { untilStable: seconds(2), until: ['a=1'] };
    expect(await metAt(parts, message({ a: 0 }), message({ a: 1 }, { takes: 60_000 }))).toMatchObject({ after: 62, polls: 2 });
  });

  it('a goal is confirmed over time, but not by looking often', async () => {
    const parts = { until: ['a=1'] };
    expect(await metAt({ ...parts, confirm: seconds(10) }, message({ a: 1 }))).toMatchObject({
      result: 'met',
      after: 10,
      polls: 1,
    });
    const twice = { kind: 'polls', count: 2 } as const;
    const timed = { until: ['a=1', 'elapsed() >= 0s'], confirm: twice };
    expect(await metAt(timed, message({ a: 1 }))).toMatchObject({ result: 'timeout', polls: 1 });
    expect(await metAt(timed, message({ a: 1 }), message({ a: 1 }, { takes: 7000 }))).toMatchObject({ after: 7, polls: 2 });
  });

  it('a failure is confirmed over time, too', async () => {
    const parts = { failWhen: ['a=1'], confirm: seconds(10) };
    expect(await metAt(parts, message({ a: 1 }))).toMatchObject({ result: 'failed', after: 10 });
  });

  it('conditions about time come true', async () => {
    expect(await metAt({ until: ['elapsed() > 12s'] })).toEqual({ result: 'met', after: 13, polls: 0 });
    expect(await metAt({ failWhen: ['age($.beat) > 20s'] }, message({ beat: 1 }))).toMatchObject({ result: 'failed', after: 21 });
  });

  it('the time is up at the deadline itself', async () => {
    const { outcome, elapsed } = await play({ push: true, until: ['a=1'], limits: { timeout: 10_000 } }, [message({}), never]);
    expect([outcome.result, elapsed]).toEqual(['timeout', 10_000]);
  });

  it('what time brings is told as it comes, without a poll', async () => {
    const parts = { ...push, until: ['elapsed() > 2s', 'a=1'] };
    const { of } = await play(parts, [message({ a: 0 }), message({ a: 1 }, { takes: 9000 }), never]);
    expect(of('condition').map(({ expr, result }) => [expr, result])).toEqual([
      ['elapsed() > 2s', 'unmet'],
      ['a=1', 'unmet'],
      ['elapsed() > 2s', 'met'],
      ['a=1', 'met'],
    ]);
    expect(of('poll')).toHaveLength(2);
  });

  it('nothing is concluded while the connection is down', async () => {
    const parts = { untilStable: seconds(5), pace: { bottom: 20_000, top: 20_000 } };
    expect(await metAt(parts, message(1), network())).toMatchObject({ result: 'timeout' });
    expect(await metAt(parts, message(1), network(), quiet())).toMatchObject({ result: 'met' });
  });
});

describe('a source that is asked', () => {
  it('is looked at when it answers, not between', async () => {
    const held = json(1, { takes: 60_000 });
    const { elapsed } = await play({ untilStable: seconds(5) }, [held]);
    expect(elapsed).toBeGreaterThanOrEqual(120_000);
  });
});
