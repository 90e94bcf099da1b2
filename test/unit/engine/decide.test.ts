import { describe, expect, it } from 'vitest';
import { exitCodeOf } from '../../../src/domain/outcome.ts';
import { body, json, network, play, unmodified } from '../../support/scenario.ts';

const building = json({ id: 42, status: 'building' });
const ready = json({ id: 42, status: 'ready' });
const other = json({ id: 43, status: 'ready' });
const fixed = { pace: { bottom: 1000, top: 1000 } };

describe('--confirm', () => {
  it('takes a goal for met only when N polls running agree, asking at the bottom of the range meanwhile', async () => {
    const script = [building, ready, building, ready, ready, ready];
    const { end, asked } = await play(
      { until: ['status=ready'], confirm: { kind: 'polls', count: 3 }, pace: { bottom: 1000, top: 60_000 } },
      script,
    );
    expect(end).toMatchObject({ result: 'met', polls: 6 });
    expect((asked[5] ?? 0) - (asked[4] ?? 0)).toBeLessThanOrEqual(1000);
  });

  it('in time wants all polls over that time to agree', async () => {
    const { end, elapsed } = await play({ until: ['status=ready'], confirm: { kind: 'time', length: 5000 }, ...fixed }, [ready]);
    expect(end.result).toBe('met');
    expect(elapsed).toBeGreaterThanOrEqual(5000);
    expect(elapsed).toBeLessThanOrEqual(6000);
  });

  it('lets trouble reset a goal, and failures wait for confirmation too', async () => {
    const failed = json({ status: 'failed' });
    const broken = await play({ until: ['status=ready'], confirm: { kind: 'polls', count: 2 } }, [
      ready,
      network(),
      ready,
      ready,
    ]);
    expect(broken.end.polls).toBe(4);
    const flaky = await play({ failWhen: ['status=failed'], confirm: { kind: 'polls', count: 2 }, limits: { maxPolls: 9 } }, [
      failed,
      ready,
      failed,
      failed,
    ]);
    expect(flaky.end).toMatchObject({ result: 'failed', polls: 4 });
  });

  it('tells a change once it has lasted, against the old baseline, and none that goes back', async () => {
    const [a, b, c] = [json({ v: 1 }), json({ v: 2 }), json({ v: 3 })];
    const { of } = await play({ confirm: { kind: 'polls', count: 2 }, limits: { maxPolls: 9 } }, [
      a,
      b,
      a,
      c,
      network(),
      unmodified(),
      a,
      b,
      b,
    ]);
    expect(of('change').map(({ poll, changes }) => [poll, changes])).toEqual([
      [6, [{ op: 'replace', path: '/v', before: 1, after: 3 }]],
      [9, [{ op: 'replace', path: '/v', before: 3, after: 2 }]],
    ]);
  });

  it('makes --until-change wait for a change that stays', async () => {
    const script = [building, ready, building, ready, ready];
    const { end } = await play({ untilChange: true, confirm: { kind: 'polls', count: 2 } }, script);
    expect(end).toMatchObject({ result: 'met', polls: 5, changes: 1 });
  });
});

describe('a confirmed change', () => {
  const [one, two, broken] = [json({ s: 1 }), json({ s: 2 }), json({}, { status: 500 })];

  it.each([
    [{ kind: 'polls', count: 2 }, [one, two, broken, two, two, two]],
    [{ kind: 'polls', count: 3 }, [one, two, broken, two, two, two]],
    [{ kind: 'polls', count: 3 }, [one, two, two, broken, two, two]],
  ] as const)('meets --until-change under %j in spite of trouble on the way', async (confirm, script) => {
    const { end } = await play({ untilChange: true, confirm, limits: { timeout: 60_000 } }, script);
    expect(end).toMatchObject({ result: 'met', changes: 1 });
  });

  it('counts for a condition that is confirmed a little later', async () => {
    const parts = {
      until: ['s=2'],
      untilChange: true,
      confirm: { kind: 'polls', count: 2 },
      limits: { timeout: 60_000 },
    } as const;
    expect((await play(parts, [one, two, broken, two, two, two])).outcome.result).toBe('met');
  });
});

