import { Webhook } from 'standardwebhooks';
import { describe, expect, it } from 'vitest';
import { readDoor, urlOfDoor } from '../../src/config/request/door.ts';
import type { Feed } from '../../src/domain/ports.ts';
import type { Reply } from '../../src/domain/reply.ts';
import { listen } from '../../src/sources/listen.ts';
import { createClock } from '../../src/system/clock.ts';
import { createDoors } from '../../src/system/webhook-door/doors.ts';
import { requestTo } from '../support/server-requests.ts';
import { sourcePorts } from '../support/source-ports.ts';

const never = new AbortController().signal;
const secret = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw';
const other = 'whsec_c2VjcmV0LXNlY3JldC1zZWNyZXQtc2VjcmV0';

type Listening = Feed & AsyncDisposable & { readonly url: string };

/** A feed on a real door, as the word behind `listen` says; closed at the end of the test. */
async function listenAt(word: string, options = {}): Promise<Listening> {
  const request = requestTo(urlOfDoor(readDoor(word)), { maxSize: 1000 });
  const feed = await listen.open({ request, options }, sourcePorts({ doors: createDoors(), clock: createClock() }));
  const hello = await feed.next(never);
  const [notice] = 'notices' in hello ? (hello.notices ?? []) : [];
  const url = /^listening on (http:\/\/127\.0\.0\.1:\d+\/\w*)/.exec(notice?.message ?? '')?.[1];
  if (url === undefined) throw new Error(`not listening: ${JSON.stringify(hello)}`);
  return Object.assign(feed, { url, [Symbol.asyncDispose]: () => feed.close() });
}

/** A call signed by the reference implementation; its status. */
async function send(url: string, body: string, { by = secret, id = 'msg_1', at = Date.now() } = {}): Promise<number> {
  const headers = {
    'webhook-id': id,
    'webhook-timestamp': String(Math.floor(at / 1000)),
    'webhook-signature': new Webhook(by).sign(id, new Date(at), body),
  };
  return (await fetch(url, { method: 'POST', body, headers })).status;
}

function textOf(reply: Reply): string {
  return reply.kind === 'response' ? new TextDecoder().decode(reply.body) : reply.kind;
}

/** Takes one call as the loop does. */
async function take(feed: Feed): Promise<string> {
  const reply = await feed.next(never);
  await feed.settle?.(reply, 'delivered');
  return textOf(reply);
}

describe('listening for webhooks', () => {
  it('takes one, and its sender hears of it', async () => {
    await using feed = await listenAt('0/hook');
    const sent = fetch(feed.url, { method: 'POST', body: '{"status":"done"}' });
    expect([await take(feed), (await sent).status]).toEqual(['{"status":"done"}', 204]);
  });

  it('answers the sender before the door is closed', async () => {
    const feed = await listenAt('0');
    const sent = fetch(`${feed.url}any`, { method: 'POST', body: 'a' });
    await take(feed);
    await feed.close();
    expect((await sent).status).toBe(204);
  });

  it('leaves a sender who was not heard with 503', async () => {
    const feed = await listenAt('0');
    const sent = fetch(feed.url, { method: 'POST', body: 'a' });
    await feed.next(never);
    await feed.close();
    expect((await sent).status).toBe(503);
  });

  it('takes signed calls, by any of two secrets, and no others', async () => {
    await using feed = await listenAt('0/hook', { verifySecret: [secret, other] });
    const { url } = feed;
    const refused = send(url, 'forged', { by: 'whsec_Zm9yZ2VkLWZvcmdlZC1mb3JnZWQtZm9yZ2Vk' });
    expect([await take(feed), await refused]).toEqual(['quiet', 401]);
    const old = send(url, 'old', { at: Date.now() - 301_000 });
    const first = old.then(() => send(url, 'by one', { id: 'msg_1' }));
    expect([await take(feed), await old, await first]).toEqual(['by one', 401, 204]);
    const second = send(url, 'by the other', { by: other, id: 'msg_2' });
    expect([await take(feed), await second]).toEqual(['by the other', 204]);
  });

  it('tells a call once that is sent again and again, by many at a time', async () => {
    await using feed = await listenAt('0/hook', { verifySecret: [secret] });
    const { url } = feed;
    const ids = Array.from({ length: 40 }, (_, at) => `msg_${at % 10}`);
    const sent = ids.map((id) => send(url, id, { id }));
    const told: string[] = [];
    for (let at = 0; at < 10; at++) told.push(await take(feed));
    const rest = feed.next(AbortSignal.timeout(5000));
    expect(new Set(await Promise.all(sent))).toEqual(new Set([204]));
    expect(told.toSorted()).toEqual([...new Set(ids)].toSorted());
    const last = send(url, 'last', { id: 'last' });
    const reply = await rest;
    await feed.settle?.(reply, 'delivered');
    expect([textOf(reply), await last]).toEqual(['last', 204]);
  });

  it('does not read on where a body is too large', async () => {
    await using feed = await listenAt('0');
    const sent = await fetch(feed.url, { method: 'POST', body: 'x'.repeat(1001) });
    expect(sent.status).toBe(413);
  });
});
