import { createServer } from 'node:net';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { type Proxies, plainRoute, type Route } from '../../src/domain/route.ts';
import { startServer } from '../support/server.ts';
import { authority, served, servedExpires } from '../support/server-authority.ts';
import { key, selfSigned } from '../support/server-certificates.ts';
import { answerOf, failureIn, openTestClient } from '../support/server-client.ts';
import { freePort, listen } from '../support/server-listening.ts';
import { startProxy } from '../support/server-proxy.ts';
import { startRawServer, thenClose } from '../support/server-raw.ts';

const login = 'Basic bWU6aHVudGVyMg==';

function through(url: string, parts: Partial<Route> = {}, proxies: Partial<Proxies> = {}): { readonly route: Route } {
  const proxy = { url };
  return {
    route: { ...plainRoute, authorities: authority, proxies: { http: proxy, https: proxy, except: [], ...proxies }, ...parts },
  };
}

afterEach(() => {
  vi.useRealTimers();
});

describe('an http URL behind a proxy', () => {
  it('is asked for whole, of the proxy, with its own Host', async () => {
    await using server = await startServer(() => ({ body: 'behind' }));
    await using proxy = await startProxy();
    await using client = openTestClient();
    const { text, meta } = answerOf(await client.ask(`${server.url}/a?b`, through(proxy.url)));
    expect([text, meta.url]).toEqual(['behind', `${server.url}/a?b`]);
    expect(proxy.requests).toMatchObject([
      { method: 'GET', target: `${server.url}/a?b`, headers: { host: `127.0.0.1:${server.port}` } },
    ]);
  });

  it('shares one connection to the proxy over many polls', async () => {
    await using server = await startServer(() => ({ body: 'behind' }));
    await using proxy = await startProxy();
    await using client = openTestClient();
    for (const _ of [1, 2, 3]) answerOf(await client.ask(server.url, through(proxy.url)));
    expect([proxy.requests.length, proxy.connections]).toEqual([3, 1]);
  });

  it('is logged in to the proxy alone', async () => {
    await using server = await startServer(() => ({ body: 'behind' }));
    await using proxy = await startProxy({ login });
    await using client = openTestClient();
    const { route } = through(proxy.url, {}, { http: { url: proxy.url, authorization: login } });
    expect(answerOf(await client.ask(server.url, { route })).text).toBe('behind');
    expect(server.requests[0]?.headers).not.toHaveProperty('proxy-authorization');
  });

  it('whose proxy wants a login says so, with the way to give one, and without the one that was given', async () => {
    await using server = await startServer(() => ({}));
    await using proxy = await startProxy({ login });
    await using client = openTestClient();
    expect(failureIn(await client.ask(server.url, through(proxy.url)))).toEqual({
      kind: 'protocol',
      code: 'PROXY_LOGIN',
      message: `the proxy 127.0.0.1:${proxy.port} wants a login (407)`,
      hint: `Give one with its URL: -x 'http://{{env:PROXY_USER}}:{{env:PROXY_PASSWORD}}@127.0.0.1:${proxy.port}'`,
    });
    const { route } = through(proxy.url, {}, { http: { url: proxy.url, authorization: 'Basic d3Jvbmc=' } });
    expect(failureIn(await client.ask(server.url, { route }))).toMatchObject({
      message: `the proxy 127.0.0.1:${proxy.port} does not accept the login (407)`,
    });
    expect(server.requests).toEqual([]);
  });

  it('takes a 407 of the server itself, without a proxy, for an answer', async () => {
    await using server = await startServer(() => ({ status: 407 }));
    await using client = openTestClient();
    expect(answerOf(await client.ask(server.url)).meta.status).toBe(407);
  });

  it('names the proxy where that is what closes the connection', async () => {
    await using proxy = await startRawServer(thenClose(''));
    await using client = openTestClient();
    expect(failureIn(await client.ask('http://api.example.com/', through(proxy.url)))).toEqual({
      kind: 'network',
      code: 'ECONNRESET',
      message: `the proxy closed the connection without an answer (ECONNRESET 127.0.0.1:${proxy.port})`,
    });
  });
});

