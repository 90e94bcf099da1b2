/** `value(q)`: the value of the one node a path selects (RFC 9535 §2.4.8). */

import { readPath } from '../reading.ts';
import type { FunctionDefinition } from './definition.ts';

/** Unknown when the path selects none or several. */
export const value: FunctionDefinition = {
  name: 'value',
  parameters: ['path'],
  gives: 'value',
  needs: 'body',
  steady: true,
  example: `value($..state) == 'ready'`,
  link: (args) => {
    const path = args.path(0);
    return (circumstances) => readPath(path, circumstances);
  },
};
