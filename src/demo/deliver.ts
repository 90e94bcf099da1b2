/** Sends the channel to a receiver as signed webhooks: in order, with one retry, until the receiver seems to have gone. */

import { request } from 'node:http';
import { type Millis, SECOND } from '../domain/time.ts';
import { documentOf, follow, type Message, type Subscription } from './channel.ts';
import { signatureFields } from './webhook-signature.ts';

/** Who gets the webhooks. */
export interface Receiver {
  readonly url: URL;
  readonly key: Buffer;
}

/** What became of one message: `gone` where the receiver wants no more. */
export type Delivery = 'delivered' | 'lost' | 'gone';

/** How long a receiver has to answer. */
const LIMIT: Millis = 5 * SECOND;
const BEFORE_RETRY: Millis = SECOND;
/** A receiver that lost so many messages running is given up. */
const PATIENCE = 5;

/** Delivers what comes from now on; calls `tell` after each message. Ends when the receiver is given up, or the subscription. */
export async function deliverAll(receiver: Receiver, subscription: Subscription, tell: (how: Delivery) => void): Promise<void> {
  let lost = 0;
  for await (const message of follow(subscription, subscription.channel.latest(subscription.clock.now()))) {
    const how = await deliver(message, receiver, subscription);
    if (subscription.signal.aborted) return;
    tell(how);
    lost = how === 'lost' ? lost + 1 : 0;
    if (how === 'gone' || lost === PATIENCE) return;
  }
}

async function deliver(message: Message, receiver: Receiver, subscription: Subscription): Promise<Delivery> {
  const first = await attempt(message, receiver, subscription);
  if (first !== 'lost') return first;
  await subscription.clock.sleep(BEFORE_RETRY, subscription.signal);
  return attempt(message, receiver, subscription);
}

async function attempt(message: Message, receiver: Receiver, { clock, signal }: Subscription): Promise<Delivery> {
  const ended = new AbortController();
  const late = new AbortController();
  clock.sleep(LIMIT, ended.signal).then(() => late.abort());
  const body = JSON.stringify({
    type: `deploy.${message.event}`,
    timestamp: new Date(message.at).toISOString(),
    data: documentOf(message),
  });
  const fields = signatureFields({ id: `msg_${message.seq}`, at: clock.now(), body }, receiver.key);
  const status = await post(receiver.url, { fields, body }, AbortSignal.any([signal, late.signal]));
  ended.abort();
  if (status === 410) return 'gone';
  return status !== undefined && status >= 200 && status < 300 ? 'delivered' : 'lost';
}

/** What a webhook is made of. */
interface Letter {
  readonly fields: Readonly<Record<string, string>>;
  readonly body: string;
}

/** The status of the answer; undefined where none came. Redirects are not followed. */
function post(url: URL, { fields, body }: Letter, signal: AbortSignal): Promise<number | undefined> {
  return new Promise((resolve) => {
    const headers = { 'content-type': 'application/json', 'user-agent': 'watch-api-demo', ...fields };
    const sent = request(url, { method: 'POST', headers, agent: false, signal }, (response) => {
      response.resume().once('close', () => resolve(response.statusCode));
    });
    sent.on('error', () => resolve(undefined));
    sent.end(body);
  });
}
