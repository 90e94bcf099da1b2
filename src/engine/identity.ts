/** `--pin`: whether an answer speaks of what is waited for, of something older, or of what has taken its place. */

import type { Evidence, Judgement } from '../domain/condition.ts';
import type { Json } from '../domain/json.ts';
import { jsonText } from '../domain/json-text.ts';
import type { Observation } from '../domain/observation.ts';
import type { Pin } from '../domain/watch.ts';
import { equal } from '../json/equal.ts';

/** What an observation says of the pinned identity. */
export type Identified =
  /** It is the one, or nothing is pinned, or no usable answer came. */
  | { readonly kind: 'same'; readonly identity: Json | undefined }
  /** Another one, and ours was never seen; or none at all, which says nothing of who has taken whose place. */
  | { readonly kind: 'not there yet'; readonly seen: Json | undefined }
  /** Another one has taken its place. */
  | { readonly kind: 'superseded'; readonly seen: Json };

/** Identifies an observation; `known` is the identity once it was seen. */
export function identify(observation: Observation, pin: Pin | undefined, known: Json | undefined): Identified {
  if (pin === undefined || observation.kind !== 'value') return { kind: 'same', identity: known };
  const seen = pin.query.select(observation.answer.value)[0]?.value;
  const wanted = pin.value ?? known;
  if (seen !== undefined && (wanted === undefined || equal(seen, wanted))) return { kind: 'same', identity: seen };
  const isAnother = known !== undefined && seen !== undefined && seen !== null;
  return isAnother ? { kind: 'superseded', seen } : { kind: 'not there yet', seen };
}

/** The pin as a goal that is not met: what was seen, what is wanted. Undefined where the last poll says nothing against it. */
export function pinJudgement(pin: Pin | undefined, identified: Identified, known: Json | undefined): Judgement | undefined {
  if (pin === undefined || identified.kind === 'same') return undefined;
  const { seen } = identified;
  const wanted = pin.value ?? known;
  const verdict = seen === undefined ? 'unknown' : 'unmet';
  const piece: Evidence = {
    path: pin.query.text,
    verdict,
    ...(seen === undefined ? { note: 'not in the response' } : { seen }),
    ...(wanted !== undefined && { wanted: jsonText(wanted) }),
  };
  return { kind: 'until', text: pinFlag(pin), verdict, evidence: [piece] };
}

/** A pin as its flag is written. */
export function pinFlag({ query, value }: Pin): string {
  return `--pin ${query.text}${value === undefined ? '' : `=${jsonText(value)}`}`;
}
