import { describe, expect, it } from 'vitest';
import { readSpan } from '../../../../src/config/values/span.ts';
import { mistakeOf } from '../../../support/mistakes.ts';

describe('a span', () => {
  it('counts polls where the unit is missing', () => {
    expect(readSpan('3')).toEqual({ kind: 'polls', count: 3 });
    expect(readSpan('30s')).toEqual({ kind: 'time', length: 30_000 });
  });

  it.each(['0', '-1', '1.5', 'x', '', '3 polls', '0s'])('does not take %j', (text) => {
    expect(mistakeOf(() => readSpan(text)).message).not.toBe('');
  });
});
