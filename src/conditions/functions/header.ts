/** `header('etag')`: a header field of the answer. */

import { metaOf } from '../../domain/observation.ts';
import { headerOf } from '../../domain/reply.ts';
import { optional } from '../reading.ts';
import type { FunctionDefinition } from './definition.ts';

/** The field's value, several joined by commas (RFC 9110 §5.3); its name in any case. */
export const header: FunctionDefinition = {
  name: 'header',
  parameters: ['text'],
  gives: 'value',
  needs: 'answer',
  example: `header('content-type') =~ 'json'`,
  link: (args) => {
    const name = args.text(0);
    return ({ observation }) => optional(headerOf(metaOf(observation)?.headers ?? {}, name), 'not among the headers');
  },
};
