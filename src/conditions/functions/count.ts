/** `count(q)`: how many nodes a path selects (RFC 9535 §2.4.5). */

import { known, readNodes } from '../reading.ts';
import type { FunctionDefinition } from './definition.ts';

/** The number of nodes; 0 where the path is not in the body. */
export const count: FunctionDefinition = {
  name: 'count',
  parameters: ['path'],
  gives: 'value',
  needs: 'body',
  steady: true,
  knowsAbsence: true,
  example: 'count($.items[*]) >= 3',
  link: (args) => {
    const path = args.path(0);
    return (circumstances) => {
      const reading = readNodes(path, circumstances);
      return reading.known ? known(reading.nodes.length) : reading;
    };
  },
};
