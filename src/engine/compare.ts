/** What changed since the last good answer; trouble and repeats never touch what is remembered. */

import type { Change, Edit } from '../domain/json.ts';
import type { Observation } from '../domain/observation.ts';
import type { Comparing } from '../domain/watch.ts';
import { comparedPart } from '../json/comparing.ts';
import { diff } from '../json/diff.ts';
import type { Remembered } from './memory.ts';

/** The change an observation is, and what is remembered after it. */
export interface Compared {
  readonly change: Change;
  readonly remembered: Remembered | undefined;
}

const NONE: Change = { kind: 'none' };
const FIRST: Change = { kind: 'first' };

/** Compares an observation with what is remembered. Repeats cost nothing: nothing is parsed, walked or diffed. */
export function compare(observation: Observation, before: Remembered | undefined, comparing: Comparing): Compared {
  if (observation.kind !== 'value') return { change: NONE, remembered: before };
  const { answer } = observation;
  if (before === undefined) return { change: FIRST, remembered: { answer, compared: comparedPart(answer.value, comparing) } };
  if (observation.repeat) return { change: NONE, remembered: { answer, compared: before.compared } };
  const compared = comparedPart(answer.value, comparing);
  const [first, ...others] = diff(before.compared, compared);
  const change: Change = first === undefined ? NONE : { kind: 'edits', edits: [first, ...others] as readonly [Edit, ...Edit[]] };
  return { change, remembered: { answer, compared } };
}
