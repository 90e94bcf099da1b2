import { describe, expect, it } from 'vitest';
import { plainRoute } from '../../src/domain/route.ts';
import { type SeenRequest, type ShortAnswer, startServer } from '../support/server.ts';
import { authority, served } from '../support/server-authority.ts';
import { answerOf, failureIn, openTestClient } from '../support/server-client.ts';
import { requestTo } from '../support/server-requests.ts';

const signal = new AbortController().signal;
const body = new TextEncoder().encode('{"a":1}');
const headers = [
  ['Content-Type', 'application/json'],
  ['X-Api-Key', 'secret'],
] as const;

/** A server on which `/<status>` redirects to `/end`, and `/hops/<n>` to `/hops/<n − 1>`. */
const route = ({ path }: SeenRequest): ShortAnswer => {
  const hops = /^\/hops\/(\d+)$/.exec(path)?.[1];
  if (hops !== undefined && hops !== '0') return to(302, `/hops/${Number(hops) - 1}`);
  if (path === '/circle') return to(302, '/circle/2');
  if (path === '/circle/2') return to(302, '/circle');
  if (path === '/nowhere') return { status: 302, body: 'no Location' };
  const status = Number(path.slice(1));
  return status > 0 ? to(status, '/end') : { body: `at ${path}` };
};

function to(status: number, location: string): ShortAnswer {
  return { status, headers: { Location: location }, body: 'moved' };
}

describe('redirects within the origin', () => {
  it.each([
    [301, 'GET', 'GET'],
    [301, 'POST', 'GET'],
    [302, 'POST', 'GET'],
    [302, 'PUT', 'PUT'],
    [303, 'POST', 'GET'],
    [303, 'PUT', 'GET'],
    [303, 'HEAD', 'HEAD'],
    [307, 'POST', 'POST'],
    [308, 'POST', 'POST'],
  ])('%i after %s is followed with %s, on the same connection', async (status, method, next) => {
    await using server = await startServer(route);
    await using client = openTestClient();
    const parts = method === 'GET' || method === 'HEAD' ? { method, headers } : { method, headers, body };
    const { meta } = answerOf(await client.ask(`${server.url}/${status}`, parts));
    const keepsBody = next === method && 'body' in parts;
    expect([meta.status, meta.url]).toEqual([200, `${server.url}/end`]);
    expect(server.requests.map((request) => `${request.method} ${request.path}`)).toEqual([
      `${method} /${status}`,
      `${next} /end`,
    ]);
    expect(server.requests[1]?.body).toBe(keepsBody ? '{"a":1}' : '');
    expect(server.requests[1]?.headers).toMatchObject({ 'x-api-key': 'secret' });
    if (!keepsBody && method !== next) expect(server.requests[1]?.headers).not.toHaveProperty('content-type');
    if (method !== 'HEAD') expect(server.connections).toBe(1);
  });

  it('are the answer themselves where they are not to be followed', async () => {
    await using server = await startServer(route);
    await using client = openTestClient();
    const { meta, text } = answerOf(await client.ask(`${server.url}/302`, { follow: false }));
    expect([meta.status, meta.headers['location'], text]).toEqual([302, '/end', 'moved']);
  });

  it('are followed as often as allowed', async () => {
    await using server = await startServer(route);
    await using client = openTestClient();
    expect(answerOf(await client.ask(`${server.url}/hops/5`)).text).toBe('at /hops/0');
    expect(failureIn(await client.ask(`${server.url}/hops/6`))).toMatchObject({ kind: 'protocol', code: 'REDIRECT_LIMIT' });
    expect(server.requests).toHaveLength(12);
  });

  it.each([
    ['/circle', 'REDIRECT_LOOP'],
    ['/nowhere', 'REDIRECT_LOCATION'],
  ])('that lead nowhere are final: %s, %s', async (path, code) => {
    await using server = await startServer(route);
    await using client = openTestClient();
    expect(failureIn(await client.ask(server.url + path))).toMatchObject({ kind: 'protocol', code });
  });
});

/** A server that sends everyone to `target`. */
function startSender(status: number, target: () => string) {
  return startServer(() => to(status, target()));
}

const ours = {
  accept: '*/*',
  'user-agent': 'watch-api',
  'accept-encoding': expect.stringMatching(/^gzip, br/),
  connection: 'keep-alive',
};
const users = [
  ...headers,
  ['User-Agent', 'mine/1'],
  ['Accept', 'text/html'],
  ['Authorization', 'Bearer s3cret'],
  ['Cookie', 'session=s3cret'],
  ['Proxy-Authorization', 'Basic s3cret'],
  ['Host', 'internal.example'],
  ['Referer', 'https://intranet.example/'],
] as const;

