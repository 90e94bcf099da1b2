/** The demo calls back: what a receiver of its webhooks gets, and when it is given up. */
import { Webhook } from 'standardwebhooks';
import { describe, expect, it, onTestFinished } from 'vitest';
import { eventually, type ServedDemo, serveDemo } from '../support/demo-server.ts';
import { type Answerer, startServer } from '../support/server.ts';

const SECRET = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw';

const startReceiver = async (answerer: Answerer = () => ({ status: 204 })) => {
  const receiver = await startServer(answerer);
  onTestFinished(() => receiver.close());
  return receiver;
};
const post = (origin: string, document: unknown, headers: Readonly<Record<string, string>> = {}) =>
  fetch(`${origin}/hooks`, { method: 'POST', body: JSON.stringify(document), headers });
const counts = async (url: string) => {
  const response = await fetch(url);
  return response.ok ? response.json() : response.status;
};

/** Winds the clock in steps so small that between them arrives what is on the network. */
const windUntil = async ({ origin, clock }: ServedDemo, holds: (count: unknown) => boolean) => {
  while (!holds(await counts(`${origin}/hooks/1`))) await clock.advance(50);
};
const isForgotten = (count: unknown) => count === 404;

describe('a registered receiver', () => {
  it('gets what happens from then on, signed as the standard has it', async () => {
    const demo = await serveDemo();
    const { origin } = demo;
    const receiver = await startReceiver();
    const answer = await post(origin, { url: `${receiver.url}/hook`, secret: SECRET });
    expect([answer.status, answer.headers.get('location')]).toEqual([201, `${origin}/hooks/1`]);
    expect(await answer.json()).toEqual({ id: 1, url: `${receiver.url}/hook`, delivered: 0, lost: 0, secret: SECRET });
    await windUntil(demo, () => receiver.requests.length === 12);
    const seqs = receiver.requests.map(({ body }) => JSON.parse(body).data.seq as number);
    expect(seqs).toEqual(seqs.map((_, at) => (seqs[0] ?? 0) + at));
    for (const { method, path, headers, body } of receiver.requests) {
      const id = `${headers['webhook-id']}`;
      const at = new Date(Number(headers['webhook-timestamp']) * 1000);
      expect([method, path, id]).toEqual(['POST', '/hook', `msg_${JSON.parse(body).data.seq}`]);
      expect(headers['webhook-signature']).toBe(new Webhook(SECRET).sign(id, at, body));
    }
    const types = receiver.requests.map(({ body }) => JSON.parse(body).type);
    expect([types.includes('deploy.progress'), types.includes('deploy.done')]).toEqual([true, true]);
  });

  it('is given a secret where it brought none', async () => {
    const { origin } = await serveDemo();
    const answer = await post(origin, { url: 'http://localhost:9/hook' });
    expect(await answer.json()).toMatchObject({ secret: expect.stringMatching(/^whsec_[\w+/]{32}$/) });
  });

  it('gets each message a second time, a second later and under the same id, when the first try failed', async () => {
    const demo = await serveDemo();
    let tries = 0;
    const receiver = await startReceiver(() => {
      tries += 1;
      return { status: tries === 1 ? 503 : 204 };
    });
    await post(demo.origin, { url: receiver.url, secret: SECRET });
    await windUntil(demo, (count) => JSON.stringify(count).includes('"delivered":1'));
    const [first, second] = receiver.requests;
    expect(second?.headers['webhook-id']).toBe(first?.headers['webhook-id']);
    expect(second?.body).toBe(first?.body);
    const times = [first, second].map((request) => Number(request?.headers['webhook-timestamp']));
    expect((times[1] ?? 0) - (times[0] ?? 0)).toBe(1);
    expect(await counts(`${demo.origin}/hooks/1`)).toMatchObject({ lost: 0 });
  });

  it('is forgotten at once when it says 410', async () => {
    const { origin, wind } = await serveDemo();
    const receiver = await startReceiver(() => ({ status: 410 }));
    await post(origin, { url: receiver.url });
    await wind(4000);
    await eventually(() => receiver.requests.length === 1);
    while ((await counts(`${origin}/hooks/1`)) !== 404);
    expect(receiver.requests.length).toBe(1);
  });

  it.each<readonly [how: string, Answerer]>([
    ['redirects', () => ({ status: 307, headers: { location: '/elsewhere' } })],
    ['fails', () => ({ status: 500 })],
    ['never answers', () => undefined],
  ])('is forgotten after five messages when it %s', async (_, answerer) => {
    const demo = await serveDemo();
    const receiver = await startReceiver(answerer);
    await post(demo.origin, { url: receiver.url });
    await windUntil(demo, isForgotten);
    expect(receiver.requests.map(({ path }) => path)).toEqual(Array.from({ length: 10 }, () => '/'));
    const ids = receiver.requests.map(({ headers }) => headers['webhook-id']);
    expect(new Set(ids).size).toBe(5);
  });

  it('is forgotten when nobody listens', async () => {
    const demo = await serveDemo();
    const receiver = await startServer(() => undefined);
    await receiver.close();
    await post(demo.origin, { url: receiver.url });
    await windUntil(demo, isForgotten);
    expect(demo.clock.sleeping).toBe(0);
  });

  it('may be taken back', async () => {
    const { origin, clock } = await serveDemo();
    const receiver = await startReceiver();
    await post(origin, { url: receiver.url });
    expect((await fetch(`${origin}/hooks/1`, { method: 'DELETE' })).status).toBe(204);
    await eventually(() => clock.sleeping === 0);
    await clock.advance(20_000);
    expect([await counts(`${origin}/hooks/1`), receiver.requests.length]).toEqual([404, 0]);
  });
});

describe('a registration', () => {
  it.each([
    ['no JSON', 'hello', 'a url is needed'],
    ['no URL', { url: 'hook' }, 'a url is needed'],
    ['another machine', { url: 'http://example.com/hook' }, 'the url must be http:// and on this machine'],
    ['a name like ours', { url: 'http://127.0.0.1.example.com/' }, 'the url must be http:// and on this machine'],
    ['TLS', { url: 'https://127.0.0.1/' }, 'the url must be http:// and on this machine'],
    ['a false secret', { url: 'http://127.0.0.1:9/', secret: 'whsec_short' }, 'the secret is not one'],
    ['a secret that is no text', { url: 'http://127.0.0.1:9/', secret: 7 }, 'the secret is not one'],
  ])('is refused for %s', async (_, document, error) => {
    const { origin } = await serveDemo();
    const answer = await post(origin, document);
    expect(answer.status).toBe(400);
    expect(await answer.json()).toMatchObject({ error, how: expect.stringContaining('send {"url":') });
  });

  it('is refused to a page in a browser', async () => {
    const { origin } = await serveDemo();
    const answer = await post(origin, { url: 'http://127.0.0.1:9/' }, { origin: 'https://example.com' });
    expect(answer.status).toBe(403);
  });

  it('is one of ten at most', async () => {
    const { origin } = await serveDemo();
    const statuses: number[] = [];
    for (let hook = 0; hook < 11; hook += 1) statuses.push((await post(origin, { url: 'http://[::1]:9/' })).status);
    expect(statuses).toEqual([...Array.from({ length: 10 }, () => 201), 429]);
  });
});
