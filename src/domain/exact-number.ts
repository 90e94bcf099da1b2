/** Numbers that JavaScript would write otherwise, round or lose: kept as they were written, so that they are shown so. */

/**
 * A number of JSON as it was written: `1.0`, `12.50`, `1E+2`, `-0`, `9007199254740993`, `1e400`. It stands only where the
 * double nearest to it is written differently; `42` and `3.14` are plain numbers.
 */
export class ExactNumber {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }

  /** What it is compared by: the double it is equal to; where none is, a text that all ways to write it have in common. */
  get key(): number | string {
    const number = Number(this.text);
    // The sum takes the sign from a negative zero.
    return isEqualToDouble(this.text, number) ? number + 0 : canonicalNumber(this.text);
  }

  /** For `JSON.stringify` a string, which loses the type but no digit; `jsonText` writes the number. */
  toJSON(): string {
    serialised += 1;
    return this.text;
  }
}

let serialised = 0;

/** How many exact numbers `JSON.stringify` has met so far: whoever asks before and after knows whether there was one. */
export function exactNumbersSerialised(): number {
  return serialised;
}

/** True for a number of either kind. */
export function isNumber(value: unknown): value is number | ExactNumber {
  return typeof value === 'number' || value instanceof ExactNumber;
}

/** What a number of either kind is compared by: `1` and `1.0` have the same key. */
export function keyOfNumber(number: number | ExactNumber): number | string {
  return typeof number === 'number' ? number : number.key;
}

/** A number of JSON text: a plain one where that is written the same. */
export function numberOf(text: string): number | ExactNumber {
  const number = Number(text);
  return isSurelyPlain(text, 0, text.length) || String(number) === text ? number : new ExactNumber(text);
}

const ZERO = 0x30;
const NINE = 0x39;
const POINT = 0x2e;
const MINUS = 0x2d;
/** So many digits survive the way to a double and back (DBL_DIG). */
const SURE_DIGITS = 15;

/**
 * Whether a double is written like the number from `start` to `end`, as far as a glance can tell: of up to 15 digits, without
 * an exponent, a sign before a zero, a zero at the end of a fraction, or many at its beginning. False says nothing.
 */
export function isSurelyPlain(text: string, start: number, end: number): boolean {
  if (end - start > SURE_DIGITS) return false;
  const first = text.charCodeAt(start) === MINUS ? start + 1 : start;
  let point = 0;
  for (let at = first; at < end; at++) {
    const unit = text.charCodeAt(at);
    if (unit === POINT) point = at;
    else if (unit < ZERO || unit > NINE) return false;
  }
  if (point === 0) return first === start || text.charCodeAt(first) !== ZERO;
  return text.charCodeAt(end - 1) !== ZERO && (text.charCodeAt(first) !== ZERO || text.charCodeAt(point + 1) !== ZERO);
}

function isEqualToDouble(text: string, number: number): boolean {
  if (text.length <= SURE_DIGITS && !/[eE]/.test(text)) return true;
  return Number.isFinite(number) && canonicalNumber(String(number)) === canonicalNumber(text);
}

const PARTS = /^(-?)([0-9]+)(?:\.([0-9]+))?(?:[eE]([+-]?)0*([0-9]+))?$/;
// Longer exponents cannot be counted exactly. Numbers with such ones count as equal only where they are written alike.
const LONGEST_EXPONENT = 15;

/** One text for all ways to write a number: its digits without zeros around them, and an exponent. */
export function canonicalNumber(text: string): string {
  const [, sign = '', whole = '', fraction = '', exponentSign = '', exponentDigits = '0'] = PARTS.exec(text) ?? [];
  const all = whole + fraction;
  let start = 0;
  while (all.charCodeAt(start) === ZERO) start += 1;
  if (start === all.length) return '0';
  if (exponentDigits.length > LONGEST_EXPONENT) return `${sign}${whole}.${fraction}e${exponentSign}${exponentDigits}`;
  let end = all.length;
  while (all.charCodeAt(end - 1) === ZERO) end -= 1;
  const exponent = Number(exponentSign + exponentDigits) - fraction.length + all.length - end;
  return `${sign}${all.slice(start, end)}e${exponent}`;
}

/** Negative, zero or positive as `a` is before, with or after `b`: digit by digit where a double does not say it. */
export function orderOfNumbers(a: number | ExactNumber, b: number | ExactNumber): number {
  const [left, right] = [keyOfNumber(a), keyOfNumber(b)];
  if (typeof left === 'number' && typeof right === 'number') return left - right;
  const [one, other] = [partsOf(left), partsOf(right)];
  if (one.sign !== other.sign) return one.sign - other.sign;
  if (one.top !== other.top) return one.top < other.top ? -one.sign : one.sign;
  return one.digits === other.digits ? 0 : one.sign * (one.digits < other.digits ? -1 : 1);
}

interface Parts {
  readonly sign: -1 | 0 | 1;
  /** The power of ten of the first digit. */
  readonly top: number;
  readonly digits: string;
}

function partsOf(key: number | string): Parts {
  const canonical = typeof key === 'number' ? canonicalNumber(String(key)) : key;
  const sign = canonical === '0' ? 0 : canonical.startsWith('-') ? -1 : 1;
  const exponentAt = canonical.indexOf('e');
  const digits = canonical.slice(sign === -1 ? 1 : 0, exponentAt);
  return { sign, top: sign === 0 ? 0 : digits.length + Number(canonical.slice(exponentAt + 1)), digits };
}
