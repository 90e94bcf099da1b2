import { describe, expect, it } from 'vitest';
import { readRate } from '../../../../src/config/values/rate.ts';
import { mistakeOf } from '../../../support/mistakes.ts';

describe('a rate', () => {
  it.each([
    ['5/s', 200],
    ['100/m', 600],
    ['10/30s', 3000],
    ['1/500ms', 500],
  ])('%s is a request every %d ms', (text, spacing) => {
    expect(readRate(text)).toBe(spacing);
  });

  it.each(['5', '0/s', '5/', '/s', '5/x', '-1/s', '5/0s'])('%j is none', (text) => {
    expect(mistakeOf(() => readRate(text)).message).toBe(`"${text}" is no rate`);
  });
});
