/** Claims about finding out that the other side has gone. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { keepAlive } from '../../../../src/system/web-socket/keep-alive.ts';

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] });
});

afterEach(() => {
  vi.useRealTimers();
});

/** A connection that is pinged after 10 s, and what was done about it, with the second it was done in. */
function lookAfter(silence = 10_000) {
  const state = { received: 0, isPaused: false };
  const done: string[] = [];
  const start = performance.now();
  const note = (what: string) => done.push(`${what} ${Math.round((performance.now() - start) / 1000)}`);
  const alive = keepAlive(
    {
      received: () => state.received,
      isPaused: () => state.isPaused,
      ping: () => note('ping'),
      onLost: () => note('lost'),
    },
    silence,
  );
  return { alive, state, done };
}

describe('a connection', () => {
  it('that is silent is pinged, and lost when it stays silent as long again', () => {
    const { done } = lookAfter();
    vi.advanceTimersByTime(60_000);
    expect(done).toEqual(['ping 10', 'lost 20']);
  });

  it('that answers is pinged again after the next silence', () => {
    const { alive, done } = lookAfter();
    vi.advanceTimersByTime(11_000);
    alive.heard();
    vi.advanceTimersByTime(11_000);
    expect(done).toEqual(['ping 10', 'ping 21']);
  });

  it('that brings messages is left alone', () => {
    const { alive, done } = lookAfter();
    for (let at = 0; at < 20; at++) {
      vi.advanceTimersByTime(6000);
      alive.heard();
    }
    expect(done).toEqual([]);
  });

  it('that is bringing a large message is left alone', () => {
    const { state, done } = lookAfter();
    for (let at = 0; at < 20; at++) {
      vi.advanceTimersByTime(6000);
      state.received += 1000;
    }
    expect(done).toEqual([]);
  });

  it('that we do not read from may be silent', () => {
    const { state, done } = lookAfter();
    state.isPaused = true;
    vi.advanceTimersByTime(60_000);
    state.isPaused = false;
    expect(done).toEqual([]);
    vi.advanceTimersByTime(10_000);
    expect(done).toEqual(['ping 70']);
  });

  it('is asked once more when our process was stopped: its answer may be waiting unread', () => {
    const { done } = lookAfter();
    vi.advanceTimersByTime(11_000);
    const now = performance.now();
    vi.spyOn(performance, 'now').mockImplementation(() => now + 3_600_000);
    vi.advanceTimersByTime(9000);
    expect(done.map((each) => each.split(' ')[0])).toEqual(['ping', 'ping']);
    vi.restoreAllMocks();
  });

  it.each([
    ['is stopped', 10_000],
    ['is never to be pinged', 0],
  ])('%s: nothing more is done', (_, silence) => {
    const { alive, done } = lookAfter(silence);
    if (silence > 0) alive.stop();
    vi.advanceTimersByTime(60_000);
    expect(done).toEqual([]);
  });

  it('may be silent for longer than a timer can count', () => {
    const { done } = lookAfter(2 ** 31 + 10_000);
    vi.advanceTimersByTime(2 ** 31);
    expect(done).toEqual([]);
    vi.advanceTimersByTime(10_001);
    expect(done.map((each) => each.split(' ')[0])).toEqual(['ping']);
  });
});
