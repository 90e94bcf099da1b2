/** `polls()`: how often was asked. */

import { known } from '../reading.ts';
import type { FunctionDefinition } from './definition.ts';

/** The number of polls so far, this one included; known without an answer too. */
export const polls: FunctionDefinition = {
  name: 'polls',
  parameters: [],
  gives: 'value',
  needs: 'nothing',
  example: 'polls() >= 3',
  link: () => (circumstances) => known(circumstances.polls),
};
