/** `search(v, pattern)`: a part of the text matches an I-Regexp (RFC 9535 §2.4.7). */

import type { FunctionDefinition } from './definition.ts';
import { linkIRegexp } from './i-regexp.ts';

/** Unknown when either argument is not text, or a pattern from the body is invalid. */
export const search: FunctionDefinition = {
  name: 'search',
  parameters: ['value', 'value'],
  gives: 'truth',
  needs: 'nothing',
  steady: true,
  example: `search($.message, 'failed')`,
  link: (args) => linkIRegexp(args, 'part'),
};