describe('--until-stable', () => {
  it('counted in polls, wants that many that found nothing new', async () => {
    const script = [json({ v: 1 }), json({ v: 2 }), json({ v: 2 }), unmodified(), unmodified()];
    expect((await play({ untilStable: { kind: 'polls', count: 3 } }, script)).end).toMatchObject({ result: 'met', polls: 5 });
  });

  it('in time, asks when the time is up, not long after', async () => {
    const { elapsed, outcome } = await play({ untilStable: { kind: 'time', length: 100_000 } }, [building]);
    expect(outcome.reason).toBe('unchanged for 1m40s');
    expect(elapsed).toBeGreaterThanOrEqual(100_000);
    expect(elapsed).toBeLessThanOrEqual(101_100);
  });

  it('holds together with other goals', async () => {
    const script = [json({ status: 'ready', n: 1 }), json({ status: 'ready', n: 2 }), json({ status: 'ready', n: 2 })];
    expect((await play({ until: ['status=ready'], untilStable: { kind: 'polls', count: 1 } }, script)).end.polls).toBe(3);
  });
});

describe('--pin', () => {
  it('with a value judges nothing before it is there, and is superseded when another takes its place', async () => {
    const old = json({ id: 41, status: 'ready' });
    const pinned = { until: ['status=ready'], pin: '$.id=42' };
    expect((await play(pinned, [old, old, building, ready])).end).toMatchObject({ result: 'met', polls: 4 });
    const { outcome } = await play(pinned, [old, building, other]);
    expect(exitCodeOf(outcome)).toBe(7);
    expect(outcome.reason).toBe('$.id is 43, no longer 42');
  });

  it("without a value holds on to the first answer's", async () => {
    expect((await play({ until: ['status=ready'], pin: '$.id' }, [building, ready])).outcome.result).toBe('met');
    expect((await play({ until: ['status=ready'], pin: '$.id' }, [building, other])).outcome.result).toBe('superseded');
  });

  it('is superseded before it has failed', async () => {
    const script = [building, json({ id: 43, status: 'failed' })];
    expect((await play({ until: ['status=ready'], failWhen: ['status=failed'], pin: '$.id' }, script)).outcome.result).toBe(
      'superseded',
    );
  });
});

describe('--appear-within', () => {
  const missing = json({}, { status: 404 });
  const goal = { until: ['status=ready'], appearWithin: 60_000 };

  it('takes 404 and empty sets for not there yet, telling no trouble', async () => {
    const { end, of } = await play(goal, [missing, missing, missing, missing, json([]), building, ready]);
    expect(end.result).toBe('met');
    expect(of('error')).toEqual([]);
    expect(of('notice')).toEqual([]);
  });

  it('is 10 when nothing has come in time', async () => {
    const { outcome, elapsed } = await play(goal, [missing]);
    expect(exitCodeOf(outcome)).toBe(10);
    expect(elapsed).toBeGreaterThanOrEqual(60_000);
    expect(elapsed).toBeLessThanOrEqual(61_100);
  });

  it('takes answers of another identity for not there yet', async () => {
    const { outcome } = await play({ ...goal, pin: '$.id=7' }, [json({ id: 6, status: 'ready' })]);
    expect(exitCodeOf(outcome)).toBe(10);
    expect(outcome.reason).toContain('$.id is 6, wanted 7 (--pin)');
  });

  it('takes a 404 for trouble once it was there', async () => {
    const { of } = await play({ ...goal, limits: { timeout: 120_000 } }, [building, missing, ready]);
    expect(of('error')).toMatchObject([{ code: '404' }]);
  });

  it('cuts a request that hangs past it', async () => {
    const { outcome, elapsed } = await play(goal, [json({}, { takes: 500_000 })]);
    expect([exitCodeOf(outcome), elapsed]).toEqual([10, 60_700]);
  });

  it('calls nothing unusable before', async () => {
    const html = body('<html>', { contentType: 'text/html' });
    expect((await play(goal, [html])).outcome.result).toBe('unusable');
    expect((await play(goal, [html])).elapsed).toBeGreaterThanOrEqual(60_000);
  });
});
