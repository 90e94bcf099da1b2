/** The order of JSON values: numbers by size, strings by code point, everything else has none. */

import { isNumber, orderOfNumbers } from '../domain/exact-number.ts';
import type { Json } from '../domain/json.ts';

/** Negative, zero or positive as `a` is before, with or after `b`; undefined where RFC 9535 §2.3.5.2.2 knows no order. */
export function orderOf(a: Json, b: Json): number | undefined {
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  if (isNumber(a) && isNumber(b)) return orderOfNumbers(a, b);
  if (typeof a === 'string' && typeof b === 'string') return orderOfText(a, b);
  return undefined;
}

/** By Unicode code points; JavaScript's `<` goes by UTF-16 units and puts U+1F600 before U+FF5E. */
function orderOfText(a: string, b: string): number {
  const length = Math.min(a.length, b.length);
  for (let at = 0; at < length; at++) {
    const left = a.charCodeAt(at);
    const right = b.charCodeAt(at);
    if (left !== right) return rank(left) - rank(right);
  }
  return a.length - b.length;
}

/** Surrogates stand for code points above all other units. */
function rank(unit: number): number {
  return unit >= 0xd800 && unit <= 0xdfff ? unit + 0x1_0000 : unit;
}
