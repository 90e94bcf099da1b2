/** `exists(q)`: the path is there, whatever its value. */

import { hasNodes, known } from '../reading.ts';
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
      const isThere = hasNodes(path, circumstances);
      return typeof isThere === 'boolean' ? known(isThere) : isThere;
    };
  },
};
