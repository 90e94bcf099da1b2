/** Claims about the queue with one reader. */
import { describe, expect, it } from 'vitest';
import { createQueue } from '../../../src/system/queue.ts';

const never = new AbortController().signal;

describe('a queue', () => {
  it('gives what was put in, in order, whether it was waited for or not', async () => {
    const queue = createQueue<number>();
    for (const item of [1, 2]) queue.put(item);
    const taken = [await queue.take(never), await queue.take(never)];
    const next = queue.take(never);
    queue.put(3);
    queue.put(4);
    expect([...taken, await next, await queue.take(never)]).toEqual([1, 2, 3, 4]);
  });

  it('counts what was not taken', async () => {
    const queue = createQueue<number>();
    for (const item of [1, 2, 3]) queue.put(item);
    await queue.take(never);
    expect(queue.length).toBe(2);
    for (const _ of [1, 2]) await queue.take(never);
    expect(queue.length).toBe(0);
    const next = queue.take(never);
    queue.put(4);
    expect([queue.length, await next]).toEqual([0, 4]);
  });

  it('lets its reader stop waiting, and loses nothing then', async () => {
    const queue = createQueue<number>();
    const stop = new AbortController();
    const next = queue.take(stop.signal);
    stop.abort();
    expect(await next).toBeUndefined();
    queue.put(1);
    expect(await queue.take(never)).toBe(1);
  });

  it('does not let a reader wait who has stopped already, but gives what is there', async () => {
    const queue = createQueue<number>();
    expect(await queue.take(AbortSignal.abort())).toBeUndefined();
    queue.put(1);
    expect(await queue.take(AbortSignal.abort())).toBe(1);
  });
});
