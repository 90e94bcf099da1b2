import { describe, expect, it } from 'vitest';
import { type SeenRequest, type ShortAnswer, startServer } from '../support/server.ts';
import { answerOf, failureIn, openTestClient } from '../support/server-client.ts';

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

describe('redirects to another origin', () => {
  it('are refused and named, and nothing is sent there', async () => {
    await using other = await startServer(() => ({ body: 'stranger' }));
    await using server = await startServer(() => to(302, `${other.url}/b?token=abc`));
    await using client = openTestClient();
    const failure = failureIn(await client.ask(server.url, { headers }));
    expect(failure).toMatchObject({
      kind: 'protocol',
      code: 'REDIRECT_ORIGIN',
      message: `redirected to another origin: ${other.url}/b?…`,
      hint: expect.stringContaining(`${other.url}/b?…`),
    });
    expect([other.connections, server.requests.length]).toEqual([0, 1]);
  });
});
