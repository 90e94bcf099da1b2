/** What is known at a poll: of an unusable answer less than of a good one, of none hardly anything. */

import type { Circumstances, Reading } from '../domain/condition.ts';
import { type Answer, metaOf, type Observation } from '../domain/observation.ts';

export type { Circumstances } from '../domain/condition.ts';

/** What must have come for something to be known: nothing, an answer of any kind, or a usable one. */
export type Need = 'nothing' | 'answer' | 'body';

/** The usable answer, if one came. */
export function answerOf(observation: Observation): Answer | undefined {
  return observation.kind === 'value' ? observation.answer : undefined;
}

/** Why something is not known. */
export type Missing = Extract<Reading, { known: false }>;

const NO_ANSWER: Missing = { known: false, note: 'not known: there was no answer' };
const SILENCE: Missing = { known: false, note: 'not known: nothing has been said yet' };
const UNUSABLE: Missing = { known: false, note: 'not known: the answer cannot be used' };

/** The reading of something that needs more than what came; undefined when all that is needed is there. */
export function missing(need: Need, { observation }: Circumstances): Missing | undefined {
  if (need === 'nothing' || observation.kind === 'value') return undefined;
  const meta = metaOf(observation);
  if (meta !== undefined && need === 'answer') return undefined;
  if (observation.kind === 'silence') return SILENCE;
  if (meta === undefined) return NO_ANSWER;
  if (observation.kind === 'trouble') return UNUSABLE;
  return { known: false, note: `not known: the answer was ${meta.status}` };
}
