/** `/stream`: the channel as Server-Sent Events (WHATWG HTML §9.2), over connections that do not last. */

import { type Millis, SECOND } from '../domain/time.ts';
import { type Broadcast, documentOf, type Message, nextMessage, type Subscription } from './channel.ts';
import { type Answer, headerOf, type Question } from './exchange.ts';
import type { Route } from './routes.ts';

/** After so much silence a comment is sent, so that nobody on the way takes the connection for dead. */
const KEEP_ALIVE: Millis = SECOND;
/** A connection is closed after so long, as a proxy would. */
const LIFETIME: Millis = 20 * SECOND;

/** The route to the stream of a channel. */
export function eventStreamRoute(broadcast: Broadcast): Route {
  return {
    method: 'GET',
    path: '/stream',
    about: {
      shows: 'Server-Sent Events, progress and done, of one deployment after the other; the connection closes every 20 s.',
      try: [
        'watch-api {origin}/stream --source sse --until status=ready',
        'watch-api {origin}/stream --event done --print version',
      ],
    },
    answer: (question) => eventStream(question, broadcast),
  };
}

function eventStream(question: Question, broadcast: Broadcast): Answer {
  const latest = broadcast.channel.latest(broadcast.clock.now());
  return {
    status: 200,
    headers: { 'content-type': 'text/event-stream', 'cache-control': 'no-store' },
    body: streamAfter(lastSeen(question, latest), { ...broadcast, signal: question.signal }),
  };
}

/** The number of the last message the client has seen; the latest where it says none, or one that has not been yet. */
function lastSeen(question: Question, latest: number): number {
  const id = headerOf(question, 'last-event-id') ?? '';
  return /^\d+$/.test(id) ? Math.min(Number(id), latest) : latest;
}

async function* streamAfter(after: number, subscription: Subscription): AsyncGenerator<string, void> {
  const { clock, signal } = subscription;
  const end = clock.now() + LIFETIME;
  yield 'retry: 1000\n\n';
  let last = after;
  while (!signal.aborted && clock.now() < end) {
    const message = await nextMessage(subscription, last, KEEP_ALIVE);
    last = message?.seq ?? last;
    if (!signal.aborted) yield message === undefined ? ': keep-alive\n\n' : frameOf(message);
  }
}

function frameOf(message: Message): string {
  return `id: ${message.seq}\nevent: ${message.event}\ndata: ${JSON.stringify(documentOf(message))}\n\n`;
}
