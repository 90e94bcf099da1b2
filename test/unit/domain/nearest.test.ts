/** Claims about suggestions: near enough to be meant, or none at all. */
import { describe, expect, it } from 'vitest';
import { didYouMean, nearest } from '../../../src/domain/nearest.ts';

const words = ['interval', 'until', 'untilChange', 'timeout', 'demo', 'run'];

describe('the nearest word', () => {
  it.each([
    ['intervall', 'interval'],
    ['intreval', 'interval'],
    ['nterval', 'interval'],
    ['untl', 'until'],
    ['UNTIL', 'until'],
    ['timout', 'timeout'],
    ['dmeo', 'demo'],
    ['rn', 'run'],
    ['timeo', 'timeout'],
    ['inter', 'interval'],
  ])('to %s is %s', (typed, meant) => {
    expect(nearest(typed, words)).toBe(meant);
  });

  it.each(['deploy', 'x', '', 'frequency', 'unt', 'zzzz'])('to %j is none', (typed) => {
    expect(nearest(typed, words)).toBe(undefined);
  });

  it('is the first of equals', () => {
    expect(nearest('bat', ['cat', 'hat'])).toBe('cat');
  });

  it('reads as a question', () => {
    expect(didYouMean('untl', words)).toBe('Did you mean until?');
    expect(didYouMean('untl', words, (word) => `--${word}`)).toBe('Did you mean --until?');
    expect(didYouMean('zzzz', words)).toBe(undefined);
  });
});
