/** `--pin`: whether an answer speaks of what is waited for, of something older, or of what has taken its place. */

import type { Json } from '../domain/json.ts';
import type { Observation } from '../domain/observation.ts';
import type { Pin } from '../domain/watch.ts';
import { equal } from '../json/equal.ts';

/** What an observation says of the pinned identity. */
export type Identified =
  /** It is the one, or nothing is pinned, or no usable answer came. */
  | { readonly kind: 'same'; readonly identity: Json | undefined }
  /** Another one, and ours was never seen: not there yet. */
  | { readonly kind: 'not there yet' }
  /** Another one has taken its place. */
  | { readonly kind: 'superseded'; readonly by: Json | undefined };

/** Identifies an observation; `known` is the identity once it was seen. */
export function identify(observation: Observation, pin: Pin | undefined, known: Json | undefined): Identified {
  if (pin === undefined || observation.kind !== 'value') return { kind: 'same', identity: known };
  const seen = pin.query.select(observation.answer.value)[0]?.value;
  const wanted = pin.value ?? known;
  if (seen !== undefined && (wanted === undefined || equal(seen, wanted))) return { kind: 'same', identity: seen };
  return known === undefined ? { kind: 'not there yet' } : { kind: 'superseded', by: seen };
}
