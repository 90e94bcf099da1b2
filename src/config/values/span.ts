/** `N|DUR`: a number of polls, or a length of time where a unit is given. */

import { hasUnit } from '../../domain/duration.ts';
import { UsageError, wholeOf } from '../../domain/errors.ts';
import type { Span } from '../../domain/watch.ts';
import { readPositiveDuration } from './duration.ts';

/** Reads a span. A bare integer counts polls, so a time needs its unit. @throws UsageError */
export function readSpan(text: string): Span {
  if (hasUnit(text)) return { kind: 'time', length: readPositiveDuration(text) };
  if (/^[1-9]\d{0,8}$/.test(text)) return { kind: 'polls', count: Number(text) };
  throw new UsageError(`"${text}" is neither a number of polls nor a time`, {
    hint: 'Write 3 for three polls running, 30s for as long as that.',
    spot: wholeOf(text),
  });
}
