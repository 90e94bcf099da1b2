/** The source that asks again and again: one exchange for each reply. */

import type { SourceDefinition } from '../domain/definition.ts';
import type { Feed } from '../domain/ports.ts';
import type { Reply } from '../domain/reply.ts';
import { type ConditionalExchange, openConditionalExchange } from './conditional-exchange.ts';

/** Polling over HTTP. Its replies carry the validators as `resume`. */
export const poll: SourceDefinition = {
  kind: 'poll',
  summary: 'ask again and again',
  options: [],
  open: async ({ request }, { http }, resume) => openPoll(openConditionalExchange(request, http, { resume })),
};

function openPoll(conditional: ConditionalExchange): Feed {
  let last: Reply | undefined;
  return {
    async next(signal) {
      last = await conditional.ask(signal);
      return last;
    },
    async settle(reply, how) {
      if (how === 'failed' && reply === last) conditional.forget();
    },
    async close() {},
  };
}
