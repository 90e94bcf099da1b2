import { describe, expect, it } from 'vitest';
import { json, network, play, type Scene } from '../../support/scenario.ts';
import type { WatchParts } from '../../support/watches.ts';

const [one, two, three] = [json({ n: 1 }), json({ n: 2 }), json({ n: 3 })];
const pace = { bottom: 1000, top: 1000 };

/** What an unmet end says, for programs and for people. */
async function endOf(parts: WatchParts, script: readonly Scene[]) {
  const { end } = await play({ pace, limits: { maxPolls: script.length }, ...parts }, script);
  return { unmet: end.unmet, reason: end.reason };
}

const interrupted = (parts: WatchParts) =>
  play(parts, [json({}, { takes: 60_000 })], {
    meanwhile: (clock, stop) =>
      void clock.sleep(500, new AbortController().signal).then(() => stop({ kind: 'signal', signal: 'SIGINT' })),
  });

describe('a goal that is no condition', () => {
  it('is unmet as a change that did not come', async () => {
    expect(await endOf({ untilChange: true }, [one, one])).toEqual({
      unmet: [{ expr: '--until-change', values: [{ path: 'changes', verdict: 'unmet', seen: 0, wanted: '1' }] }],
      reason: 'nothing changed',
    });
  });

  it('is unmet as a change that did not last', async () => {
    const { unmet, reason } = await endOf({ untilChange: true, confirm: { kind: 'polls', count: 3 } }, [one, two, two]);
    expect(unmet).toMatchObject([
      { expr: '--until-change', values: [{ seen: 0, wanted: '1', note: 'one waits to be confirmed' }] },
    ]);
    expect(reason).toBe('it changed, but not long enough to be confirmed');
  });

  it('is unmet as a change on another answer than the other goals want', async () => {
    const { unmet, reason } = await endOf({ untilChange: true, until: ['polls() > 2'] }, [one, two, two]);
    expect(unmet).toMatchObject([
      { expr: '--until-change', values: [{ seen: 1, note: 'not at the poll that met the other goals' }] },
    ]);
    expect(reason).toBe('it changed, but not at the poll that met the other goals');
  });

  it('is unmet as stability in polls', async () => {
    expect(await endOf({ untilStable: { kind: 'polls', count: 3 } }, [one, two, two])).toEqual({
      unmet: [{ expr: '--until-stable 3', values: [{ path: 'unchanged polls', verdict: 'unmet', seen: 1, wanted: '3' }] }],
      reason: 'unchanged for 1 poll, wanted 3 polls',
    });
  });

  it('is unmet as stability in time', async () => {
    const { unmet, reason } = await endOf({ untilStable: { kind: 'time', length: 30_000 } }, [one, two, three]);
    expect(unmet).toEqual([
      { expr: '--until-stable 30s', values: [{ path: 'unchanged seconds', verdict: 'unmet', seen: 0, wanted: '30' }] },
    ]);
    expect(reason).toBe('unchanged for 0ms, wanted 30s');
  });

  it('is unmet as a first ok answer', async () => {
    const unavailable = json({}, { status: 503 });
    expect((await endOf({ firstAnswer: true }, [unavailable])).unmet).toEqual([
      { expr: '-- (first ok answer)', values: [{ path: 'status()', verdict: 'unmet', seen: 503, wanted: '2xx' }] },
    ]);
    expect((await endOf({ firstAnswer: true }, [network()])).unmet).toMatchObject([
      { values: [{ path: 'status()', verdict: 'unknown', note: 'not known: there was no answer' }] },
    ]);
  });

  it('is unmet as one that is still to be confirmed', async () => {
    expect(await endOf({ until: ['n=1'], confirm: { kind: 'polls', count: 3 } }, [two, one, one])).toEqual({
      unmet: [{ expr: '--confirm 3', values: [{ path: 'agreeing polls', verdict: 'unmet', seen: 2, wanted: '3' }] }],
      reason: 'the goal held for 2 polls, wanted 3 polls',
    });
  });

  it('stands beside conditions, each in the order of the start', async () => {
    const { unmet, reason } = await endOf({ until: ['n=9'], untilStable: { kind: 'polls', count: 2 } }, [one, two]);
    expect(unmet.map(({ expr }) => expr)).toEqual(['n=9', '--until-stable 2']);
    expect(reason).toBe('$.n is 2, wanted 9; unchanged for 0 polls, wanted 2 polls');
  });
});

describe('a watch that is interrupted before the first poll', () => {
  const note = 'not known: there was no answer';

  it.each([
    [{ until: ['n=1', 'down()'] }, ['n=1', 'down()'], ['n=1', 'down()']],
    [{ untilChange: true }, ['--until-change'], ['changes']],
    [{ untilStable: { kind: 'polls', count: 2 } }, ['--until-stable 2'], ['unchanged polls']],
    [{ firstAnswer: true }, ['-- (first ok answer)'], ['status()']],
  ] as const)('names every goal of %j', async (parts, exprs, paths) => {
    const { end } = await interrupted(parts);
    expect(end.unmet).toEqual(exprs.map((expr, at) => ({ expr, values: [{ path: paths[at], verdict: 'unknown', note }] })));
    expect(end.reason).toMatch(/^SIGINT: no answer came from http/);
  });
});

describe('a pin', () => {
  const wait = { until: ['n=1'], pin: '$.id=42' };

  it('that was never seen is unmet, with what was seen instead', async () => {
    expect(await endOf(wait, [json({ id: 41, n: 1 })])).toEqual({
      unmet: [
        { expr: '--pin $.id=42', values: [{ path: '$.id', verdict: 'unmet', seen: 41, wanted: '42' }] },
        { expr: 'n=1', values: [{ path: 'n=1', verdict: 'unknown', note: 'not known: no answer with --pin $.id=42 came' }] },
      ],
      reason: '$.id is 41, wanted 42 (--pin)',
    });
  });

  it('that is nowhere says so', async () => {
    expect((await endOf(wait, [json({ n: 1 })])).reason).toBe('$.id is not in the response (--pin)');
  });

  it('that was superseded says by what', async () => {
    const { end } = await play({ until: ['n=1'], pin: '$.id' }, [json({ id: 1 }), json({ id: 2 })]);
    expect(end.unmet[0]).toEqual({ expr: '--pin $.id', values: [{ path: '$.id', verdict: 'unmet', seen: 2, wanted: '1' }] });
    expect(end.reason).toBe('$.id is 2, no longer 1');
  });

  it('is shown where a poll would show how the goals stand', async () => {
    const { of } = await play({ ...wait, heartbeat: 5000, limits: { timeout: 9000 }, pace }, [json({ id: 41 })]);
    expect(of('heartbeat')[0]?.summary).toBe('$.id is 41, wanted 42 (--pin)');
  });
});

it('a goal that is met leaves nothing unmet', async () => {
  expect((await endOf({ until: ['n=1'], confirm: { kind: 'polls', count: 2 } }, [one, one])).unmet).toEqual([]);
});

it('what is not there yet says so, whatever the goal', async () => {
  const parts = { untilChange: true, appearWithin: 5000, limits: { timeout: 60_000 } };
  const { end } = await play({ ...parts, pace }, [json({}, { status: 404 })]);
  expect(end.reason).toMatch(/^nothing appeared within 5s: http\S+ is not there yet \(404\)$/);
  expect(end.unmet).toMatchObject([{ expr: '--until-change' }]);
});
