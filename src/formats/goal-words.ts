/** Goals and how they stand, in words. */

import type { Verdict } from '../domain/condition.ts';
import { countOf } from '../domain/count.ts';
import { CHANGE_FLAG, FIRST_ANSWER_FLAG } from '../domain/goal-flags.ts';
import { printable } from '../domain/printable.ts';

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
  return until.map(goalText).join(' and ');
}

function goalText(goal: string): string {
  const [, span] = /^--until-stable (.+)$/.exec(goal) ?? [];
  if (span !== undefined) return /^\d+$/.test(span) ? `no change in ${countOf(Number(span), 'poll')}` : `no change for ${span}`;
  if (goal === CHANGE_FLAG) return 'a change';
  return goal === FIRST_ANSWER_FLAG ? 'the first ok answer' : printable(goal);
}
