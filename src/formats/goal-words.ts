/** Goals and how they stand, in words. */

import type { Verdict } from '../domain/condition.ts';
import { printable } from '../domain/printable.ts';

/** What a verdict is called before the reader, who asked whether something is true. */
export const verdictWords: Readonly<Record<Verdict, string>> = { met: 'true', unmet: 'false', unknown: 'unknown' };

/** The goals of a wait as its start lists them: `status=ready and a change`. */
export function goalsText(until: readonly string[]): string {
  return until.map((goal) => SPECIAL[goal] ?? printable(goal)).join(' and ');
}

const SPECIAL: Readonly<Record<string, string>> = { '(change)': 'a change', '(first answer)': 'the first ok answer' };