describe('redirects to another origin', () => {
  it('are followed with nothing the user set', async () => {
    await using other = await startServer(() => ({ body: 'stranger' }));
    await using server = await startSender(302, () => `${other.url}/b?token=abc`);
    await using client = openTestClient();
    const spec = requestTo(server.url, { headers: users });
    const { meta, text } = answerOf(await client.http.exchange(spec, { 'if-none-match': '"v1"', 'x-request-id': '7' }, signal));
    expect([text, meta.url]).toEqual(['stranger', `${other.url}/b?token=abc`]);
    expect(other.requests[0]?.headers).toEqual({ host: `127.0.0.1:${other.port}`, ...ours });
    expect(server.requests[0]?.headers).toMatchObject({ authorization: 'Bearer s3cret', 'if-none-match': '"v1"' });
  });

  it('stay bare, back at the first origin too: a stranger has chosen the URL', async () => {
    await using other = await startSender(302, () => `${server.url}/back`);
    await using server = await startServer(({ path }) => (path === '/back' ? { body: 'home' } : to(302, other.url)));
    await using client = openTestClient();
    expect(answerOf(await client.ask(server.url, { headers: users })).text).toBe('home');
    expect(server.requests[1]?.headers).toEqual({ host: `127.0.0.1:${server.port}`, ...ours });
  });

  it.each([
    [307, 'POST', 'is sent no body'],
    [308, 'PUT', 'is sent no body'],
    [302, 'PUT', 'is sent no body'],
    [307, 'GET', 'is sent no body'],
  ])('%i after %s with a body are refused: nothing is sent there', async (status, method, what) => {
    await using other = await startServer(() => ({}));
    await using server = await startSender(status, () => `${other.url}/b?x`);
    await using client = openTestClient();
    expect(failureIn(await client.ask(server.url, { method, body }))).toEqual({
      kind: 'protocol',
      code: 'REDIRECT_ORIGIN',
      message: `redirected to another origin, which ${what}: ${other.url}/b?…`,
      hint: `If that is the right one, give its URL: ${other.url}/b?…  ·  trust all that redirects name: --location-trusted`,
    });
    expect(other.connections).toBe(0);
  });

  it('do not change things there either', async () => {
    await using other = await startServer(() => ({}));
    await using server = await startSender(307, () => other.url);
    await using client = openTestClient();
    expect(failureIn(await client.ask(server.url, { method: 'DELETE' }))).toMatchObject({
      message: `redirected to another origin, which is sent no DELETE: ${other.url}/`,
    });
    expect(other.connections).toBe(0);
  });

  it('after a form that was answered with 303 are plain readings', async () => {
    await using other = await startServer(() => ({ body: 'thanks' }));
    await using server = await startSender(303, () => other.url);
    await using client = openTestClient();
    expect(answerOf(await client.ask(server.url, { method: 'POST', headers: users, body })).text).toBe('thanks');
    expect(other.requests[0]).toMatchObject({ method: 'GET', body: '' });
    expect(other.requests[0]?.headers).toEqual({ host: `127.0.0.1:${other.port}`, ...ours });
  });

  it('cannot lead from https to plain http, trusted or not', async () => {
    await using other = await startServer(() => ({}));
    await using server = await startServer(() => to(302, `${other.url}/a`), { tls: served });
    await using client = openTestClient();
    const route = { ...plainRoute, authorities: authority };
    for (const trusted of [false, true])
      expect(failureIn(await client.ask(server.url, { route, trusted }))).toEqual({
        kind: 'protocol',
        code: 'REDIRECT_DOWNGRADE',
        message: `redirected from https to plain http, where anyone can read and forge: ${other.url}/a`,
        hint: `If that is meant, give its URL: ${other.url}/a`,
      });
    expect(other.connections).toBe(0);
  });

  it('may lead from http to https, bare', async () => {
    await using other = await startServer(() => ({ body: 'secure' }), { tls: served });
    await using server = await startSender(301, () => other.url);
    await using client = openTestClient();
    const route = { ...plainRoute, authorities: authority };
    expect(answerOf(await client.ask(server.url, { route, headers: users })).text).toBe('secure');
    expect(other.requests[0]?.headers).not.toHaveProperty('authorization');
  });

  it('keep both connections', async () => {
    await using other = await startServer(() => ({ body: 'stranger' }));
    await using server = await startSender(302, () => other.url);
    await using client = openTestClient();
    for (const _ of [1, 2, 3]) answerOf(await client.ask(server.url, { headers: users }));
    expect([server.connections, other.connections]).toEqual([1, 1]);
  });
});

describe('redirects that are trusted', () => {
  it('take along what the user set, but for a Host, which names one origin', async () => {
    await using other = await startServer(() => ({ body: 'friend' }));
    await using server = await startSender(307, () => other.url);
    await using client = openTestClient();
    const spec = requestTo(server.url, { method: 'POST', headers: users, body, trusted: true });
    expect(answerOf(await client.http.exchange(spec, { 'x-request-id': '7' }, signal)).text).toBe('friend');
    expect(other.requests[0]).toMatchObject({ method: 'POST', body: '{"a":1}' });
    expect(other.requests[0]?.headers).toMatchObject({
      host: `127.0.0.1:${other.port}`,
      authorization: 'Bearer s3cret',
      cookie: 'session=s3cret',
      'x-request-id': '7',
      'user-agent': 'mine/1',
    });
  });
});
