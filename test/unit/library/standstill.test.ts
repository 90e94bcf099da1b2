/** Claims about when a clock that moves by itself stands still. */
import { describe, expect, it } from 'vitest';
import { createStandstill } from '../../../src/library/standstill.ts';

/** A clock that notes when it is held and let go. */
function notingClock() {
  const notes: string[] = [];
  const clock = {
    now: () => 7,
    sleep: async () => void notes.push('sleep'),
    hold: () => {
      notes.push('hold');
      return () => void notes.push('go on');
    },
  };
  return { clock, notes };
}

const signal = new AbortController().signal;

describe('time', () => {
  it('stands still while something goes on', async () => {
    const { clock, notes } = notingClock();
    const value = await createStandstill(clock).during(async () => notes.push('work'));
    expect([value, notes]).toEqual([2, ['hold', 'work', 'go on']]);
  });

  it('goes on after something failed', async () => {
    const { clock, notes } = notingClock();
    await expect(createStandstill(clock).during(() => Promise.reject(new Error('failed')))).rejects.toThrow('failed');
    expect(notes).toEqual(['hold', 'go on']);
  });

  it('goes on when the last of several things is over', () => {
    const { clock, notes } = notingClock();
    const { begin } = createStandstill(clock);
    const [one, other] = [begin(), begin()];
    one();
    expect(notes).toEqual(['hold']);
    other();
    expect(notes).toEqual(['hold', 'go on']);
  });

  it('goes on during a pause that is part of what goes on', async () => {
    const { clock, notes } = notingClock();
    const { during, pauses } = createStandstill(clock);
    await during(() => pauses.sleep(10, signal));
    expect([notes, pauses.now()]).toEqual([['hold', 'go on', 'sleep', 'hold', 'go on'], 7]);
  });

  it('needs no clock that can stand still', async () => {
    const clock = { now: () => 0, sleep: async () => undefined };
    expect(await createStandstill(clock).during(async () => 'done')).toBe('done');
  });
});
