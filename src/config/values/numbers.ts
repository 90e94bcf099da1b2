/** Plain numbers: counts, percentages, sizes. */

import { type Advice, UsageError, wholeOf } from '../../domain/errors.ts';

const UNITS: ReadonlyMap<string, number> = new Map([
  ['', 1],
  ['b', 1],
  ['kb', 1e3],
  ['mb', 1e6],
  ['gb', 1e9],
  // A bare letter is binary, as in curl's --max-filesize.
  ['k', 2 ** 10],
  ['m', 2 ** 20],
  ['g', 2 ** 30],
  ['kib', 2 ** 10],
  ['mib', 2 ** 20],
  ['gib', 2 ** 30],
]);

/** Reads a whole number from 0. @throws UsageError */
export function readCount(text: string): number {
  const count = /^\d+$/.test(text) ? Number(text) : Number.NaN;
  if (!Number.isSafeInteger(count)) throw new UsageError(`"${text}" is not a whole number`, about(text, 'Write digits only: 3.'));
  return count;
}

/** Reads a whole number from 1. @throws UsageError */
export function readPositiveCount(text: string): number {
  const count = readCount(text);
  if (count === 0) throw new UsageError('0 of them would be none at all', about(text, 'Write a whole number from 1.'));
  return count;
}

/** Reads `10` or `10%` as the share 0.1; from 0 to 100. @throws UsageError */
export function readPercent(text: string): number {
  const percent = /^\d+(?:\.\d+)?%?$/.test(text) ? Number.parseFloat(text) : Number.NaN;
  if (percent <= 100) return percent / 100;
  throw new UsageError(`"${text}" is not a percentage`, about(text, 'Write a number from 0 to 100: 10 or 10%.'));
}

/** Reads a size in bytes: `10MiB`, `10MB`, `1024`. @throws UsageError */
export function readSize(text: string): number {
  const match = /^(\d+(?:\.\d+)?)\s*([a-z]*)$/i.exec(text);
  const unit = UNITS.get(match?.[2]?.toLowerCase() ?? '');
  const hint = 'Write a number and a unit: 10MiB, 512KiB, 10MB, or bytes: 1024.';
  if (match === null || unit === undefined) throw new UsageError(`"${text}" is not a size`, about(text, hint));
  const size = Math.floor(Number(match[1]) * unit);
  if (size < 1 || !Number.isSafeInteger(size)) throw new UsageError(`"${text}" is no size a body can have`, about(text, hint));
  return size;
}

function about(text: string, hint: string): Advice {
  return { hint, spot: wholeOf(text) };
}
