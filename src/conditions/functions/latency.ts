/** `latency()`: how long the answer took. */

import { metaOf } from '../../domain/observation.ts';
import { inSeconds, optional } from '../reading.ts';
import type { FunctionDefinition } from './definition.ts';

/** Seconds from sending the request to the last byte, to the millisecond; of the exchange itself, also when it was a 304. */
export const latency: FunctionDefinition = {
  name: 'latency',
  parameters: [],
  gives: 'value',
  needs: 'answer',
  example: 'latency() < 500ms',
  link:
    () =>
    ({ observation }) => {
      const meta = metaOf(observation);
      return optional(meta === undefined ? undefined : inSeconds(meta.latency), 'not known');
    },
};
