/** `down()`: nobody answered. */

import { metaOf } from '../../domain/observation.ts';
import { known } from '../reading.ts';
import type { FunctionDefinition } from './definition.ts';

/** True without an answer; false for any answer, of whatever status and however unusable, and for one that says nothing. */
export const down: FunctionDefinition = {
  name: 'down',
  parameters: [],
  gives: 'truth',
  needs: 'nothing',
  example: 'down() || status() != 200',
  link:
    () =>
    ({ observation }) =>
      known(observation.kind === 'trouble' && metaOf(observation) === undefined),
};
