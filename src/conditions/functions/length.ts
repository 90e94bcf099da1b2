/** `length(v)`: characters of a string, items of an array, members of an object (RFC 9535 §2.4.4). */

import { lengthOf } from '../../json/query/length-of.ts';
import { typeName } from '../comparison.ts';
import { optional } from '../reading.ts';
import type { FunctionDefinition } from './definition.ts';

/** Unknown for values without a length. */
export const length: FunctionDefinition = {
  name: 'length',
  parameters: ['value'],
  gives: 'value',
  needs: 'nothing',
  steady: true,
  example: 'length($.items) > 0',
  link: (args) => {
    const read = args.value(0);
    return (circumstances) => {
      const reading = read(circumstances);
      return reading.known ? optional(lengthOf(reading.value), `not known: ${typeName(reading.value)} has no length`) : reading;
    };
  },
};
