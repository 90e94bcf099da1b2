/** `/longpoll`: the deployment under way, held back until it changes where the client prefers to wait (RFC 7240 §4.3). */

import { type Millis, SECOND } from '../domain/time.ts';
import { type Broadcast, documentOf, nextMessage, type Subscription } from './channel.ts';
import { type Answer, fresh, headerOf, type Question } from './exchange.ts';
import type { Route } from './routes.ts';

/** No request is held for longer. */
const LONGEST: Millis = 30 * SECOND;

/** The route to the latest message of a channel, or the one after it. */
export function longPollRoute(broadcast: Broadcast): Route {
  return {
    method: 'GET',
    path: '/longpoll',
    about: {
      shows: 'A deployment; with Prefer: wait=N and If-None-Match the answer comes when it changes, or is 304 after N seconds.',
      try: ['watch-api {origin}/longpoll --source long-poll --until status=ready'],
    },
    answer: (question) => held(question, { ...broadcast, signal: question.signal }),
  };
}

async function held(question: Question, subscription: Subscription): Promise<Answer> {
  const { channel, clock } = subscription;
  const latest = channel.message(channel.latest(clock.now()));
  const answer = fresh(question, documentOf(latest));
  const wait = preferredWait(question);
  if (answer.status !== 304 || wait === undefined) return answer;
  const message = await nextMessage(subscription, latest.seq, wait);
  const { headers, ...rest } = message === undefined ? answer : fresh(question, documentOf(message));
  return { ...rest, headers: { ...headers, 'preference-applied': `wait=${wait / SECOND}` } };
}

function preferredWait(question: Question): Millis | undefined {
  const seconds = /(?:^|,)\s*wait\s*=\s*"?(\d+)/i.exec(headerOf(question, 'prefer') ?? '')?.[1];
  return seconds === undefined ? undefined : Math.min(Number(seconds) * SECOND, LONGEST);
}