describe('an https URL behind a proxy', () => {
  it('is asked through a tunnel, of which the proxy sees host and port alone', async () => {
    await using server = await startServer(() => ({ body: 'behind' }), { tls: served });
    await using proxy = await startProxy();
    await using client = openTestClient();
    const parts = { ...through(proxy.url), headers: [['Authorization', 'Bearer s3cret']] as const };
    for (const _ of [1, 2]) {
      const { text, meta } = answerOf(await client.ask(`${server.url}/a`, parts));
      expect([text, meta.certExpires]).toEqual(['behind', servedExpires]);
    }
    expect(proxy.requests).toMatchObject([{ method: 'CONNECT', target: `localhost:${server.port}` }]);
    expect(proxy.requests[0]?.headers).toEqual({ host: `localhost:${server.port}`, connection: 'keep-alive' });
    expect([server.requests.length, server.connections]).toEqual([2, 1]);
    expect(server.requests[0]?.headers).toMatchObject({ authorization: 'Bearer s3cret' });
  });

  it('is verified by its own name, whoever the tunnel leads to', async () => {
    await using server = await startServer(() => ({ body: 'example' }), { tls: served });
    await using proxy = await startProxy({ leadsTo: server.port });
    await using client = openTestClient();
    expect(answerOf(await client.ask('https://api.example.com/', through(proxy.url))).text).toBe('example');
    expect(failureIn(await client.ask('https://evil.test/', through(proxy.url)))).toMatchObject({
      kind: 'protocol',
      code: 'ERR_TLS_CERT_ALTNAME_INVALID',
    });
    expect(proxy.requests.map(({ target }) => target)).toEqual(['api.example.com:443', 'evil.test:443']);
  });

  it('replaces a tunnel that was closed as a request arrives, silently', async () => {
    await using server = await startServer(() => ({ body: 'behind' }), { tls: served });
    await using proxy = await startProxy();
    await using client = openTestClient();
    for (const _ of [1, 2, 3]) {
      answerOf(await client.ask(server.url, through(proxy.url)));
      server.dropConnections();
    }
    expect(server.requests).toHaveLength(3);
  });

  it('gets a new tunnel after a minute, so that a change of address is seen', async () => {
    vi.useFakeTimers({ toFake: ['performance'] });
    await using server = await startServer(() => ({ body: 'behind' }), { tls: served });
    await using proxy = await startProxy();
    await using client = openTestClient();
    for (const pause of [0, 60_000, 1]) {
      vi.advanceTimersByTime(pause);
      answerOf(await client.ask(server.url, through(proxy.url)));
    }
    expect([server.requests.length, proxy.requests.length]).toEqual([3, 2]);
  });

  it('leaves no socket open, neither here nor there', async () => {
    await using server = await startServer(() => ({ body: 'behind' }), { tls: served });
    await using proxy = await startProxy();
    const client = openTestClient();
    answerOf(await client.ask(server.url, through(proxy.url)));
    await client.http.close();
    await Promise.all([server.whenIdle(), proxy.whenIdle()]);
    expect([server.openSockets, proxy.openSockets]).toEqual([0, 0]);
  });

  it.each([
    ['HTTP/1.1 403 Forbidden', 'protocol', '403 Forbidden'],
    ['HTTP/1.1 503 Service\u0007 Unavailable', 'network', '503 Service\\u0007 Unavailable'],
    ['HTTP/1.1 429 Too Many Requests', 'network', '429 Too Many Requests'],
    ['HTTP/1.1 302 Found\r\nLocation: https://evil.test/', 'network', '302 Found'],
  ])('whose tunnel is refused (%j) names the proxy', async (head, kind, answer) => {
    await using proxy = await startRawServer(`${head}\r\nContent-Length: 0\r\n\r\n`);
    await using client = openTestClient();
    const failure = failureIn(await client.ask('https://api.example.com/', through(proxy.url)));
    expect(failure).toMatchObject({
      kind,
      code: 'PROXY_CONNECT',
      message: `the proxy 127.0.0.1:${proxy.port} answered ${answer} to CONNECT api.example.com:443`,
    });
    await proxy.whenIdle();
    expect(proxy.openSockets).toBe(0);
  });

  it('whose proxy wants a login says so', async () => {
    await using proxy = await startProxy({ login });
    await using client = openTestClient();
    expect(failureIn(await client.ask('https://api.example.com/', through(proxy.url)))).toMatchObject({ code: 'PROXY_LOGIN' });
    const { route } = through(proxy.url, {}, { https: { url: proxy.url, authorization: login } });
    await using server = await startServer(() => ({ body: 'behind' }), { tls: served });
    expect(answerOf(await client.ask(server.url, { route })).text).toBe('behind');
    expect(server.requests[0]?.headers).not.toHaveProperty('proxy-authorization');
  });
});

