/** Claims about the news of one WebSocket that nobody has asked for yet. */
import { describe, expect, it } from 'vitest';
import { createNewsQueue } from '../../../../src/system/web-socket/news-queue.ts';

const never = new AbortController().signal;
const message = (size = 1) => ({ kind: 'message', body: new Uint8Array(size), binary: false }) as const;
const closed = { kind: 'closed', code: 1000, reason: '' } as const;
const MEBIBYTE = 1024 * 1024;

function queueWithFlow() {
  const said: string[] = [];
  const queue = createNewsQueue({ pause: () => said.push('pause'), resume: () => said.push('resume') });
  return { queue, said };
}

async function takeAll(queue: ReturnType<typeof createNewsQueue>, count: number) {
  for (let at = 0; at < count; at++) await queue.next(never);
}

describe('the news of a WebSocket', () => {
  it.each([
    ['a thousand messages', 1000, 1],
    ['a mebibyte', 4, MEBIBYTE / 4],
  ])('hold the sender up at %s, until all were taken', async (_, count, size) => {
    const { queue, said } = queueWithFlow();
    for (let at = 1; at < count; at++) queue.put(message(size));
    expect(said).toEqual([]);
    queue.put(message(size));
    queue.put(message(size));
    expect(said).toEqual(['pause']);
    await takeAll(queue, count);
    expect(said).toEqual(['pause']);
    await takeAll(queue, 1);
    expect(said).toEqual(['pause', 'resume']);
  });

  it('do not hold up a sender whose messages are taken as they come', async () => {
    const { queue, said } = queueWithFlow();
    for (let at = 0; at < 8; at++) {
      const next = queue.next(never);
      queue.put(message(MEBIBYTE / 4));
      await next;
    }
    expect(said).toEqual([]);
  });

  it('end with the first reason there was, behind all messages, and stay so', async () => {
    const { queue } = queueWithFlow();
    queue.put(message());
    queue.end(closed);
    queue.end({ kind: 'failure', failure: { kind: 'malformed', message: 'later' } });
    queue.put(message());
    expect(await queue.next(never)).toEqual(message());
    for (const _ of [1, 2]) expect(await queue.next(never)).toEqual(closed);
  });

  it('tell a reader who stops waiting that he did', async () => {
    const { queue } = queueWithFlow();
    const stop = new AbortController();
    const next = queue.next(stop.signal);
    stop.abort();
    expect(await next).toMatchObject({ kind: 'failure', failure: { code: 'ABORTED' } });
    queue.put(message());
    expect(await queue.next(never)).toEqual(message());
  });
});
