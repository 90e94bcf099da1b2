/** `changed(q)`: whether what a path selects is another than in the answer before. */

import { equal } from '../../json/equal.ts';
import { FIRST, valuesAt } from '../history.ts';
import { ABSENT, known, readNodes } from '../reading.ts';
import type { FunctionDefinition } from './definition.ts';

/**
 * True for another value, and where the path came or went; unknown at the first answer, and where the path selects nothing
 * in either. A 304 brings the same body, so it is false then.
 */
export const changed: FunctionDefinition = {
  name: 'changed',
  parameters: ['path'],
  gives: 'truth',
  needs: 'body',
  overTime: true,
  example: 'changed($.version)',
  link: (args) => {
    const path = args.path(0);
    return (circumstances) => {
      const { previous } = circumstances;
      const now = readNodes(path, circumstances);
      if (!now.known) return now;
      if (previous === undefined) return FIRST;
      const before = valuesAt(path, previous);
      if (before.length === 0 && now.nodes.length === 0) return ABSENT;
      const values = now.nodes.map(({ value }) => value);
      return known(!equal(before, values));
    };
  },
};
