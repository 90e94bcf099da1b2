/** `schema('file.json')`: whether the body is what a JSON Schema describes. */

import { answerOf } from '../circumstances.ts';
import { known } from '../reading.ts';
import type { FunctionDefinition } from './definition.ts';

/** JSON Schema 2020-12; where it is false, the first failures are named by path. */
export const schema: FunctionDefinition = {
  name: 'schema',
  parameters: ['text'],
  gives: 'truth',
  needs: 'body',
  steady: true,
  example: `schema('answer.schema.json')`,
  link: async (args, ports) => {
    const { loadSchema } = await import('../json-schema.ts');
    const failuresOf = await loadSchema(args.text(0), ports);
    return ({ observation }) => {
      const answer = answerOf(observation);
      if (answer === undefined) return { known: false, note: 'not known' };
      const failures = failuresOf(answer.value);
      return failures.length === 0 ? known(true) : { known: true, value: false, note: failures.join(', ') };
    };
  },
};
