import { describe, expect, it } from 'vitest';
import { freshnessOf } from '../../../src/pacing/freshness.ts';

describe('freshness', () => {
  it.each([
    ['max-age=60', undefined, 60_000],
    ['public, Max-Age=60, must-revalidate', undefined, 60_000],
    ['max-age="60"', undefined, 60_000],
    ['max-age=60', '45', 15_000],
    ['max-age=9999999999', undefined, 30 * 86_400_000],
  ])('%s at age %s', (control, age, freshness) => {
    expect(freshnessOf({ 'cache-control': control, age })).toBe(freshness);
  });

  it.each([
    [undefined, undefined],
    ['max-age=60', '60'],
    ['max-age=60', '3600'],
    ['s-maxage=60', undefined],
    ['no-cache, max-age=60', undefined],
    ['max-age=60, no-store', undefined],
    ['max-age=-1', undefined],
    ['max-age=soon', undefined],
  ])('%s at age %s is none', (control, age) => {
    expect(freshnessOf({ 'cache-control': control, age })).toBe(0);
  });

  it('takes an unreadable age for a new answer', () => {
    expect(freshnessOf({ 'cache-control': 'max-age=60', age: 'old' })).toBe(60_000);
  });
});
