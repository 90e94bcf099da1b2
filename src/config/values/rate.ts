/** `N/DUR`: at most so many requests in that time. */

import { parseDuration } from '../../domain/duration.ts';
import { UsageError, wholeOf } from '../../domain/errors.ts';
import type { Millis } from '../../domain/time.ts';

const HINT = 'Write 5/s, 100/m or 10/30s: requests per time.';

/** Reads a rate as the time between two requests, in milliseconds. @throws UsageError */
export function readRate(text: string): Millis {
  const [, count = '', time = ''] = /^(\d+)\/(.+)$/.exec(text) ?? [];
  const length = parseDuration(/^\d/.test(time) ? time : `1${time}`);
  if (Number(count) > 0 && length !== undefined && length > 0) return length / Number(count);
  throw new UsageError(`"${text}" is no rate`, { hint: HINT, spot: wholeOf(text) });
}
