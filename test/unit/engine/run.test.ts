import { describe, expect, it } from 'vitest';
import { exitCodeOf } from '../../../src/domain/outcome.ts';
import { body, json, network, play, unmodified } from '../../support/scenario.ts';

const building = json({ status: 'building' });
const ready = json({ status: 'ready' });
const failed = json({ status: 'failed', error: 'image not found' });
const goal = { until: ['status=ready'], failWhen: ['status=failed'] };

describe('a wait', () => {
  it('ends with 0 when the goal holds, and says with which value', async () => {
    const { outcome, end } = await play(goal, [building, building, ready]);
    expect(exitCodeOf(outcome)).toBe(0);
    expect(end).toMatchObject({
      result: 'met',
      polls: 3,
      changes: 1,
      errors: 0,
      lastStatus: 200,
      value: { status: 'ready' },
      unmet: [],
    });
    expect(outcome.reason).toContain('"ready"');
  });

  it('says when the goal held at the first poll', async () => {
    expect((await play(goal, [ready])).outcome.reason).toContain('already met');
  });

  it('ends with 1 when a failure holds, quoting the server', async () => {
    const { outcome } = await play(goal, [building, failed]);
    expect(exitCodeOf(outcome)).toBe(1);
    expect(outcome.reason).toContain('"failed"');
    expect(outcome.advice?.join(' ')).toContain('image not found');
  });

  it('judges failure before success', async () => {
    const { outcome } = await play({ until: ['status=failed'], failWhen: ['status=failed'] }, [failed]);
    expect(outcome.result).toBe('failed');
  });

  it('needs all goals on one and the same answer', async () => {
    const { end } = await play({ until: ['a=1', 'b=1'] }, [json({ a: 1, b: 0 }), json({ a: 0, b: 1 }), json({ a: 1, b: 1 })]);
    expect(end.polls).toBe(3);
  });

  it('survives a 503 and a refused connection, tells each edge once and the recovery with its count', async () => {
    const busy = json({ message: 'busy' }, { status: 503 });
    const { of, end } = await play(goal, [building, busy, busy, network(), building, ready]);
    expect(end.result).toBe('met');
    expect(of('error').map(({ code, consecutive }) => [code, consecutive])).toEqual([
      ['503', 1],
      ['ECONNREFUSED', 3],
    ]);
    expect(of('recover')).toMatchObject([{ errors: 3 }]);
  });

  it('stops at once where waiting cannot help', async () => {
    const { outcome, asked, of } = await play(goal, [json({ message: 'bad token' }, { status: 401 })]);
    expect(exitCodeOf(outcome)).toBe(4);
    expect(outcome.reason).toContain('answered 401');
    expect(outcome.reason).toContain('bad token');
    expect(asked).toHaveLength(1);
    expect(of('error')).toMatchObject([{ fatal: true, status: 401 }]);
  });

  it('takes a 403 with Retry-After for throttling, not for a refusal', async () => {
    const { outcome, asked } = await play(goal, [json({}, { status: 403, headers: { 'retry-after': '7' } }), ready]);
    expect(outcome.result).toBe('met');
    expect(asked[1]).toBeGreaterThanOrEqual(7000);
  });

  it('asks whether the URL is right at the third 404', async () => {
    const missing = json({}, { status: 404 });
    const { of } = await play(goal, [missing, missing, missing, missing, ready]);
    expect(of('notice')).toMatchObject([{ code: 'not-found' }]);
  });

  it('ends with 3 after --max-errors failed polls running', async () => {
    const { outcome, end } = await play({ ...goal, limits: { maxErrors: 3 } }, [building, network(), building, network()]);
    expect(exitCodeOf(outcome)).toBe(3);
    expect(end.polls).toBe(6);
  });

  it('ends with 8 after --max-polls', async () => {
    const { outcome, end } = await play({ ...goal, limits: { maxPolls: 2 } }, [building]);
    expect(exitCodeOf(outcome)).toBe(8);
    expect(end).toMatchObject({ polls: 2, unmet: [{ expr: 'status=ready' }] });
    expect(outcome.reason).toContain('"building"');
  });

  it.each([
    ['a value that is not there yet', building, 8],
    ['a connection refused', network(), 3],
    ['a 503', json({}, { status: 503 }), 3],
    ['a 401', json({}, { status: 401 }), 4],
    ['HTML where a path is asked for', body('<html>', { contentType: 'text/html' }), 5],
    ['JSON that does not parse', body('{"a":', { contentType: 'application/json' }), 5],
  ])('under --once finds %s final', async (_, scene, code) => {
    const { outcome, end } = await play({ ...goal, limits: { once: true } }, [scene]);
    expect([exitCodeOf(outcome), end.polls]).toEqual([code, 1]);
  });

  it('can wait for trouble itself', async () => {
    expect((await play({ until: ['down()'] }, [building, network()])).outcome.result).toBe('met');
    expect((await play({ until: ['status() == 503'] }, [building, json({}, { status: 503 })])).outcome.result).toBe('met');
  });

  it('ends at the first change when that is the goal', async () => {
    const { end } = await play({ untilChange: true }, [building, unmodified(), building, network(), ready]);
    expect(end).toMatchObject({ result: 'met', polls: 5, changes: 1 });
  });

  it('ends at the first ok answer when a command waits', async () => {
    const { end } = await play({ firstAnswer: true }, [network(), json({}, { status: 503 }), body('hello')]);
    expect(end).toMatchObject({ result: 'met', polls: 3 });
  });

  it('calls answers unusable only when three running span half a minute', async () => {
    const html = body('<html>', { contentType: 'text/html' });
    const { outcome, elapsed, end } = await play({ ...goal, pace: { bottom: 10_000, top: 10_000 } }, [html]);
    expect(exitCodeOf(outcome)).toBe(5);
    expect(elapsed).toBeGreaterThanOrEqual(30_000);
    expect(end.polls).toBe(5);
  });
});

