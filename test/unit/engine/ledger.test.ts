import { describe, expect, it } from 'vitest';
import type { WatchEvent } from '../../../src/domain/record.ts';
import { createLedger } from '../../../src/engine/ledger.ts';
import { createFakeClock } from '../../support/fake-clock.ts';

const notice = (message: string): WatchEvent => ({ type: 'notice', code: 'x', message, hint: null });

function ledger(mask = (event: WatchEvent) => event) {
  const clock = createFakeClock(1000);
  return { clock, ...createLedger({ run: 'r', watch: 'w', startedAt: 1000, pollsAreTold: false, mask }, clock) };
}

describe('a ledger', () => {
  it('numbers events from 0 without gaps, and dates them', async () => {
    const { clock, enter } = ledger();
    const first = enter(notice('a'));
    await clock.advance(1500);
    const second = enter(notice('b'));
    expect([first.seq, second.seq]).toEqual([0, 1]);
    expect(second).toMatchObject({ v: 1, time: 2500, elapsedMs: 1500, run: 'r', watch: 'w' });
  });

  it('drafts without using a number up', () => {
    const { draft, enter } = ledger();
    expect([draft(notice('a')).seq, enter(notice('a')).seq]).toEqual([0, 0]);
  });

  it('lets nobody see an event before it is masked', () => {
    const { enter } = ledger((event) => (event.type === 'notice' ? { ...event, message: '***' } : event));
    expect(enter(notice('secret')).event).toMatchObject({ message: '***' });
  });
});
