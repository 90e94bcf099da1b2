/** Claims about the stream: its frames, where it begins, its silences and its end. */
import { describe, expect, it } from 'vitest';
import { createChannel, documentOf } from '../../../src/demo/channel.ts';
import { eventStreamRoute } from '../../../src/demo/event-stream.ts';
import { ask } from '../../support/demo-question.ts';
import { createFakeClock } from '../../support/fake-clock.ts';

const START = Date.UTC(2026, 0, 2);
const channel = createChannel({ fail: false });
const latest = channel.latest(START);

const open = async (lastEventId?: string, now = START) => {
  const clock = createFakeClock(now);
  const leaving = new AbortController();
  const answer = await ask([eventStreamRoute({ channel, clock })], '/stream', {
    signal: leaving.signal,
    ...(lastEventId !== undefined && { headers: { 'last-event-id': lastEventId } }),
  });
  const pieces: string[] = [];
  const read = async () => {
    for await (const piece of answer.body) pieces.push(piece);
  };
  return { clock, leaving, answer, pieces, done: read() };
};
const idsIn = (pieces: readonly string[]) => pieces.flatMap((piece) => /^id: (\d+)$/m.exec(piece)?.[1] ?? []).map(Number);

describe('the stream', () => {
  it('says when to reconnect, keeps the silence alive, and tells each message with id and name', async () => {
    const { clock, answer, pieces } = await open();
    expect(answer).toMatchObject({ status: 200, headers: { 'content-type': 'text/event-stream', 'cache-control': 'no-store' } });
    await clock.advance(1200);
    const first = channel.message(latest + 1);
    expect(pieces).toEqual([
      'retry: 1000\n\n',
      ': keep-alive\n\n',
      `id: ${latest + 1}\nevent: progress\ndata: ${JSON.stringify(documentOf(first))}\n\n`,
    ]);
    await clock.advance(7200);
    expect(pieces.at(-1)).toMatch(/^id: \d+\nevent: done\ndata: \{"seq":\d+,"id":\d{3},.*"status":"ready".*\}\n\n$/);
  });

  it('goes on after the last event the client has seen, from what is remembered', async () => {
    const { clock, pieces } = await open(`${latest - 3}`);
    await clock.advance(0);
    expect(idsIn(pieces)).toEqual([latest - 2, latest - 1, latest]);
    const late = await open('12');
    await late.clock.advance(0);
    expect([idsIn(late.pieces).length, idsIn(late.pieces)[0]]).toEqual([100, latest - 99]);
  });

  it.each([undefined, '', 'x', '-1', `${latest + 50}`])('begins with what is new for the last event id %j', async (id) => {
    const { clock, pieces } = await open(id);
    await clock.advance(1200);
    expect(idsIn(pieces)).toEqual([latest + 1]);
  });

  it('is closed after twenty seconds; who comes back misses nothing', async () => {
    const { clock, pieces, done } = await open();
    await clock.advance(25_000);
    await done;
    const told = idsIn(pieces);
    const next = await open(`${told.at(-1)}`, clock.now());
    await next.clock.advance(25_000);
    expect(idsIn(next.pieces).slice(0, 2)).toEqual([(told.at(-1) ?? 0) + 1, (told.at(-1) ?? 0) + 2]);
    expect(told).toEqual(Array.from({ length: told.length }, (_, at) => latest + 1 + at));
    expect(told.length).toBe(22);
  });

  it('ends with the client', async () => {
    const { clock, leaving, pieces, done } = await open();
    await clock.advance(100);
    leaving.abort();
    await done;
    expect(pieces).toEqual(['retry: 1000\n\n']);
    expect(clock.sleeping).toBe(0);
  });
});
