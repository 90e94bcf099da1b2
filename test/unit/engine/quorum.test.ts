import { describe, expect, it } from 'vitest';
import type { Outcome, Result } from '../../../src/domain/outcome.ts';
import { standingOf, worstOf } from '../../../src/engine/quorum.ts';

const ended = (result: Result): Outcome => ({ result, reason: '' });

describe('a group of waits', () => {
  it.each([
    [{ met: 0, lost: 0, running: 3 }, 3, 'open'],
    [{ met: 3, lost: 0, running: 0 }, 3, 'reached'],
    [{ met: 2, lost: 1, running: 0 }, 3, 'missed'],
    [{ met: 0, lost: 1, running: 2 }, 3, 'missed'],
    [{ met: 1, lost: 0, running: 2 }, 1, 'reached'],
    [{ met: 0, lost: 2, running: 1 }, 1, 'open'],
    [{ met: 0, lost: 0, running: 0 }, 0, 'reached'],
  ] as const)('%j with %i needed is %s', (tally, needed, standing) => {
    expect(standingOf(tally, needed)).toBe(standing);
  });

  it('speaks with the worst of its outcomes, in the order of the reference', () => {
    const order: readonly Result[] = [
      'bug',
      'usage',
      'failed',
      'superseded',
      'refused',
      'unreachable',
      'unusable',
      'never appeared',
      'timeout',
      'undelivered',
      'state',
      'busy',
      'not yet',
      'changed',
      'met',
    ];
    for (const [at, result] of order.entries()) {
      for (const better of order.slice(at)) expect(worstOf([ended(better), ended(result)]).result).toBe(result);
    }
    const stopped: Outcome = { result: 'interrupted', signal: 'SIGINT', reason: '' };
    expect(worstOf([ended('bug'), stopped])).toBe(stopped);
  });
});