describe('the deadline', () => {
  it('starts a last poll, which may still succeed', async () => {
    const { outcome, asked } = await play({ ...goal, limits: { timeout: 10_000 }, pace: { bottom: 7000, top: 7000 } }, [
      building,
      building,
      ready,
    ]);
    expect(outcome.result).toBe('met');
    expect(asked[2]).toBe(10_000);
  });

  it('is 124 when that poll brings nothing, with the value last seen', async () => {
    const { outcome, asked, elapsed } = await play({ ...goal, limits: { timeout: 10_000 }, pace: { bottom: 7000, top: 7000 } }, [
      building,
    ]);
    expect(exitCodeOf(outcome)).toBe(124);
    expect(outcome.reason).toContain('"building"');
    expect([asked.length, elapsed]).toEqual([3, 10_000]);
  });

  it('takes a request in flight for the last, and cuts it after 0.7 s', async () => {
    const { outcome, asked, elapsed } = await play({ ...goal, limits: { timeout: 10_000 } }, [json({}, { takes: 60_000 })]);
    expect(exitCodeOf(outcome)).toBe(124);
    expect([asked.length, elapsed]).toEqual([1, 10_700]);
  });

  it('lets a request in flight succeed within those 0.7 s', async () => {
    const { outcome, elapsed } = await play({ ...goal, limits: { timeout: 10_000 } }, [
      json({ status: 'ready' }, { takes: 10_500 }),
    ]);
    expect([outcome.result, elapsed]).toEqual(['met', 10_500]);
  });

  it('does not wait for a server that wants to be left alone for longer', async () => {
    const later = json({}, { status: 503, headers: { 'retry-after': '3600' } });
    const { outcome, elapsed } = await play({ ...goal, limits: { timeout: 60_000 } }, [later]);
    expect([exitCodeOf(outcome), elapsed]).toEqual([124, 0]);
    expect(outcome.reason).toContain('the server asks to wait');
  });

  it('waits as long as it can for a server that asks for just that', async () => {
    const later = json({}, { status: 503, headers: { 'retry-after': '59' } });
    const { outcome, asked } = await play({ ...goal, limits: { timeout: 60_000 } }, [later, ready]);
    expect([outcome.result, asked[1]]).toEqual(['met', 60_000]);
  });

  it('ends a feed with 0', async () => {
    const { outcome, end } = await play({ limits: { timeout: 10_000 } }, [building, ready]);
    expect([exitCodeOf(outcome), end.changes]).toEqual([0, 1]);
  });
});

describe('a feed', () => {
  it('tells a baseline, then each change, and never a repeat', async () => {
    const { events } = await play({ limits: { maxPolls: 5 } }, [building, building, unmodified(), ready, ready]);
    const told = events.filter(({ type }) => type === 'baseline' || type === 'change');
    expect(told).toMatchObject([
      { type: 'baseline', poll: 1, value: { status: 'building' } },
      { type: 'change', poll: 4, changes: [{ op: 'replace', path: '/status', before: 'building', after: 'ready' }] },
    ]);
  });

  it('ends with 1 when a failure holds, with 0 at its bound', async () => {
    expect((await play({ failWhen: ['status=failed'], limits: { maxPolls: 3 } }, [building, failed])).outcome.result).toBe(
      'failed',
    );
    expect((await play({ failWhen: ['status=failed'], limits: { maxPolls: 3 } }, [building])).end.exitCode).toBe(0);
  });

  it.each([
    ['an error page', json({ oops: 1 }, { status: 500 })],
    ['a 304', unmodified()],
    ['HTML with 200', body('<html>', { contentType: 'text/html' })],
    ['an empty body', body('', { contentType: 'application/json' })],
    ['a 204', body('', { status: 204 })],
    ['a cut document', body('{"status": "rea', { contentType: 'application/json' })],
    ['a broken connection', network('ECONNRESET')],
  ])('finds no change in %s, and compares what follows with the last good answer', async (_, trouble) => {
    const { of } = await play({ limits: { maxPolls: 4 } }, [building, trouble, building, ready]);
    expect(of('change').map(({ poll, changes }) => [poll, changes])).toEqual([
      [4, [{ op: 'replace', path: '/status', before: 'building', after: 'ready' }]],
    ]);
  });

  it('compares what is selected, without what is ignored', async () => {
    const script = [
      json({ a: 1, t: 1, deep: { at: 1 } }),
      json({ a: 1, t: 2, deep: { at: 2 } }),
      json({ a: 2, t: 3, deep: { at: 3 } }),
    ];
    const { of } = await play({ ignore: ['$.t', '$..at'], limits: { maxPolls: 3 } }, script);
    expect(of('change')).toMatchObject([{ poll: 3, changes: [{ path: '/a' }] }]);
  });
});

