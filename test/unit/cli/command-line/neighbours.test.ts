/** Claims about the advice for neighbours' flags: it names options that are there. */
import { describe, expect, it } from 'vitest';
import { adviceForNeighbour } from '../../../../src/cli/command-line/neighbours.ts';
import { findOption } from '../../../../src/config/options/table.ts';

describe('the advice', () => {
  it.each([
    ['--for', ['until']],
    ['--expect-status-code', ['ok-status', 'until']],
    ['--invert-check', ['until']],
    ['--reverse', ['until']],
    ['-n', ['interval']],
    ['--delay', ['interval']],
    ['--retry', ['max-errors', 'max-polls']],
    ['--retry-max-time', ['timeout']],
    ['--httpTimeout', ['max-time']],
    ['--exec', ['on-change']],
  ])('for %s names --%s, which exist', (flag, names) => {
    const advice = adviceForNeighbour(flag) ?? '';
    expect(names.filter((name) => !advice.includes(`--${name}`) || findOption(name) === undefined)).toEqual([]);
  });

  it('is none for flags of nobody', () => {
    expect(adviceForNeighbour('--quux')).toBe(undefined);
  });
});
