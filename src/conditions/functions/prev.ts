/** `prev(q)`: the value a path had in the answer before. */

import { FIRST } from '../history.ts';
import { ABSENT, known, several } from '../reading.ts';
import type { FunctionDefinition } from './definition.ts';

/** Unknown at the first answer, and where the path selected none or several then. */
export const prev: FunctionDefinition = {
  name: 'prev',
  parameters: ['path'],
  gives: 'value',
  needs: 'body',
  overTime: true,
  example: '$.queue < prev($.queue)',
  link: (args) => {
    const path = args.path(0);
    return ({ previous }) => {
      if (previous === undefined) return FIRST;
      const [only, ...others] = path.select(previous);
      if (only === undefined) return { known: false, note: `${ABSENT.note} before this one` };
      return others.length === 0 ? known(only.value) : several(others.length + 1);
    };
  },
};
