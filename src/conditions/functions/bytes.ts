/** `bytes()`: the size of the body. */

import type { Observation } from '../../domain/observation.ts';
import { metaOf } from '../../domain/observation.ts';
import { optional } from '../reading.ts';
import type { FunctionDefinition } from './definition.ts';

/** Decoded bytes, so that a 304 has the size of the body it repeats. */
export const bytes: FunctionDefinition = {
  name: 'bytes',
  parameters: [],
  gives: 'value',
  needs: 'answer',
  example: 'bytes() > 0',
  link:
    () =>
    ({ observation }) =>
      optional(sizeOf(observation), 'not known'),
};

/** Of an answer that could not be decoded only the bytes on the wire are known. */
function sizeOf(observation: Observation): number | undefined {
  if (observation.kind === 'value') return observation.answer.body.length;
  return observation.kind === 'rejection' ? observation.body.length : metaOf(observation)?.bytes;
}
