/** Goals and how they stand, in words. */

import type { Verdict } from '../domain/condition.ts';
import type { Json } from '../domain/json.ts';
import { printable, shorten } from '../domain/printable.ts';
import type { ConditionValue, Judged } from '../domain/record.ts';
import { SHOWN } from './value-text.ts';

/** What a verdict is called before the reader, who asked whether something is true. */
export const verdictWords: Readonly<Record<Verdict, string>> = { met: 'true', unmet: 'false', unknown: 'unknown' };

/** What was looked at, the values seen and those wanted: `status is "building", wanted "ready" or "done"`. */
export function valuesSentence(values: readonly ConditionValue[], show: (value: Json) => string): string {
  return together(values)
    .map((value) => valueSentence(value, show))
    .join('; ');
}

/** The same of a judged goal: the evidence for its verdict. */
export function evidenceSentence({ finding }: Judged, show: (value: Json) => string): string {
  const decisive = finding.evidence.filter(({ verdict }) => verdict === finding.verdict);
  const told = decisive.length > 0 ? decisive : finding.evidence;
  const values = told.map(({ subject, ...rest }) => ({ path: subject, ...rest }));
  return valuesSentence(values, show);
}

function valueSentence({ path, seen, wanted, verdict, note }: ConditionValue, show: (value: Json) => string): string {
  const subject = shorten(printable(path), SHOWN);
  if (seen === undefined) return `${subject} is ${printable(note ?? 'not known')}`;
  const wish = wanted === undefined || verdict === 'met' ? '' : `, wanted ${shorten(printable(wanted), SHOWN)}`;
  return `${subject} is ${show(seen)}${wish}${note === undefined ? '' : ` (${printable(note)})`}`;
}

/** `status=ready,done` is two comparisons of one value: said once, with both that are wanted. */
function together(values: readonly ConditionValue[]): readonly ConditionValue[] {
  const merged: ConditionValue[] = [];
  for (const value of values) {
    const last = merged.at(-1);
    const isSame = last?.path === value.path && last.seen === value.seen && last.verdict === value.verdict;
    if (!isSame || last.wanted === undefined || value.wanted === undefined) merged.push(value);
    else merged.splice(-1, 1, { ...last, wanted: `${last.wanted} or ${value.wanted}` });
  }
  return merged;
}

/** The goals of a wait as its start lists them: `status=ready and a change`. */
export function goalsText(until: readonly string[]): string {
  return until.map((goal) => SPECIAL[goal] ?? printable(goal)).join(' and ');
}

const SPECIAL: Readonly<Record<string, string>> = { '(change)': 'a change', '(first answer)': 'the first ok answer' };
