import { describe, expect, it } from 'vitest';
import { body, json, network, play, type Scene } from '../../support/scenario.ts';

const [one, two, three] = [json({ s: 1 }), json({ s: 2 }), json({ s: 3 })];
const broken = json({}, { status: 503 });
const twice = { kind: 'polls', count: 2 } as const;
const thrice = { kind: 'polls', count: 3 } as const;
const pace = { bottom: 1000, top: 1000 };

/** How a watch with `--confirm` ended and at which poll; a wait and a feed are asked the same. */
async function endsOf(condition: string, script: readonly Scene[], confirm: typeof twice | typeof thrice = twice) {
  const limits = { maxPolls: script.length };
  const wait = await play({ until: [condition], confirm, limits, pace }, script);
  const feed = await play({ failWhen: [condition], confirm, limits, pace }, script);
  expect([wait.outcome.result === 'met', wait.end.polls]).toEqual([feed.outcome.result === 'failed', feed.end.polls]);
  return { counts: wait.outcome.result === 'met', polls: wait.end.polls, told: feed.of('change').map(({ poll }) => poll) };
}

describe('a condition that looks back, under --confirm', () => {
  it.each([
    ['without trouble', twice, [one, two, two]],
    ['after trouble between the change and its confirmation', twice, [one, two, broken, two]],
    ['after trouble twice', thrice, [one, two, broken, two, network(), two]],
    ['after an answer nobody can read', twice, [one, two, body('<html>', { contentType: 'text/html' }), two]],
  ] as const)('counts at the poll that confirms the change, %s', async (_, confirm, script) => {
    const ends = await endsOf('changed($.s)', [...script, one, one], confirm);
    expect(ends).toMatchObject({ counts: true, polls: script.length });
  });

  it.each([
    ['at once', [one, two, one, one, one]],
    ['after trouble', [one, two, broken, one, one, one]],
    ['again and again', [one, two, one, two, broken, one, two, one]],
  ])('does not count a change that goes back %s', async (_, script) => {
    expect(await endsOf('changed($.s)', script)).toEqual({ counts: false, polls: script.length, told: [] });
  });

  it('counts a change to something else in the end', async () => {
    expect(await endsOf('changed($.s)', [one, two, broken, three])).toMatchObject({ counts: true, polls: 4 });
  });

  it('compares with the answer before it began to hold, not with the first', async () => {
    const [ten, fifteen, fourteen, twenty] = [10, 15, 14, 20].map((n) => json({ n })) as [Scene, Scene, Scene, Scene];
    expect(await endsOf('$.n < prev($.n)', [ten, twenty, fifteen, broken, fourteen])).toMatchObject({ counts: true, polls: 5 });
    expect(await endsOf('$.n < prev($.n)', [ten, twenty, fifteen, twenty, twenty])).toMatchObject({ counts: false });
  });

  it('is over once it has counted, and does not wait for other goals', async () => {
    const script = [{}, { s: 2 }, { s: 2 }, { s: 2, ready: true }, { s: 2, ready: true }].map((value) => json(value));
    const { outcome } = await play({ until: ['changed($.s)', 'ready'], confirm: twice, limits: { maxPolls: 5 } }, script);
    expect(outcome.result).toBe('not yet');
  });

  it('takes the other goals along', async () => {
    const parts = { until: ['changed($.s)', 's=2'], confirm: twice, limits: { maxPolls: 6 }, pace };
    expect((await play(parts, [one, two, broken, two, two, two])).end).toMatchObject({ result: 'met', polls: 4 });
  });

  it('sees what is not compared, too', async () => {
    const script = [json({ x: 1, y: 1 }), json({ x: 1, y: 2 }), broken, json({ x: 1, y: 2 })];
    const parts = { until: ['changed($.y)'], select: ['$.x'], confirm: twice, limits: { maxPolls: 4 }, pace };
    expect((await play(parts, script)).outcome.result).toBe('met');
  });

  it('counts inside every(), too', async () => {
    const [first, second] = [json({ s: 1, items: [1] }), json({ s: 2, items: [1] })];
    expect(await endsOf(`every($.items, 'changed($.s)')`, [first, second, broken, second])).toMatchObject({ counts: true });
  });

  it('in time, counts when the change has lasted so long, whatever came between', async () => {
    const confirm = { kind: 'time', length: 4000 } as const;
    const { end } = await play({ failWhen: ['changed($.s)'], confirm, pace }, [one, two, broken, broken, two, two, two, two]);
    expect(end).toMatchObject({ result: 'failed', polls: 7, changes: 1 });
  });

  it('waits through the answer of another identity', async () => {
    const [first, second, other] = [json({ id: 1, s: 1 }), json({ id: 1, s: 2 }), json({ id: 9, s: 1 })];
    const parts = { until: ['changed($.s)'], pin: '$.id', confirm: twice, limits: { maxPolls: 9 }, pace };
    expect((await play(parts, [first, second, other, second])).end).toMatchObject({ result: 'met', polls: 4 });
  });
});

describe('a condition that looks at one answer, under --confirm', () => {
  it('is reset by trouble', async () => {
    expect(await endsOf('s=2', [one, two, broken, two])).toMatchObject({ counts: false });
    expect(await endsOf('s=2', [one, two, broken, two, two])).toMatchObject({ counts: true, polls: 5 });
  });

  it('counts for itself: another failure beside it does not reset it', async () => {
    const script = [{ y: 1 }, { x: 1, y: 1 }, { y: 1 }].map((value) => json(value));
    const { end } = await play({ failWhen: ['x=1', 'y=1'], confirm: thrice, limits: { maxPolls: 9 } }, script);
    expect(end).toMatchObject({ result: 'failed', polls: 3, reason: '$.y is 1' });
  });
});
