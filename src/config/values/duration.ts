/** Durations and ranges of durations, with errors that show where the slip is. */

import { parseDuration } from '../../domain/duration.ts';
import { UsageError, wholeOf } from '../../domain/errors.ts';
import type { Millis } from '../../domain/time.ts';

/** Two durations a pause is kept between; equal when one value was given. */
export interface Range {
  readonly bottom: Millis;
  readonly top: Millis;
}

const HOW = 'Write numbers with units, large to small: 500ms, 2s, 1m30s, 2h, 1d. A bare number is seconds.';
const TERMS = /^(?:\d+(?:\.\d+)?(?:ms|[dhms]))*(?:\d+(?:\.\d+)?)?/;

/** Reads a duration in milliseconds; a bare number is seconds. @throws UsageError with the place of the slip. */
export function readDuration(text: string): Millis {
  const length = parseDuration(text);
  if (length === undefined) throw badDuration(text, text, 0);
  return length;
}

/** Reads a duration longer than nothing. @throws UsageError */
export function readPositiveDuration(text: string): Millis {
  const length = readDuration(text);
  if (length > 0) return length;
  throw new UsageError(`"${text}" is no time at all`, { hint: 'It must be longer than 0.', spot: wholeOf(text) });
}

/** Reads `DUR` or `DUR..DUR`; both ends longer than nothing. @throws UsageError */
export function readRange(text: string): Range {
  const at = text.indexOf('..');
  if (at < 0) {
    const only = readPositiveDuration(text);
    return { bottom: only, top: only };
  }
  const bottom = endOf(text, 0, at);
  const top = endOf(text, at + 2, text.length);
  if (bottom <= top) return { bottom, top };
  throw new UsageError(`"${text}" runs backwards`, { hint: 'Write the shorter duration first: 1s..30s.', spot: wholeOf(text) });
}

/** The numbers of 10,000 and more that stand without a unit, and so count seconds where milliseconds may have been meant. */
export function longBareNumbers(text: string): readonly string[] {
  return text.split('..').filter((part) => /^\d+(?:\.\d+)?$/.test(part) && Number(part) >= 10_000);
}

function endOf(text: string, from: number, to: number): Millis {
  const part = text.slice(from, to);
  const length = parseDuration(part);
  if (length !== undefined && length > 0) return length;
  if (part === '' || length !== undefined) {
    const why = part === '' ? 'lacks an end' : 'begins at nothing';
    throw new UsageError(`"${text}" ${why}`, { hint: 'Write both ends, each longer than 0: 1s..30s.', spot: wholeOf(text) });
  }
  throw badDuration(text, part, from);
}

function badDuration(text: string, part: string, from: number): UsageError {
  if (part === '') return new UsageError('the duration is empty', { hint: HOW });
  const message = `"${part}" is not a duration`;
  const because = (why: string, at: number): UsageError =>
    new UsageError(`${message}: ${why}`, { hint: HOW, spot: { text, at: from + at, length: 1 } });
  if (part.startsWith('-')) return because('it cannot be negative', 0);
  const understood = TERMS.exec(part)?.[0] ?? '';
  if (understood.length < part.length) {
    const rest = part.slice(understood.length);
    return because(understood === '' ? 'it begins with no number' : `${JSON.stringify(rest)} is no unit`, understood.length);
  }
  if (/\d$/.test(part) && /[a-z]/.test(part)) return because('the last number lacks a unit', part.length - 1);
  if (/[a-z]/.test(part) && !/\d{13}/.test(part)) return because('each unit stands once, the larger before the smaller', 0);
  return because('it is too long to count', 0);
}
