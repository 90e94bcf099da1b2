import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Failure } from '../../../../src/domain/reply.ts';
import { ABORTED, Watchdog } from '../../../../src/system/http/watchdog.ts';

const limits = { maxTime: 30_000, connectTimeout: 10_000 };
const never = new AbortController().signal;

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] });
});

afterEach(() => {
  vi.useRealTimers();
});

/** A watchdog and what it has said. */
function watch(signal = never, times = limits) {
  const said: Failure[] = [];
  const watchdog = new Watchdog(times, signal);
  watchdog.guard((failure) => said.push(failure));
  return { watchdog, said };
}

const tooSlow: Failure = { kind: 'timeout', after: 30_000, phase: 'answer' };
const unconnected: Failure = { kind: 'timeout', after: 10_000, phase: 'connect' };

describe('the watchdog', () => {
  it('ends an exchange when its time is up, and not before', () => {
    const { said } = watch();
    vi.advanceTimersByTime(29_998);
    expect(said).toEqual([]);
    vi.advanceTimersByTime(2);
    expect(said).toEqual([tooSlow]);
  });

  it('ends one that does not get a connection', () => {
    const { watchdog, said } = watch();
    watchdog.connecting();
    vi.advanceTimersByTime(10_000);
    expect(said).toEqual([unconnected]);
  });

  it('gives a connected one the whole time', () => {
    const { watchdog, said } = watch();
    watchdog.connecting();
    vi.advanceTimersByTime(9000);
    watchdog.connected();
    vi.advanceTimersByTime(20_000);
    expect(said).toEqual([]);
    vi.advanceTimersByTime(1000);
    expect(said).toEqual([tooSlow]);
  });

  it('counts every connection from its own start', () => {
    const { watchdog, said } = watch();
    watchdog.connecting();
    watchdog.connected();
    vi.advanceTimersByTime(8000);
    watchdog.connecting();
    vi.advanceTimersByTime(9000);
    expect(said).toEqual([]);
    vi.advanceTimersByTime(1000);
    expect(said).toEqual([unconnected]);
  });

  it('names the limit that ran out: the whole time, where that is the shorter', () => {
    const { watchdog, said } = watch(never, { maxTime: 5000, connectTimeout: 10_000 });
    watchdog.connecting();
    vi.advanceTimersByTime(5000);
    expect(said).toEqual([{ kind: 'timeout', after: 5000, phase: 'answer' }]);
  });

  it('counts beyond what a timer can', () => {
    const days = 24 * 60 * 60 * 1000;
    const { said } = watch(never, { maxTime: 60 * days, connectTimeout: 10_000 });
    vi.advanceTimersByTime(59 * days);
    expect(said).toEqual([]);
    vi.advanceTimersByTime(days);
    expect(said).toHaveLength(1);
  });

  it('gives what came while the process was stopped a moment to be read, once', () => {
    const { watchdog, said } = watch();
    watchdog.connecting();
    const suspend = (length: number) => vi.spyOn(performance, 'now').mockReturnValue(performance.now() + length);
    suspend(60_000);
    vi.advanceTimersToNextTimer();
    expect(said).toEqual([]);
    suspend(60_000);
    vi.advanceTimersToNextTimer();
    expect(said).toEqual([tooSlow]);
  });

  it('ends an exchange that is aborted', () => {
    const controller = new AbortController();
    const { said } = watch(controller.signal);
    controller.abort();
    expect(said).toEqual([ABORTED]);
  });

  it('tells whoever comes later what has happened', () => {
    const aborted = watch(AbortSignal.abort());
    expect(aborted.said).toEqual([ABORTED]);
    const { watchdog } = watch();
    vi.advanceTimersByTime(30_000);
    const said: Failure[] = [];
    watchdog.guard((failure) => said.push(failure));
    expect(said).toEqual([tooSlow]);
  });

  it('leaves neither timer nor listener behind', () => {
    const controller = new AbortController();
    const { watchdog, said } = watch(controller.signal);
    watchdog.connecting();
    watchdog.release();
    expect(vi.getTimerCount()).toBe(0);
    controller.abort();
    expect(said).toEqual([]);
  });
});
