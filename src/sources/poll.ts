/** The source that asks again and again: one exchange for each reply. */

import type { SourceDefinition, SourceSpec } from '../domain/definition.ts';
import type { Json } from '../domain/json.ts';
import type { Feed, SourcePorts } from '../domain/ports.ts';
import type { Reply } from '../domain/reply.ts';
import { openConditionalExchange, type StreamAnswer } from './conditional-exchange.ts';

/** Polling over HTTP. Its replies carry the validators as `resume`. Where nobody asked for it, an event stream makes `sse` of it. */
export const poll: SourceDefinition = {
  kind: 'poll',
  summary: 'ask again and again',
  options: [],
  open: async (spec, ports, resume) => openPoll(spec, ports, resume),
};

const TURNED: Extract<Reply, { kind: 'quiet' }> = {
  kind: 'quiet',
  then: 'now',
  turned: { kind: 'sse', push: true },
  notices: [
    { code: 'event-stream', message: 'the answer is an event stream: its events are taken as they come, as with --source sse' },
  ],
};

function openPoll({ request, undecided }: SourceSpec, ports: SourcePorts, resume: Json | undefined): Feed {
  let last: Reply | undefined;
  let hasDelivered = false;
  let stream: StreamAnswer | undefined;
  let events: Feed | undefined;
  const takeStream = (found: StreamAnswer) => {
    if (undecided !== true || hasDelivered) return undefined;
    stream = found;
    return TURNED;
  };
  const conditional = openConditionalExchange(request, ports.http, { resume, takeStream });
  return {
    async next(signal) {
      if (stream === undefined) {
        last = await conditional.ask(signal);
        return last;
      }
      events ??= (await import('./sse/take-over.ts')).takeOver(request, stream, ports);
      return events.next(signal);
    },
    async settle(reply, how) {
      if (events !== undefined) return events.settle?.(reply, how);
      hasDelivered ||= how === 'delivered';
      if (how === 'failed' && reply === last) conditional.forget();
    },
    async close() {
      await (events ?? stream?.body)?.close();
    },
  };
}
