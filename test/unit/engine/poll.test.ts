/** Claims about what is made of one reply. */
import { describe, expect, it } from 'vitest';
import type { Reply } from '../../../src/domain/reply.ts';
import { begin, type Memory } from '../../../src/engine/memory.ts';
import { understand } from '../../../src/engine/poll.ts';
import { body, json, network, play, quiet, type Scene, unmodified } from '../../support/scenario.ts';
import { type WatchParts, watchOf } from '../../support/watches.ts';

/** What is known after some replies. */
async function known(parts: WatchParts, ...replies: readonly Exclude<Reply, { kind: 'end' }>[]): Promise<Memory> {
  const watch = await watchOf(parts);
  return replies.reduce((memory, reply, at) => understand(watch, memory, { reply, at }).memory, begin(watch, 0));
}

const resuming = (scene: Scene, resume: string) => ({ ...scene.reply, resume }) as Exclude<Reply, { kind: 'end' }>;

describe('a 304', () => {
  it('repeats an answer of another identity than the pinned one, and is no trouble', async () => {
    const other = json({ id: 1, status: 'done' });
    const { of, end } = await play({ pin: 'id=2', until: ['status=done'], limits: { maxPolls: 3 } }, [
      other,
      unmodified(),
      unmodified(),
    ]);
    expect(of('error')).toEqual([]);
    expect(end).toMatchObject({ result: 'not yet', errors: 0 });
  });

  it('repeats an answer that could not be compared, and not the one before it', async () => {
    // Levels of `a`, each in the one before: a query that asks for them at any depth repeats itself.
    const deep = Array.from({ length: 400 }).reduce<unknown>((inner) => ({ a: inner }), 1);
    const parts = { select: ['$[?count(@..a..a..a) > 5]'], limits: { maxPolls: 3 } };
    const { of, end } = await play(parts, [json([]), json([deep]), unmodified()]);
    expect(of('error')).toMatchObject([{ code: 'TOO_MANY_NODES' }]);
    expect(end).toMatchObject({ errors: 2, value: [] });
  });
});

describe('silence', () => {
  it('is no trouble, and counts as a poll', async () => {
    const { of, end } = await play({ limits: { maxPolls: 2 } }, [quiet(), quiet()]);
    expect([of('error'), of('baseline'), of('change')]).toEqual([[], [], []]);
    expect(of('poll')).toMatchObject([
      { poll: 1, status: null, changed: false },
      { poll: 2, status: null },
    ]);
    expect(end).toMatchObject({ polls: 2, errors: 0, reason: '--max-polls 2 reached, nothing changed in 2 polls' });
  });

  it('ends a streak of trouble', async () => {
    const { of } = await play({ limits: { maxPolls: 3 } }, [network(), network(), quiet()]);
    expect(of('recover')).toMatchObject([{ errors: 2 }]);
  });

  it.each(['polls() >= 3', 'elapsed() >= 0s', '!down()'])('can meet what needs no answer: %s', async (until) => {
    expect((await play({ until: [until], limits: { maxPolls: 3 } }, [quiet()])).outcome.result).toBe('met');
  });

  it('meets nothing that needs one', async () => {
    const { end } = await play({ until: ['status() == 200'], limits: { maxPolls: 2 } }, [quiet()]);
    expect(end).toMatchObject({ result: 'not yet', reason: 'status() is not known: nothing has been said yet' });
    expect((await play({ firstAnswer: true, limits: { maxPolls: 2 } }, [quiet()])).outcome.result).toBe('not yet');
  });

  it('is one poll under --once', async () => {
    expect((await play({ until: ['a=1'], limits: { once: true } }, [quiet(), json({ a: 1 })])).end).toMatchObject({
      result: 'not yet',
      polls: 1,
    });
  });

  it('repeats the last good answer where there is one, and brings no bytes', async () => {
    const { of, end } = await play({ until: ['a=1', 'polls() == 3'], limits: { maxPolls: 4 } }, [json({ a: 1 }), quiet()]);
    expect(end).toMatchObject({ result: 'met', polls: 3, bytes: 7 });
    expect(of('poll')[1]).toMatchObject({ status: 200, bytes: 0, notModified: true });
  });

  it('is taken in, like an answer', async () => {
    const { settled } = await play({ limits: { maxPolls: 4 } }, [quiet(), json(1), network(), json({}, { status: 500 })]);
    expect(settled).toEqual(['delivered', 'delivered', 'failed', 'failed']);
  });
});

describe('the resume point', () => {
  it('is that of the last reply that was taken in', async () => {
    const { resume } = await known({}, resuming(json(1), 'a'), resuming(quiet(), 'b'));
    expect(resume).toBe('b');
  });

  it('stays where it was after trouble, and after a reply without one', async () => {
    const bad = resuming(json({}, { status: 503 }), 'b');
    const cut = resuming(body('{"a":', { contentType: 'application/json' }), 'c');
    const { resume } = await known({}, resuming(json(1), 'a'), bad, cut, json(2).reply as Exclude<Reply, { kind: 'end' }>);
    expect(resume).toBe('a');
  });
});
