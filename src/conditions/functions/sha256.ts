/** `sha256()`: the digest of the body. */

import type { Answer } from '../../domain/observation.ts';
import { sha256Of } from '../../json/sha256-of.ts';
import { answerOf } from '../circumstances.ts';
import { optional } from '../reading.ts';
import type { FunctionDefinition } from './definition.ts';

/** Of the decoded bytes, as 64 hexadecimal digits in lower case. */
export const sha256: FunctionDefinition = {
  name: 'sha256',
  parameters: [],
  gives: 'value',
  needs: 'body',
  example: `sha256() =~ '^9f86d081'`,
  link: () => {
    let last: { readonly body: Answer['body']; readonly digest: string } | undefined;
    return ({ observation }) => {
      const body = answerOf(observation)?.body;
      if (body !== undefined && last?.body !== body) last = { body, digest: sha256Of(body) };
      return optional(body === undefined ? undefined : last?.digest, 'not known');
    };
  },
};
