import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { DAY } from '../../../src/domain/time.ts';
import { createClock } from '../../../src/system/clock.ts';

beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance', 'Date'] }));
afterEach(() => void vi.useRealTimers());

/** A sleep that tells whether it is over. */
function sleeper(pause: number, signal = new AbortController().signal, clock = createClock()) {
  const state = { awake: false };
  void clock.sleep(pause, signal).then(() => {
    state.awake = true;
  });
  return state;
}

describe('the present', () => {
  it('is near the date, in whole milliseconds', () => {
    vi.useRealTimers();
    const now = createClock().now();
    expect(Number.isInteger(now)).toBe(true);
    expect(Math.abs(now - Date.now())).toBeLessThan(60_000);
  });

  it('does not follow the date when someone sets it', () => {
    const clock = createClock();
    const before = clock.now();
    vi.setSystemTime(0);
    expect(clock.now()).toBe(before);
  });

  it('moves with time', () => {
    const clock = createClock();
    const before = clock.now();
    vi.advanceTimersByTime(1500);
    expect(clock.now() - before).toBe(1500);
  });
});

describe('a sleep', () => {
  it('lasts as long as it should', async () => {
    const state = sleeper(1000);
    await vi.advanceTimersByTimeAsync(999);
    expect(state.awake).toBe(false);
    await vi.advanceTimersByTimeAsync(1);
    expect(state.awake).toBe(true);
  });

  it('of a hundred days is no hot loop and no moment shorter', async () => {
    const timers = vi.spyOn(globalThis, 'setTimeout');
    const state = sleeper(100 * DAY);
    await vi.advanceTimersByTimeAsync(100 * DAY - 1);
    expect(state.awake).toBe(false);
    await vi.advanceTimersByTimeAsync(1);
    expect(state.awake).toBe(true);
    expect(timers.mock.calls.length).toBe(5);
    timers.mockRestore();
  });

  it('without end lasts', async () => {
    const state = sleeper(Number.POSITIVE_INFINITY);
    await vi.advanceTimersByTimeAsync(365 * DAY);
    expect(state.awake).toBe(false);
  });

  it.each([0, -1, Number.NaN])('of %d is none', async (pause) => {
    const state = sleeper(pause);
    await Promise.resolve();
    expect(state.awake).toBe(true);
  });

  it('ends at once when its signal aborts, and leaves no timer', async () => {
    const controller = new AbortController();
    const state = sleeper(1000, controller.signal);
    controller.abort();
    await Promise.resolve();
    expect(state.awake).toBe(true);
    expect(vi.getTimerCount()).toBe(0);
  });

  it('does not begin on an aborted signal', async () => {
    const state = sleeper(1000, AbortSignal.abort());
    await Promise.resolve();
    expect(state.awake).toBe(true);
    expect(vi.getTimerCount()).toBe(0);
  });
});

describe('sleeps that share a signal', () => {
  it('share one listener, which goes with the last of them', async () => {
    const { signal } = new AbortController();
    const added = vi.spyOn(signal, 'addEventListener');
    const removed = vi.spyOn(signal, 'removeEventListener');
    const clock = createClock();
    const states = Array.from({ length: 1000 }, (_, at) => sleeper(at + 1, signal, clock));
    expect(added).toHaveBeenCalledTimes(1);
    await vi.advanceTimersByTimeAsync(999);
    expect(removed).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(1);
    expect(removed).toHaveBeenCalledTimes(1);
    expect(states.every(({ awake }) => awake)).toBe(true);
  });

  it('all end when it aborts', async () => {
    const controller = new AbortController();
    const clock = createClock();
    const states = Array.from({ length: 10 }, () => sleeper(1000, controller.signal, clock));
    controller.abort();
    await Promise.resolve();
    expect(states.every(({ awake }) => awake)).toBe(true);
    expect(vi.getTimerCount()).toBe(0);
  });
});
