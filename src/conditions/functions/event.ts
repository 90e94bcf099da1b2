/** `event()`: the name of the message, on sources that name their messages. */

import { answerOf } from '../circumstances.ts';
import { optional } from '../reading.ts';
import type { FunctionDefinition } from './definition.ts';

/** Unknown where messages have no names. */
export const event: FunctionDefinition = {
  name: 'event',
  parameters: [],
  gives: 'value',
  needs: 'body',
  example: `event() == 'done'`,
  link:
    () =>
    ({ observation }) =>
      optional(answerOf(observation)?.meta.event, 'not known: this source does not name its messages'),
};
