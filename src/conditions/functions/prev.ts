/** `prev(q)`: the value a path had in the answer before. */

import { nodesBefore } from '../history.ts';
import { ABSENT, known, several } from '../reading.ts';
import type { FunctionDefinition } from './definition.ts';

/** Unknown at the first answer, and where the path selected none or several then. */
export const prev: FunctionDefinition = {
  name: 'prev',
  parameters: ['path'],
  gives: 'value',
  needs: 'body',
  overTime: true,
  looksBack: true,
  example: '$.queue < prev($.queue)',
  link: (args) => {
    const path = args.path(0);
    return (circumstances) => {
      const before = nodesBefore(path, circumstances);
      if (!before.known) return before;
      const [only, another] = before.nodes;
      if (only === undefined) return { known: false, note: `${ABSENT.note} before this one` };
      return another === undefined ? known(only.value) : several(before.nodes.length);
    };
  },
};
