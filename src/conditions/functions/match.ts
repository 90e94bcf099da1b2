/** `match(v, pattern)`: the whole text matches an I-Regexp (RFC 9535 §2.4.6). */

import type { FunctionDefinition } from './definition.ts';
import { linkIRegexp } from './i-regexp.ts';

/** Unknown when either argument is not text, or a pattern from the body is invalid. */
export const match: FunctionDefinition = {
  name: 'match',
  parameters: ['value', 'value'],
  gives: 'truth',
  needs: 'nothing',
  steady: true,
  example: `match($.state, 'ready|done')`,
  link: (args) => linkIRegexp(args, 'whole'),
};
