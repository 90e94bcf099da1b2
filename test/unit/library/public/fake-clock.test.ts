/** Claims about the clock on which waiting takes no time. */
import { describe, expect, it } from 'vitest';
import { fakeClock } from '../../../../src/library/public/fake-clock.ts';

const HOUR = 3_600_000;
const never = new AbortController().signal;

describe('a fake clock', () => {
  it('stands at its start until someone sleeps', async () => {
    const clock = fakeClock(1000);
    await new Promise(setImmediate);
    expect(clock.now()).toBe(1000);
    expect(fakeClock().now()).toBe(Date.UTC(2026, 0, 1));
  });

  it('lets an hour pass at once', async () => {
    const clock = fakeClock(0);
    await clock.sleep(HOUR, never);
    expect(clock.now()).toBe(HOUR);
  });

  it('wakes sleepers in their order, each at its own moment', async () => {
    const clock = fakeClock(0);
    const woken: [string, number][] = [];
    const sleep = (name: string, pause: number) => clock.sleep(pause, never).then(() => woken.push([name, clock.now()]));
    await Promise.all([sleep('late', 30), sleep('early', 10), sleep('also late', 30)]);
    expect(woken).toEqual([
      ['early', 10],
      ['late', 30],
      ['also late', 30],
    ]);
  });

  it('lets a sleeper fall asleep again before time moves on', async () => {
    const clock = fakeClock(0);
    const woken: number[] = [];
    const often = async () => {
      for (let turn = 0; turn < 3; turn += 1) {
        await clock.sleep(10, never);
        woken.push(clock.now());
      }
    };
    await Promise.all([often(), clock.sleep(100, never)]);
    expect([woken, clock.now()]).toEqual([[10, 20, 30], 100]);
  });

  it('stands still while it is held, and by several until the last lets go', async () => {
    const clock = fakeClock(0);
    const letGo = [clock.hold(), clock.hold()];
    let woken = false;
    const slept = clock.sleep(10, never).then(() => {
      woken = true;
    });
    letGo[0]?.();
    for (let turn = 0; turn < 20; turn += 1) await new Promise(setImmediate);
    expect([woken, clock.now()]).toEqual([false, 0]);
    letGo[1]?.();
    await slept;
    expect(clock.now()).toBe(10);
  });

  it('wakes at once whoever is called, without moving', async () => {
    const clock = fakeClock(0);
    const letGo = clock.hold();
    const call = new AbortController();
    const slept = clock.sleep(HOUR, call.signal);
    call.abort();
    await slept;
    await clock.sleep(HOUR, call.signal);
    letGo();
    expect(clock.now()).toBe(0);
  });

  it('does not sleep for no time, and never wakes from an endless sleep', async () => {
    const clock = fakeClock(0);
    await clock.sleep(0, never);
    await clock.sleep(-1, never);
    void clock.sleep(Number.POSITIVE_INFINITY, never);
    await clock.sleep(5, never);
    expect(clock.now()).toBe(5);
  });
});