describe('a selection that is too large to look at', () => {
  it('is trouble, never a change', async () => {
    const deep = (leaf: unknown) => Array.from({ length: 900 }).reduce<unknown>((inner) => ({ a: inner }), leaf);
    const { of, end } = await play({ select: ['$[?count(@..a..a..a) > 5]'], limits: { maxPolls: 3 } }, [
      json(deep(1)),
      json(deep(2)),
      json({ a: 1 }),
    ]);
    expect(of('change')).toEqual([]);
    expect(of('error')).toMatchObject([{ class: 'malformed', code: 'TOO_MANY_NODES', status: 200 }]);
    expect(end).toMatchObject({ polls: 3, errors: 2 });
  });
});

describe('a source', () => {
  it('is told which replies were taken, so that a validator never vouches for what was not remembered', async () => {
    const html = body('<html>', { contentType: 'text/html' });
    const { settled } = await play({ limits: { maxPolls: 4 } }, [building, html, json({}, { status: 500 }), ready]);
    expect(settled).toEqual(['delivered', 'failed', 'failed', 'delivered']);
  });
});

describe('signs of life', () => {
  it('come after each silence, and only then', async () => {
    const { of, asked } = await play({ ...goal, heartbeat: 60_000, limits: { timeout: 600_000 } }, [building]);
    expect(of('heartbeat')).toHaveLength(9);
    expect(of('heartbeat')[0]).toMatchObject({ lastStatus: 200, summary: expect.stringContaining('"building"') });
    expect(asked.length).toBeGreaterThan(30);
  });
});

describe('an interruption', () => {
  it('ends the watch at once, whatever it is doing', async () => {
    const { outcome, elapsed } = await play(goal, [json({}, { takes: 60_000 })], {
      meanwhile: (clock, stop) =>
        void clock.sleep(5000, new AbortController().signal).then(() => stop({ kind: 'signal', signal: 'SIGTERM' })),
    });
    expect([exitCodeOf(outcome), elapsed]).toEqual([143, 5000]);
  });

  it('that quits is 8 for a wait', async () => {
    const { outcome } = await play(goal, [building], {
      meanwhile: (clock, stop) => void clock.sleep(5000, new AbortController().signal).then(() => stop({ kind: 'quit' })),
    });
    expect(exitCodeOf(outcome)).toBe(8);
  });
});

describe('a 304', () => {
  it('is judged as a repeat of the remembered answer, with its own header fields', async () => {
    const { end, of } = await play({ until: ["header('x-turn') == '2'", 'status=building', 'status() == 200'] }, [
      json({ status: 'building' }, { headers: { 'x-turn': '1' } }),
      unmodified({ 'x-turn': '2' }),
    ]);
    expect(end).toMatchObject({ result: 'met', polls: 2, changes: 0 });
    expect(of('poll')[1]).toMatchObject({ notModified: true, status: 200 });
  });
});

describe('help', () => {
  const other = json({ id: 1, status: 'building' });

  it('comes once, at the third usable answer in which a path selected nothing', async () => {
    const { events } = await play({ until: ['state=ready'], limits: { maxPolls: 6 } }, [other, network(), other, other, other]);
    const polls = events.flatMap((event) => (event.type === 'poll' ? 'poll' : event.type === 'notice' ? event.message : []));
    expect(polls).toEqual(['poll', 'poll', 'poll', expect.stringContaining('$.state'), 'poll', 'poll', 'poll']);
  });

  it('tells a value of another type at once', async () => {
    const { of } = await play({ until: ['status == "1"'], limits: { maxPolls: 2 } }, [json({ status: 1 })]);
    expect(of('notice').map(({ code }) => code)).toEqual(['type-mismatch']);
  });
});

describe('a feed that ends in trouble', () => {
  it('tells the trouble, for its verdict does not', async () => {
    const { of, end } = await play({ limits: { maxPolls: 1 } }, [json({ message: 'no disk' }, { status: 503 })]);
    expect(of('error')).toMatchObject([{ code: '503', fatal: false }]);
    expect(end.exitCode).toBe(0);
  });
});
