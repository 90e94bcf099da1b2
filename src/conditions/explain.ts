/** The decisive evidence of a verdict as one short phrase: path, value seen, value wanted. */

import type { Evidence, Finding } from '../domain/condition.ts';
import type { Json } from '../domain/json.ts';
import { printable, shorten } from '../domain/printable.ts';

const LONGEST = 80;

/** Why a condition is met, unmet or unknown: `$.status is "building", wanted "ready"`; several reasons are joined by `; `. */
export function explain(finding: Finding): string {
  const decisive = finding.evidence.filter(({ verdict }) => verdict === finding.verdict);
  const phrases = mergeAlternatives(decisive.length > 0 ? decisive : finding.evidence).map(phraseOf);
  return [...new Set(phrases)].join('; ');
}

/** `status=ready,done` is two comparisons of one value: told once, with both values wanted. */
function mergeAlternatives(evidence: readonly Evidence[]): Evidence[] {
  const merged: Evidence[] = [];
  for (const piece of evidence) {
    const last = merged.at(-1);
    if (last !== undefined && areAlternatives(last, piece))
      merged.splice(-1, 1, { ...last, wanted: `${last.wanted} or ${piece.wanted}` });
    else merged.push(piece);
  }
  return merged;
}

function areAlternatives(one: Evidence, other: Evidence): boolean {
  return (
    one.subject === other.subject &&
    one.verdict === 'unmet' &&
    one.wanted !== undefined &&
    other.wanted !== undefined &&
    one.seen !== undefined &&
    one.seen === other.seen
  );
}

function phraseOf({ subject, verdict, seen, wanted, note }: Evidence): string {
  const path = shorten(printable(subject), LONGEST);
  if (seen === undefined) return `${path} is ${printable(note ?? 'not known')}`;
  const wish = verdict === 'met' || wanted === undefined ? '' : `, wanted ${shorten(printable(wanted), LONGEST)}`;
  return `${path} is ${shown(seen)}${wish}${note === undefined ? '' : ` (${printable(note)})`}`;
}

function shown(value: Json): string {
  return shorten(printable(JSON.stringify(value)), LONGEST);
}
