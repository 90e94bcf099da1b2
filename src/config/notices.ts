/** Things that are not wrong but may not be meant: said once before the start. */

import type { Condition } from '../domain/condition.ts';
import { formatDuration } from '../domain/duration.ts';
import type { Notice } from '../domain/notice.ts';
import { SECOND } from '../domain/time.ts';
import type { Settings } from './layers/layers.ts';
import { findOption } from './options/table.ts';
import { longBareNumbers } from './values/duration.ts';

/** A notice for each bare number of 10,000 and more: it counts seconds, and milliseconds may have been meant. */
export function durationNotices(settings: Settings): readonly Notice[] {
  return [...settings].flatMap(([name, { values }]) => {
    const kind = findOption(name)?.value;
    if (kind !== 'duration' && kind !== 'range') return [];
    return values.flatMap(({ text, place }) =>
      longBareNumbers(text).map((number) => ({
        code: 'seconds',
        message: `${place}: ${number} is ${formatDuration(Number(number) * SECOND)}, because a bare number is seconds`,
        hint: `Write ${number}ms if milliseconds are meant.`,
      })),
    );
  });
}

/** What the parser noted about conditions that are right but look like a slip. */
export function conditionNotices(conditions: readonly Condition[]): readonly Notice[] {
  return conditions.flatMap(({ notes }) => notes.map((message) => ({ code: 'condition', message })));
}
