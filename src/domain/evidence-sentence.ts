/** Why a condition is met, unmet or unknown, in one sentence: what was looked at, the value seen, the value wanted. */

import type { Evidence, Finding } from './condition.ts';
import type { Json } from './json.ts';
import { excerpt, printable } from './printable.ts';
import { SHOWN, valueText } from './value-text.ts';

/** A value as a short piece of a line. */
export type Show = (value: Json) => string;

/** The evidence that decided: `$.status is "building", wanted "ready"`; several reasons are joined by `; `. */
export function evidenceSentence({ verdict, evidence }: Finding, show: Show = valueText): string {
  const decisive = evidence.filter((piece) => piece.verdict === verdict);
  return valuesSentence(decisive.length > 0 ? decisive : evidence, show);
}

/** The same of any evidence, whether it decided or not. */
export function valuesSentence(values: readonly Evidence[], show: Show = valueText): string {
  const phrases = withAlternativesMerged(values).map((piece) => phraseOf(piece, show));
  return [...new Set(phrases)].join('; ');
}

/** `status=ready,done` is two comparisons of one value: told once, with both values wanted. */
function withAlternativesMerged(values: readonly Evidence[]): readonly Evidence[] {
  const merged: Evidence[] = [];
  for (const piece of values) {
    const last = merged.at(-1);
    if (last !== undefined && areAlternatives(last, piece))
      merged[merged.length - 1] = { ...last, wanted: `${last.wanted} or ${piece.wanted}` };
    else merged.push(piece);
  }
  return merged;
}

function areAlternatives(one: Evidence, other: Evidence): boolean {
  return (
    one.path === other.path &&
    one.verdict === 'unmet' &&
    other.verdict === 'unmet' &&
    one.wanted !== undefined &&
    other.wanted !== undefined &&
    one.seen !== undefined &&
    one.seen === other.seen
  );
}

function phraseOf({ path, verdict, seen, wanted, note }: Evidence, show: Show): string {
  const subject = excerpt(path, SHOWN);
  if (seen === undefined) return `${subject} is ${printable(note ?? 'not known')}`;
  const wish = verdict === 'met' || wanted === undefined ? '' : `, wanted ${excerpt(wanted, SHOWN)}`;
  return `${subject} is ${show(seen)}${wish}${note === undefined ? '' : ` (${printable(note)})`}`;
}
