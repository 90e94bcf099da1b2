/** `elapsed()`: how long the watch has run. */

import { inSeconds, known } from '../reading.ts';
import type { FunctionDefinition } from './definition.ts';

/** Seconds since the start, to the millisecond; known without an answer too. */
export const elapsed: FunctionDefinition = {
  name: 'elapsed',
  parameters: [],
  gives: 'value',
  needs: 'nothing',
  timed: true,
  example: 'elapsed() > 5m',
  link: () => (circumstances) => known(inSeconds(circumstances.elapsed)),
};
