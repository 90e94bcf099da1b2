/** Claims about the held request: when it is answered at once, when it waits, and for how long. */
import { describe, expect, it } from 'vitest';
import { createChannel } from '../../../src/demo/channel.ts';
import { longPollRoute } from '../../../src/demo/long-poll.ts';
import type { Millis } from '../../../src/domain/time.ts';
import { ask, documentIn } from '../../support/demo-question.ts';
import { createFakeClock } from '../../support/fake-clock.ts';

const START = Date.UTC(2026, 0, 2);
const setting = (silence?: Millis) => {
  const clock = createFakeClock(START);
  const deploys = createChannel({ fail: false });
  // A channel on which nothing has happened for long, and something will after `silence`.
  const quiet = { ...deploys, latest: () => deploys.latest(START), oldest: () => deploys.oldest(START) };
  const message = (seq: number) => ({ ...deploys.message(seq), at: START + (silence ?? 0) });
  const channel = silence === undefined ? deploys : { ...quiet, message };
  const routes = [longPollRoute({ clock, channel })];
  return { clock, get: (headers: Readonly<Record<string, string>> = {}) => ask(routes, '/longpoll', { headers }) };
};
const timeOf = async (answer: Promise<unknown>, clock: ReturnType<typeof createFakeClock>) => {
  let at: number | undefined;
  void answer.then(() => {
    at = clock.now() - START;
  });
  await clock.advance(120_000);
  return at;
};

describe('the held request', () => {
  it('is answered at once where the client holds nothing, or something old', async () => {
    const { clock, get } = setting();
    expect(await timeOf(get({ prefer: 'wait=10' }), clock)).toBe(0);
    const { clock: other, get: again } = setting();
    expect(await timeOf(again({ prefer: 'wait=10', 'if-none-match': '"old"' }), other)).toBe(0);
  });

  it('waits for the next change where the client holds the latest', async () => {
    const { clock, get } = setting();
    const first = await get();
    expect(documentIn(first)).toMatchObject({ status: 'queued' });
    const held = get({ prefer: 'respond-async, wait=10', 'if-none-match': first.headers['etag'] ?? '' });
    expect(await timeOf(held, clock)).toBe(1200);
    const answer = await held;
    expect(answer).toMatchObject({ status: 200, headers: { 'preference-applied': 'wait=10' } });
    expect(documentIn(answer)).toMatchObject({ status: 'building', progress: 10 });
  });

  it('answers 304 when nothing has changed for as long as was preferred', async () => {
    const { clock, get } = setting(60_000);
    const etag = (await get()).headers['etag'] ?? '';
    const held = get({ prefer: 'wait="5"', 'if-none-match': etag });
    expect(await timeOf(held, clock)).toBe(5000);
    expect(await held).toEqual({
      status: 304,
      headers: { etag, 'cache-control': 'no-cache', 'preference-applied': 'wait=5' },
      body: '',
    });
  });

  it('is held for thirty seconds at most', async () => {
    const { clock, get } = setting(60_000);
    const etag = (await get()).headers['etag'] ?? '';
    const held = get({ prefer: 'wait=3600', 'if-none-match': etag });
    expect(await timeOf(held, clock)).toBe(30_000);
    expect((await held).headers['preference-applied']).toBe('wait=30');
  });

  it.each(['', 'return=minimal', 'wait=soon', 'await=5'])('is an ordinary one with the preference %j', async (prefer) => {
    const { clock, get } = setting(60_000);
    const etag = (await get()).headers['etag'] ?? '';
    const answer = get({ prefer, 'if-none-match': etag });
    expect(await timeOf(answer, clock)).toBe(0);
    expect((await answer).status).toBe(304);
  });
});