describe('a proxy over TLS', () => {
  it('serves both, and is verified by the given authorities', async () => {
    await using plain = await startServer(() => ({ body: 'plain' }));
    await using secure = await startServer(() => ({ body: 'secure' }), { tls: served });
    await using proxy = await startProxy({ tls: served });
    await using client = openTestClient();
    const answered = answerOf(await client.ask(plain.url, through(proxy.url)));
    expect([answered.text, answered.meta.certExpires]).toEqual(['plain', undefined]);
    expect(answerOf(await client.ask(secure.url, through(proxy.url))).text).toBe('secure');
    expect(proxy.requests.map(({ method }) => method)).toEqual(['GET', 'CONNECT']);
    await client.http.close();
    await Promise.all([plain.whenIdle(), secure.whenIdle(), proxy.whenIdle()]);
    expect([plain.openSockets, secure.openSockets, proxy.openSockets]).toEqual([0, 0, 0]);
  });

  it('is never taken unverified: -k is about the server', async () => {
    await using server = await startServer(() => ({}));
    await using proxy = await startProxy({ tls: { key, cert: selfSigned } });
    await using client = openTestClient();
    const failure = failureIn(await client.ask(server.url, through(proxy.url, { insecure: true })));
    expect(failure).toMatchObject({
      kind: 'protocol',
      message: `the proxy 127.0.0.1:${proxy.port}: the certificate is self-signed (DEPTH_ZERO_SELF_SIGNED_CERT)`,
    });
    expect(proxy.requests).toEqual([]);
  });

  it('that speaks plain text says so', async () => {
    await using proxy = await startProxy();
    await using client = openTestClient();
    const failure = failureIn(await client.ask('http://api.example.com/', through(`https://127.0.0.1:${proxy.port}`)));
    expect(failure).toMatchObject({ message: `the proxy 127.0.0.1:${proxy.port} speaks plain text, not TLS` });
  });
});

describe('a proxy that is none', () => {
  it.each(['http://api.example.com/', 'https://api.example.com/'])('is down: %s', async (url) => {
    const port = await freePort();
    await using client = openTestClient();
    expect(failureIn(await client.ask(url, through(`http://127.0.0.1:${port}`)))).toEqual({
      kind: 'network',
      code: 'ECONNREFUSED',
      message: `the proxy 127.0.0.1:${port}: connection refused (ECONNREFUSED 127.0.0.1:${port})`,
    });
  });

  it('has a name that is unknown', async () => {
    await using client = openTestClient();
    const failure = failureIn(await client.ask('https://api.example.com/', through('http://nowhere.invalid:3128')));
    expect(failure).toMatchObject({
      kind: 'network',
      message: expect.stringMatching(/^the proxy nowhere\.invalid:3128: .*nowhere/),
    });
  });

  it.each(['HTTP/1.1 200', 'connection established\r\n\r\n', 'SSH-2.0-OpenSSH_9.2\r\n'])(
    'talks of other things: %j',
    async (words) => {
      await using proxy = await startRawServer(thenClose(words));
      await using client = openTestClient();
      const { message } = Object(failureIn(await client.ask('https://api.example.com/', through(proxy.url))));
      expect(message).toMatch(new RegExp(`^the proxy 127\\.0\\.0\\.1:${proxy.port}`));
      expect(message).toMatch(/does not speak HTTP|closed the connection|breaks the rules/);
    },
  );

  it('hangs: the time to connect is over, and the proxy is named', async () => {
    await using proxy = await listen(
      createServer((socket) => socket.resume()),
      '127.0.0.1',
    );
    await using client = openTestClient();
    const failure = failureIn(await client.ask('https://api.example.com/', { ...through(proxy.url), connectTimeout: 100 }));
    expect(failure).toEqual({
      kind: 'network',
      code: 'ETIMEDOUT',
      message: `the proxy 127.0.0.1:${proxy.port} gave no connection within 100ms`,
    });
    await proxy.whenIdle();
    expect(proxy.openSockets).toBe(0);
  });

  it('is left at once by an abort while it hangs', async () => {
    const controller = new AbortController();
    await using proxy = await startRawServer(() => controller.abort());
    await using client = openTestClient();
    const failure = failureIn(await client.ask('https://api.example.com/', through(proxy.url), controller.signal));
    expect(failure).toMatchObject({ code: 'ABORTED' });
    await proxy.whenIdle();
    expect(proxy.openSockets).toBe(0);
  });
});

describe('the choice of a proxy', () => {
  it('is made for each origin, after a redirect anew', async () => {
    await using inside = await startServer(() => ({ body: 'inside' }));
    await using outside = await startServer(() => ({ status: 302, headers: { Location: inside.url } }));
    await using proxy = await startProxy();
    await using client = openTestClient();
    const except = [`127.0.0.1:${inside.port}`];
    expect(answerOf(await client.ask(outside.url, through(proxy.url, {}, { except }))).text).toBe('inside');
    expect(proxy.requests.map(({ target }) => target)).toEqual([`${outside.url}/`]);
    expect(inside.connections).toBe(1);
  });

  it('never mixes connections of different proxies', async () => {
    await using server = await startServer(() => ({}));
    await using one = await startProxy();
    await using other = await startProxy();
    await using client = openTestClient();
    answerOf(await client.ask(server.url, through(one.url)));
    answerOf(await client.ask(server.url, through(other.url)));
    answerOf(await client.ask(server.url));
    expect([one.requests.length, other.requests.length, server.requests.length]).toEqual([1, 1, 3]);
  });
});
