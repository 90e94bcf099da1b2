/** Numbers that JavaScript would round: kept as they were written, so that no two different ones look equal. */

/** A number of JSON as it was written. It stands only for numbers no double is equal to: `9007199254740993`, `1e400`. */
export class ExactNumber {
  readonly text: string;
  /** The same for all ways to write the same number. */
  readonly key: string;

  constructor(text: string) {
    this.text = text;
    this.key = canonicalNumber(text);
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

/** A number of JSON text: a plain one wherever that is the same number. */
export function numberOf(text: string): number | ExactNumber {
  return isPlainNumber(text) ? Number(text) : new ExactNumber(text);
}

/** Whether a double says the same as this number of JSON text. */
export function isPlainNumber(text: string): boolean {
  const number = Number(text);
  const written = String(number);
  return written === text || (Number.isFinite(number) && canonicalNumber(written) === canonicalNumber(text));
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

const ZERO = 0x30;

/** Negative, zero or positive as `a` is before, with or after `b`, digit by digit. */
export function orderOfNumbers(a: number | ExactNumber, b: number | ExactNumber): number {
  const [one, other] = [partsOf(a), partsOf(b)];
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

function partsOf(number: number | ExactNumber): Parts {
  const key = typeof number === 'number' ? canonicalNumber(String(number)) : number.key;
  const sign = key === '0' ? 0 : key.startsWith('-') ? -1 : 1;
  const exponentAt = key.indexOf('e');
  const digits = key.slice(sign === -1 ? 1 : 0, exponentAt);
  return { sign, top: sign === 0 ? 0 : digits.length + Number(key.slice(exponentAt + 1)), digits };
}
