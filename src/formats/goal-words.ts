/** Goals and how they stand, in words. */

import type { Verdict } from '../domain/condition.ts';
import { printable } from '../domain/printable.ts';
import { unwrittenGoals } from '../domain/record.ts';

/** What a verdict is called before the reader, who asked whether something is true. */
export const verdictWords: Readonly<Record<Verdict, string>> = { met: 'true', unmet: 'false', unknown: 'unknown' };

/** `status=ready is false: $.status is "building"`; a goal that is one call is not named twice. */
export function verdictText(goal: string, verdict: Verdict, why: string): string {
  const [what, word] = [`${printable(goal)} is `, verdictWords[verdict]];
  const reason = why.startsWith(what) ? why.slice(what.length) : why;
  if (reason !== why && reason.startsWith(word)) return why;
  return `${what}${word}${reason === '' ? '' : `: ${reason}`}`;
}

/** The goals of a wait as its start lists them: `status=ready and a change`. */
export function goalsText(until: readonly string[]): string {
  return until.map((goal) => SPECIAL[goal] ?? printable(goal)).join(' and ');
}

const SPECIAL: Readonly<Record<string, string>> = {
  [unwrittenGoals.change]: 'a change',
  [unwrittenGoals.stable]: 'no more changes',
  [unwrittenGoals.firstAnswer]: 'the first ok answer',
};
