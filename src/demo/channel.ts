/** The channel `deploys`: news of a service that is deployed over and over, as a function of time alone. */

import type { JsonObject } from '../domain/json.ts';
import { type Clock, type Instant, type Millis, SECOND } from '../domain/time.ts';
import { type Deployment, deploymentAt, type Identity, type Plot, stateBegins, statesIn } from './story.ts';

/** One piece of news: a deployment has come into another state. */
export interface Message {
  /** Its number; each is one more than the one before. */
  readonly seq: number;
  readonly at: Instant;
  /** `done` for the last of a deployment. */
  readonly event: 'progress' | 'done';
  readonly deployment: Deployment;
}

/**
 * All messages there ever were or will be. Their numbers come from the clock and not from a counter, so that a demo that was
 * killed goes on after its start as if nothing had been: whoever held a number loses nothing and gets nothing twice.
 */
export interface Channel {
  message(seq: number): Message;
  /** The number of the last message at a moment. */
  latest(now: Instant): number;
  /** The number of the oldest message that is still remembered. */
  oldest(now: Instant): number;
}

/** A channel as time goes by. */
export interface Broadcast {
  readonly channel: Channel;
  readonly clock: Clock;
}

/** Someone who follows it until `signal` aborts. */
export interface Subscription extends Broadcast {
  readonly signal: AbortSignal;
}

/** So many messages are remembered: about a minute and a half. */
const MEMORY = 100;
/** A deployment begins so often. */
const ROUND: Millis = 10 * SECOND;

/** The channel of deployments that go as `plot` has it. */
export function createChannel(plot: Plot): Channel {
  const states = statesIn(plot);
  const latest = (now: Instant) => {
    const round = Math.floor(now / ROUND);
    const begun = Array.from({ length: states }, (_, state) => stateBegins(state)).filter((at) => at <= now - round * ROUND);
    return round * states + begun.length - 1;
  };
  return {
    latest,
    oldest: (now) => latest(now) - MEMORY + 1,
    message: (seq) => {
      const round = Math.floor(seq / states);
      const state = seq - round * states;
      return {
        seq,
        at: round * ROUND + stateBegins(state),
        event: state === states - 1 ? 'done' : 'progress',
        deployment: deploymentAt(stateBegins(state), plot, identityIn(round)),
      };
    },
  };
}

/** Three digits are easy to read; they come again after two and a half hours. */
function identityIn(round: number): Identity {
  const id = 100 + (round % 900);
  return { id, service: 'checkout', version: `2.8.${id}` };
}

/** A message as it is sent. */
export function documentOf({ seq, deployment }: Message): JsonObject {
  return { seq, ...deployment };
}

/** The message after number `after`, or the oldest remembered, once it is there; undefined when `patience` has ended first. */
export async function nextMessage(
  { channel, clock, signal }: Subscription,
  after: number,
  patience: Millis = ROUND,
): Promise<Message | undefined> {
  const now = clock.now();
  const message = channel.message(Math.max(after + 1, channel.oldest(now)));
  const pause = message.at - now;
  if (pause > 0) await clock.sleep(Math.min(pause, patience), signal);
  return signal.aborted || pause > patience ? undefined : message;
}

/** The messages after number `after` as they come, for as long as the subscription lasts. */
export async function* follow(subscription: Subscription, after: number): AsyncGenerator<Message, void> {
  let last = after;
  while (!subscription.signal.aborted) {
    const message = await nextMessage(subscription, last);
    if (message === undefined) continue;
    last = message.seq;
    yield message;
  }
}
