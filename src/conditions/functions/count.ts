/** `count(q)`: how many nodes a path selects (RFC 9535 §2.4.5). */

import { countNodes, known } from '../reading.ts';
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
      const count = countNodes(path, circumstances);
      return typeof count === 'number' ? known(count) : count;
    };
  },
};
