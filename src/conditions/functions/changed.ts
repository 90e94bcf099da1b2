/** `changed(q)`: whether what a path selects is another than in the answer before. */

import { equal } from '../../json/equal.ts';
import { nodesBefore } from '../history.ts';
import { ABSENT, known, readNodes, valuesOf } from '../reading.ts';
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
  looksBack: true,
  example: 'changed($.version)',
  link: (args) => {
    const path = args.path(0);
    return (circumstances) => {
      const now = readNodes(path, circumstances);
      if (!now.known) return now;
      const before = nodesBefore(path, circumstances);
      if (!before.known) return before;
      if (before.nodes.length === 0 && now.nodes.length === 0) return ABSENT;
      return known(!equal(valuesOf(before.nodes), valuesOf(now.nodes)));
    };
  },
};
