/** Claims about values before they are read. */
import { describe, expect, it } from 'vitest';
import { asFlags, switchValue } from '../../../../src/config/layers/raw-values.ts';

describe('a switch', () => {
  it.each([
    ['true', true],
    ['1', true],
    ['false', false],
    ['0', false],
    ['yes', undefined],
    ['', undefined],
    ['True', undefined],
  ])('%j is %s', (text, value) => {
    expect(switchValue(text)).toBe(value);
  });
});

describe('values the program gives itself', () => {
  it('stand where flags stand', () => {
    expect(asFlags({ until: ['a', 'b'] }).get('until')).toEqual([
      { text: 'a', place: '--until', from: 'flag' },
      { text: 'b', place: '--until', from: 'flag' },
    ]);
  });
});
