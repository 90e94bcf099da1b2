import { describe, expect, it } from 'vitest';
import { numberOf } from '../../../src/domain/exact-number.ts';
import type { Json } from '../../../src/domain/json.ts';
import { orderOf } from '../../../src/json/order.ts';

const sign = (order: number | undefined) => (order === undefined ? undefined : Math.sign(order));

describe('order', () => {
  it('is by size among numbers and by code point among strings', () => {
    expect([orderOf(1, 2), orderOf(2, 2), orderOf(10, 9)].map(sign)).toEqual([-1, 0, 1]);
    expect([orderOf('a', 'b'), orderOf('a', 'a'), orderOf('ab', 'a'), orderOf('B', 'a')].map(sign)).toEqual([-1, 0, 1, -1]);
  });

  it('is by size among numbers that a double would change, too', () => {
    const [great, greater] = ['9007199254740993', '9007199254740995'].map(numberOf) as [Json, Json];
    expect([orderOf(great, greater), orderOf(great, 9007199254740992), orderOf(1, great)].map(sign)).toEqual([-1, 1, -1]);
  });

  it('is by size among numbers however they are written', () => {
    const [price, dearer, one] = ['12.50', '12.75', '1.0'].map(numberOf) as [Json, Json, Json];
    expect([orderOf(price, dearer), orderOf(dearer, 12.5), orderOf(12.5, price), orderOf(one, 1)].map(sign)).toEqual([
      -1, 1, 0, 0,
    ]);
  });

  it('puts characters beyond the basic plane last, where UTF-16 would not', () => {
    expect(sign(orderOf('\u{1f600}', '\uff5e'))).toBe(1);
    expect(sign(orderOf('\u{1f600}', '\u{1f601}'))).toBe(-1);
  });

  it('does not exist across types, nor among booleans, nulls, arrays and objects', () => {
    const pairs = [orderOf(1, '1'), orderOf(true, false), orderOf(null, null), orderOf([], []), orderOf({}, {})];
    expect(pairs).toEqual(Array(5).fill(undefined));
  });
});
