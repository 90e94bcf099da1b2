/** `exists(q)`: the path is there, whatever its value. */

import { known, readNodes } from '../reading.ts';
import type { FunctionDefinition } from './definition.ts';

/** True when the path selects something, be it null or false, which a bare path does not count. */
export const exists: FunctionDefinition = {
  name: 'exists',
  parameters: ['path'],
  gives: 'truth',
  needs: 'body',
  steady: true,
  knowsAbsence: true,
  example: 'exists($.error)',
  link: (args) => {
    const path = args.path(0);
    return (circumstances) => {
      const reading = readNodes(path, circumstances);
      return reading.known ? known(reading.nodes.length > 0) : reading;
    };
  },
};
