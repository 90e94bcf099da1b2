/** Goals that are no condition, as the flags that set them are written: the start event lists them, the end event what is unmet. */

import { countOf } from './count.ts';
import { formatDuration } from './duration.ts';
import type { Goals, Span } from './watch.ts';

/** The goal of a change. */
export const CHANGE_FLAG = '--until-change';

/** The goal of a bare command. */
export const FIRST_ANSWER_FLAG = '-- (first ok answer)';

/** The goal of stability: `--until-stable 3`, `--until-stable 30s`. */
export function stableFlag(span: Span): string {
  return `--until-stable ${spanFlag(span)}`;
}

/** A span as its flags take it: a count alone, a time with its unit. */
export function spanFlag(span: Span): string {
  return span.kind === 'time' ? formatDuration(span.length) : String(span.count);
}

/** A span in words: `3 polls`, `30s`. */
export function spanText(span: Span): string {
  return span.kind === 'time' ? formatDuration(span.length) : countOf(span.count, 'poll');
}

/** Everything that is waited for, as it is written: conditions first. */
export function writtenGoals({ until, untilChange, untilStable, firstAnswer }: Goals): readonly string[] {
  return [
    ...until.map(({ text }) => text),
    ...(untilChange ? [CHANGE_FLAG] : []),
    ...(untilStable !== undefined ? [stableFlag(untilStable)] : []),
    ...(firstAnswer ? [FIRST_ANSWER_FLAG] : []),
  ];
}
