/** `status()`: the HTTP status of the answer. */

import { metaOf } from '../../domain/observation.ts';
import { optional } from '../reading.ts';
import type { FunctionDefinition } from './definition.ts';

/** Known for every answer; a 304 has the status of the answer it repeats. */
export const status: FunctionDefinition = {
  name: 'status',
  parameters: [],
  gives: 'value',
  needs: 'answer',
  example: 'status() == 200',
  link: () => (circumstances) => optional(metaOf(circumstances.observation)?.status, 'not known'),
};
