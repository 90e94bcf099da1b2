import { describe, expect, it } from 'vitest';
import type { WatchEvent } from '../../../src/domain/record.ts';
import { follow, type Progress } from '../../../src/formats/progress.ts';
import { changeOf, endOf, errorOf, itemOf, pollOf, recordOf, someTime, startOf, unmetGoal } from '../../support/records.ts';

const known = (...events: readonly WatchEvent[]) =>
  events.reduce<Progress | undefined>((before, event) => follow(before, recordOf(event)), undefined);

describe('the progress of a watch', () => {
  it('starts when the watch did', () => {
    expect(known(startOf())).toMatchObject({ startedAt: someTime - 12_300, timeout: 600_000, until: ['status=ready'] });
  });

  it('knows when the next poll is, and when one is under way', () => {
    expect(known(startOf())?.nextAt).toBeUndefined();
    expect(known(startOf(), pollOf())?.nextAt).toBe(someTime + 3000);
    expect(known(startOf(), pollOf(), pollOf({ nextMs: null }))?.nextAt).toBeUndefined();
  });

  it('counts failed polls from the edge to the recovery', () => {
    const failed = pollOf({ status: null, latencyMs: null });
    expect(known(startOf(), errorOf(), failed)?.trouble).toEqual({ code: 'ECONNREFUSED', polls: 1 });
    expect(known(startOf(), errorOf(), failed, failed)?.trouble).toEqual({ code: 'ECONNREFUSED', polls: 2 });
    const other = errorOf({ code: '503', consecutive: 3 });
    expect(known(startOf(), errorOf(), failed, failed, other, failed)?.trouble).toEqual({ code: '503', polls: 3 });
    expect(known(startOf(), errorOf(), failed, { type: 'recover', errors: 1, downMs: 1 }, pollOf())?.trouble).toBeUndefined();
  });

  it('counts changes and keeps the last judgement', () => {
    const judged = follow(
      known(startOf(), changeOf(), changeOf()),
      recordOf(pollOf(), { attachment: { judgements: [unmetGoal()] } }),
    );
    expect(judged.changes).toBe(2);
    expect(judged.judgements).toEqual([unmetGoal()]);
  });

  it('counts items apart from changes', () => {
    expect(known(startOf(), itemOf(), changeOf(), itemOf())).toMatchObject({ items: 2, changes: 1 });
  });

  it('is over at the end', () => {
    expect(known(startOf(), endOf())?.ended).toBe(true);
  });
});
