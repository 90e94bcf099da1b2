/** Claims about what of a watch is told as items. */
import { describe, expect, it } from 'vitest';
import type { EventOf } from '../../../src/domain/record.ts';
import { body, json, message, network, type Played, play, quiet, unmodified } from '../../support/scenario.ts';

const hits = (...ids: readonly number[]) => json({ hits: ids.map((id) => ({ id, title: `no. ${id}` })) });
const bounded = (polls: number) => ({ limits: { maxPolls: polls } });
const hitsByKey = { items: 'hits', itemKey: 'id' };
const keysOf = ({ of }: Played) => of('item').map(({ key }) => key);
const end = { reply: { kind: 'end' } } as const;

describe('a feed with --items', () => {
  it('tells each item once, in the order of the document, and none that was there to begin with', async () => {
    const { of, end: last } = await play({ ...hitsByKey, ...bounded(4) }, [hits(2, 1), hits(4, 3, 2), hits(3, 2, 1), hits(5, 4)]);
    expect(of('item')).toEqual<EventOf<'item'>[]>([
      { type: 'item', poll: 2, key: '4', value: { id: 4, title: 'no. 4' } },
      { type: 'item', poll: 2, key: '3', value: { id: 3, title: 'no. 3' } },
      { type: 'item', poll: 4, key: '5', value: { id: 5, title: 'no. 5' } },
    ]);
    expect(last).toMatchObject({ changes: 3, reason: '--max-polls 4 reached, 3 new items in 4 polls' });
  });

  it('tells how many there were to begin with, and compares nothing', async () => {
    const { of } = await play({ ...hitsByKey, ...bounded(2) }, [hits(1, 2), json({ hits: [{ id: 1 }], total: 9 })]);
    expect(of('baseline')).toEqual([{ type: 'baseline', poll: 1, status: 200, value: null, items: 2 }]);
    expect(of('change')).toEqual([]);
  });

  it('compares what --select picks, too', async () => {
    const { of, end: last } = await play({ ...hitsByKey, select: ['total'], ...bounded(2) }, [
      json({ hits: [{ id: 1 }], total: 1 }),
      json({ hits: [{ id: 1 }, { id: 2 }], total: 2 }),
    ]);
    expect(of('baseline')).toMatchObject([{ value: { total: 1 }, items: 1 }]);
    expect(of('item')).toMatchObject([{ key: '2' }]);
    expect(of('change')).toMatchObject([{ summary: '1 change: $.total' }]);
    expect(last).toMatchObject({ changes: 2, reason: '--max-polls 2 reached, 1 new item and 1 change in 2 polls' });
  });

  it('tells the items of a first answer that is fresh', async () => {
    const fresh = { reply: { ...hits(1, 2).reply, fresh: true } } as ReturnType<typeof hits>;
    const played = await play({ ...hitsByKey, ...bounded(1) }, [fresh]);
    expect(keysOf(played)).toEqual(['1', '2']);
    expect(played.of('baseline')).toEqual([]);
  });

  it('tells none of an answer that belongs to the first, and none of them later', async () => {
    const page = { reply: { ...hits(3, 4).reply, fresh: false } } as ReturnType<typeof hits>;
    const played = await play({ ...hitsByKey, ...bounded(3) }, [hits(1, 2), page, hits(4, 5)]);
    expect(keysOf(played)).toEqual(['5']);
    expect(played.of('baseline')).toHaveLength(1);
  });

  it('tells what there is where it looks once', async () => {
    expect(keysOf(await play({ ...hitsByKey, limits: { once: true } }, [hits(1, 2)]))).toEqual(['1', '2']);
  });

  it('is not misled by trouble, a 304 or an answer without any', async () => {
    const script = [hits(1), network(), json({}, { status: 503 }), unmodified(), json({ hits: [] }), hits(1, 2), body('<html>')];
    const played = await play({ ...hitsByKey, ...bounded(7) }, script);
    expect(keysOf(played)).toEqual(['2']);
  });

  it('tells items again by their content where nothing names them', async () => {
    const played = await play({ items: 'hits', ...bounded(2) }, [json({ hits: ['a', 'b'] }), json({ hits: ['b', 'c'] })]);
    expect(played.of('item').map(({ value }) => value)).toEqual(['c']);
  });

  it('says once that items lack their key, what they have instead, and tells them all the same', async () => {
    const script = [json({ hits: [{ uuid: 'a' }] }), json({ hits: [{ uuid: 'b' }, { uuid: 'c' }] })];
    const { of } = await play({ items: 'hits', itemKey: 'id', ...bounded(2) }, script);
    expect(of('notice')).toEqual([
      {
        type: 'notice',
        code: 'item-key',
        message: 'an item has no text and no number at id, so what tells them apart is their content',
        hint: 'An item has: uuid.',
      },
    ]);
    expect(of('item').map(({ value }) => value)).toEqual([{ uuid: 'b' }, { uuid: 'c' }]);
  });

  it('says after three answers that there are no items where they are looked for', async () => {
    const { of } = await play({ items: 'hit', ...bounded(4) }, [hits(1), hits(1, 2), hits(1, 3), hits(1)]);
    expect(of('notice')).toMatchObject([
      { message: '--items hit selects nothing in the response. It has: hits.', hint: 'Did you mean $.hits?' },
    ]);
  });

  it('takes an empty list for nothing to remark', async () => {
    const { of } = await play({ items: '$.hits[*]', ...bounded(3) }, [hits(), hits(), json({ hits: [], n: 1 })]);
    expect(of('notice')).toEqual([]);
  });

  it('asks sooner after a new item, and sees in it a sign of life', async () => {
    const pace = { bottom: 1000, top: 30_000 };
    const busy = await play({ ...hitsByKey, pace, ...bounded(5) }, [hits(1), hits(1), hits(1), hits(1), hits(1, 2)]);
    expect(busy.of('poll').at(-2)).toMatchObject({ changed: false });
    expect(busy.of('poll').at(-1)).toMatchObject({ changed: true });
    const { of } = await play(
      { ...hitsByKey, pace: { bottom: 4000, top: 4000 }, heartbeat: 10_000, limits: { timeout: 26_000 } },
      [hits(1), hits(1), hits(1, 2), hits(1, 2)],
      { random: () => 0 },
    );
    expect(of('heartbeat')).toHaveLength(1);
    expect(of('heartbeat')[0]?.summary).toBe('1 new item in 5 polls');
  });

  it('takes an answer for unusable whose items are more than can be looked at, and its source is to know', async () => {
    const deep = Array.from({ length: 9 }).reduce<unknown>((inner) => [inner, inner, inner], 1);
    const { of, settled } = await play({ items: '$..*..*..*', limits: { maxErrors: 1 } }, [json(deep)]);
    expect(of('error')).toMatchObject([{ code: 'TOO_MANY_NODES', fatal: true }]);
    expect([of('item'), of('baseline')]).toEqual([[], []]);
    expect(settled).toEqual(['failed']);
  });
});

