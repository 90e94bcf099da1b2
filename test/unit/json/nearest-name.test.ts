import { describe, expect, it } from 'vitest';
import { nearestName } from '../../../src/json/nearest-name.ts';

const names = ['status', 'header', 'latency', 'length'];

describe('the nearest name', () => {
  it.each([
    ['statsu', 'status'],
    ['stat', 'status'],
    ['Status', 'status'],
    ['lenght', 'length'],
    ['headers', 'header'],
    ['latancy', 'latency'],
  ])('to %s is %s', (written, nearest) => {
    expect(nearestName(written, names)).toBe(nearest);
  });

  it('is none when nothing is near', () => {
    expect([nearestName('jq', names), nearestName('body', names), nearestName('', names)]).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
  });
});
