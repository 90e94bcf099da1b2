/** `text()`: the whole body as one string, whatever its format. */

import type { Answer } from '../../domain/observation.ts';
import { headerOf } from '../../domain/reply.ts';
import { textOfBody } from '../../json/document.ts';
import { answerOf } from '../circumstances.ts';
import { optional } from '../reading.ts';
import type { FunctionDefinition } from './definition.ts';

/** The body decoded by its charset. */
export const text: FunctionDefinition = {
  name: 'text',
  parameters: [],
  gives: 'value',
  needs: 'body',
  example: `text() =~ 'ok'`,
  link:
    () =>
    ({ observation }) => {
      const answer = answerOf(observation);
      return optional(answer === undefined ? undefined : bodyText(answer), 'not known');
    },
};

function bodyText({ body, format, meta, value }: Answer): string {
  return format !== 'json' && typeof value === 'string' ? value : textOfBody(body, headerOf(meta.headers, 'content-type'));
}
