/** `/hooks`: the API calls back. Whoever registers a receiver on this machine gets the channel as signed webhooks. */

import { randomBytes } from 'node:crypto';
import type { JsonObject } from '../domain/json.ts';
import type { Subscription } from './channel.ts';
import { type Delivery, deliverAll, type Receiver } from './deliver.ts';
import { type Answer, bare, headerOf, json, objectIn, type Question } from './exchange.ts';
import type { Route } from './routes.ts';
import { keyIn, secretOf } from './webhook-signature.ts';

/** So many receivers at once. */
const ROOM = 10;
const HOW = 'send {"url":"http://127.0.0.1:8787/hook"}, and your "secret" (whsec_ and 24 to 64 bytes in base64) if you like';

/** A registration under way. */
interface Hook extends Receiver {
  readonly number: number;
  readonly counts: Record<Delivery, number>;
  cancel(): void;
}

/** The receivers that are registered. */
interface Registry {
  register(receiver: Receiver): Hook;
  readonly hooks: ReadonlyMap<string, Hook>;
}

/** The routes to register a receiver, look after it, and take it back. Deliveries end with the subscription. */
export function hookRoutes(subscription: Subscription): readonly Route[] {
  const registry = createRegistry(subscription);
  const known = (id: string, answer: (hook: Hook) => Answer) => {
    const hook = registry.hooks.get(id);
    return hook === undefined ? json(404, { error: 'there is no such hook' }) : answer(hook);
  };
  return [
    { method: 'POST', path: '/hooks', about, answer: (question) => register(question, registry) },
    { method: 'GET', path: '/hooks/{id}', answer: (_, id) => known(id, (hook) => json(200, documentOf(hook))) },
    {
      method: 'DELETE',
      path: '/hooks/{id}',
      answer: (_, id) =>
        known(id, (hook) => {
          hook.cancel();
          return bare(204);
        }),
    },
  ];
}

const about = {
  shows:
    'Webhooks: registers the "url" of a receiver on this machine, with its "secret" if it has one; ' +
    'it is then sent signed Standard Webhooks, each with one retry.',
  try: [
    'watch-api listen 8787/hook --until data.status=ready',
    `watch-api --once {origin}/hooks --data-json '{"url":"http://127.0.0.1:8787/hook"}'`,
  ],
};

function createRegistry({ channel, clock, signal }: Subscription): Registry {
  const hooks = new Map<string, Hook>();
  let taken = 0;
  return {
    hooks,
    register(receiver) {
      taken += 1;
      const name = `${taken}`;
      const leaving = new AbortController();
      const cancel = () => {
        leaving.abort();
        hooks.delete(name);
      };
      const counts = { delivered: 0, lost: 0, gone: 0 };
      const hook = { ...receiver, number: taken, counts, cancel };
      hooks.set(name, hook);
      const subscription = { channel, clock, signal: AbortSignal.any([signal, leaving.signal]) };
      deliverAll(receiver, subscription, (how) => {
        counts[how] += 1;
      }).then(cancel);
      return hook;
    },
  };
}

function register(question: Question, { hooks, register: enter }: Registry): Answer {
  // A page in a browser must not make us send requests; its own always name where they come from.
  if (headerOf(question, 'origin') !== undefined) return json(403, { error: 'hooks cannot be registered from a browser' });
  const receiver = receiverIn(question);
  if (typeof receiver === 'string') return json(400, { error: receiver, how: HOW });
  if (hooks.size >= ROOM) return json(429, { error: `there are ${ROOM} hooks already` }, { 'retry-after': '10' });
  const hook = enter(receiver);
  const location = `${question.url.origin}/hooks/${hook.number}`;
  return json(201, { ...documentOf(hook), secret: secretOf(hook.key) }, { location });
}

/** The receiver that is asked for, or what is wrong with it. */
function receiverIn(question: Question): Receiver | string {
  const { url, secret = secretOf(randomBytes(24)) } = objectIn(question) ?? {};
  if (typeof url !== 'string' || !URL.canParse(url)) return 'a url is needed';
  const target = new URL(url);
  if (!isLoopback(target)) return 'the url must be http:// and on this machine';
  const key = typeof secret === 'string' ? keyIn(secret) : undefined;
  return key === undefined ? 'the secret is not one' : { url: target, key };
}

function isLoopback({ protocol, hostname }: URL): boolean {
  return protocol === 'http:' && /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/.test(hostname);
}

function documentOf({ number, url, counts: { delivered, lost } }: Hook): JsonObject {
  return { id: number, url: url.href, delivered, lost };
}
