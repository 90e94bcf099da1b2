import { expect, it } from 'vitest';
import { brokenOutput, exitCodeOf } from '../../../src/domain/outcome.ts';

it('an end by signal n is 128 + n, any other has its own code', () => {
  expect(exitCodeOf({ result: 'interrupted', signal: 'SIGTERM', reason: '' })).toBe(143);
  expect(exitCodeOf({ result: 'timeout', reason: '' })).toBe(124);
});

it('an output without a reader ends a run like SIGPIPE, one that takes no more does not', () => {
  expect(brokenOutput('EPIPE')).toEqual({ kind: 'signal', signal: 'SIGPIPE' });
  expect(brokenOutput('ENOSPC')).toEqual({ kind: 'unwritable', code: 'ENOSPC' });
});