describe('a wait with --items', () => {
  it('for a change ends at the first new item', async () => {
    const { outcome, end: last } = await play({ ...hitsByKey, untilChange: true }, [
      hits(1),
      json({ hits: [{ id: 1 }], n: 1 }),
      hits(1, 2),
    ]);
    expect(outcome).toMatchObject({ result: 'met', reason: 'a new item came' });
    expect(last.polls).toBe(3);
  });

  it('for stability ends when no new item has come for so long', async () => {
    const stable = { kind: 'polls', count: 2 } as const;
    const script = [hits(1), hits(1, 2), json({ hits: [{ id: 2 }], n: 1 }), json({ hits: [], n: 2 })];
    const { end: last } = await play({ ...hitsByKey, untilStable: stable }, script);
    expect(last).toMatchObject({ result: 'met', polls: 4 });
  });

  it('says that none came where none did', async () => {
    const { end: last } = await play({ ...hitsByKey, untilChange: true, ...bounded(2) }, [hits(1), hits()]);
    expect(last).toMatchObject({ result: 'not yet', reason: 'no new item came' });
  });

  it('judges its conditions on the whole answer, which is its value', async () => {
    const done = json({ hits: [], state: 'done' });
    const { end: last } = await play({ ...hitsByKey, until: ['state=done'] }, [hits(1), done]);
    expect(last).toMatchObject({ result: 'met', value: { hits: [], state: 'done' } });
  });

  it('tells no item of an answer that is not the pinned one', async () => {
    const of = (job: number, ...ids: readonly number[]) => json({ job, hits: ids.map((id) => ({ id })), state: 'on' });
    const parts = { ...hitsByKey, pin: 'job=7', until: ['state=done'], ...bounded(3) };
    expect(keysOf(await play(parts, [of(6, 1, 2), of(7, 3), of(7, 3, 4)]))).toEqual(['4']);
  });
});

describe('a source of messages', () => {
  const push = { push: true };

  it('tells each message as an item, by its id, else its number, and compares none', async () => {
    const script = [message({ n: 1 }), message({ n: 1 }, { meta: { id: 'x-2', event: 'tick' } }), message('text'), end];
    const { records, of, end: last } = await play(push, script);
    expect(of('item').map(({ poll, key, value }) => [poll, key, value])).toEqual([
      [1, '1', { n: 1 }],
      [2, 'x-2', { n: 1 }],
      [3, '3', 'text'],
    ]);
    expect(records.find(({ event }) => event.type === 'item' && event.poll === 2)?.attachment.item?.event).toBe('tick');
    expect([of('baseline'), of('change'), of('error'), of('notice')]).toEqual([[], [], [], []]);
    expect(last).toMatchObject({ polls: 3, changes: 0, reason: 'the stream ended, 3 messages' });
  });

  it.each([
    ['--select', { select: ['n'] }],
    ['--ignore', { ignore: ['at'] }],
  ])('compares messages under %s', async (_, comparing) => {
    const script = [message({ n: 1, at: 1 }), message({ n: 1, at: 2 }), message({ n: 2, at: 3 }), end];
    const { of, end: last } = await play({ ...push, ...comparing }, script);
    expect(of('item')).toHaveLength(3);
    expect(of('change')).toMatchObject([{ poll: 3, summary: '1 change: $.n' }]);
    expect(last).toMatchObject({ changes: 1, reason: 'the stream ended, 3 messages, 1 change' });
  });

  it('waits with --until-change for a message that differs from the one before', async () => {
    const { outcome, end: last } = await play({ ...push, untilChange: true }, [message(1), message(1), message(2)]);
    expect(outcome).toMatchObject({ result: 'met', reason: 'the message is another' });
    expect(last.polls).toBe(3);
  });

  it('tells the items in its messages where --items says which', async () => {
    const script = [message({ rows: [{ id: 1 }, { id: 2 }] }), message({ rows: [{ id: 2 }, { id: 3 }] }), end];
    const played = await play({ ...push, items: 'rows', itemKey: 'id' }, script);
    expect(keysOf(played)).toEqual(['1', '2', '3']);
    expect(played.end.reason).toBe('the stream ended, 3 new items in 2 polls');
  });

  it('may be what polling turns into: from then on its messages are told', async () => {
    const turning = quiet({ turned: { kind: 'sse', push: true } });
    const { of, end: last } = await play({ limits: { maxPolls: 2 } }, [network(), turning, message(1), message(1)]);
    expect(of('recover')).toHaveLength(1);
    expect(of('item').map(({ key }) => key)).toEqual(['2']);
    expect([of('baseline'), of('change')]).toEqual([[], []]);
    expect(last).toMatchObject({ polls: 2, reason: '--max-polls 2 reached, 1 message' });
  });

  it('takes no silence for a message, and no poll', async () => {
    const {
      of,
      end: last,
      settled,
    } = await play({ ...push, limits: { once: true } }, [quiet({ takes: 1000 }), message({ n: 1 }, { takes: 1000 })]);
    expect(of('item')).toMatchObject([{ key: '1' }]);
    expect(last).toMatchObject({ polls: 1, reason: '--once reached, 1 message' });
    expect(settled).toEqual(['delivered', 'delivered']);
  });

  it('takes a message that a condition cannot look into for one that is not meant', async () => {
    const { outcome, of } = await play({ ...push, until: ['state=done'] }, [message('hello'), message({ state: 'done' })]);
    expect(outcome.result).toBe('met');
    expect(of('error')).toEqual([]);
  });

  it('remarks on a path that is in none only after many: they are of many kinds', async () => {
    const noted = async (count: number) =>
      (await play({ ...push, until: ['state=done'] }, [...Array(count).fill(message({ tick: 1 })), end])).of('notice');
    expect(await noted(19)).toEqual([]);
    expect(await noted(21)).toMatchObject([{ code: 'stuck-path' }]);
  });

  it('takes a refused connection for trouble, and for no message', async () => {
    const { of, end: last } = await play({ ...push, limits: { maxErrors: 2 } }, [message(1), network(), network()]);
    expect(of('item')).toHaveLength(1);
    expect(last).toMatchObject({ result: 'unreachable', errors: 2 });
  });

  it('says that none came', async () => {
    const { end: last } = await play({ ...push, until: ['a=1'], limits: { timeout: 5000 } }, [message(1, { takes: 60_000 })]);
    expect(last).toMatchObject({ result: 'timeout', polls: 0 });
    expect(last.reason).toBe('after 5s: no message came from http://127.0.0.1:8080/deploys/42');
  });
});
