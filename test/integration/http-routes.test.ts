import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { plainRoute, type Route } from '../../src/domain/route.ts';
import { startServer } from '../support/server.ts';
import { authority, served } from '../support/server-authority.ts';
import { answerOf, failureIn, openTestClient } from '../support/server-client.ts';
import { freePort } from '../support/server-listening.ts';

function by(parts: Partial<Route>): { readonly route: Route } {
  return { route: { ...plainRoute, authorities: authority, ...parts } };
}

describe('--resolve', () => {
  it('gives a name an address; Host and TLS name stay', async () => {
    await using server = await startServer(() => ({ body: 'example' }), { tls: served });
    await using client = openTestClient();
    const fixed = [{ host: 'api.example.com', port: server.port, addresses: ['127.0.0.1'] as const }];
    const { text } = answerOf(await client.ask(`https://api.example.com:${server.port}/`, by({ fixed })));
    expect([text, server.requests[0]?.headers.host]).toEqual(['example', `api.example.com:${server.port}`]);
  });

  it('tries several addresses in turn', async () => {
    await using server = await startServer(() => ({ body: 'third' }));
    await using client = openTestClient();
    const fixed = [{ host: 'api.example.com', port: server.port, addresses: ['127.0.0.2', '::1', '127.0.0.1'] as const }];
    expect(answerOf(await client.ask(`http://api.example.com:${server.port}/`, by({ fixed }))).text).toBe('third');
  });

  it('holds for addresses too, and with * for every name', async () => {
    await using server = await startServer(() => ({ body: 'here' }));
    await using client = openTestClient();
    const fixed = [{ host: '*', port: server.port, addresses: ['127.0.0.1'] as const }];
    for (const host of ['192.0.2.1', 'nowhere.invalid'])
      expect(answerOf(await client.ask(`http://${host}:${server.port}/`, by({ fixed }))).text).toBe('here');
  });

  it('says which addresses were tried when none answers', async () => {
    const port = await freePort();
    await using client = openTestClient();
    const url = `http://api.example.com:${port}/`;
    const one = [{ host: 'api.example.com', port, addresses: ['127.0.0.1'] as const }];
    const two = [{ host: 'api.example.com', port, addresses: ['127.0.0.1', '127.0.0.2'] as const }];
    expect(failureIn(await client.ask(url, by({ fixed: one })))).toMatchObject({
      message: `connection refused (ECONNREFUSED 127.0.0.1:${port})`,
    });
    expect(failureIn(await client.ask(url, by({ fixed: two })))).toMatchObject({
      message: `connection refused (ECONNREFUSED api.example.com:${port})`,
    });
  });
});

describe('--connect-to', () => {
  it('leads the connection elsewhere; Host and TLS name stay those of the URL', async () => {
    await using server = await startServer(() => ({ body: 'example' }), { tls: served });
    await using client = openTestClient();
    const detours = [{ fromHost: 'api.example.com', fromPort: 443, toHost: '127.0.0.1', toPort: server.port }];
    expect(answerOf(await client.ask('https://api.example.com/', by({ detours }))).text).toBe('example');
    expect(server.requests[0]?.headers.host).toBe('api.example.com');
    const strangers = [{ toHost: '127.0.0.1', toPort: server.port }];
    expect(failureIn(await client.ask('https://evil.test/', by({ detours: strangers }))).kind).toBe('protocol');
  });

  it('checks the address in the URL where that is one', async () => {
    await using server = await startServer(() => ({}), { tls: served });
    await using client = openTestClient();
    const detours = [{ toHost: 'localhost', toPort: server.port }];
    expect(answerOf(await client.ask('https://[::1]/', by({ detours }))).meta.status).toBe(200);
    expect(failureIn(await client.ask('https://192.0.2.1/', by({ detours })))).toMatchObject({
      code: 'ERR_TLS_CERT_ALTNAME_INVALID',
    });
  });
});

describe('-4 and -6', () => {
  it.each([
    [4, '127.0.0.1'],
    [6, '::1'],
  ] as const)('-%i reaches localhost at %s alone', async (family, host) => {
    await using server = await startServer(() => ({ body: 'here' }), { host });
    await using client = openTestClient();
    const url = `http://localhost:${server.port}/`;
    expect(answerOf(await client.ask(url, by({ family }))).text).toBe('here');
    expect(failureIn(await client.ask(url, by({ family: family === 4 ? 6 : 4 })))).toMatchObject({ code: 'ECONNREFUSED' });
  });

  it('refuses an address of the other family, in words', async () => {
    await using client = openTestClient();
    expect(failureIn(await client.ask('http://127.0.0.1:1/', by({ family: 6 })))).toEqual({
      kind: 'protocol',
      code: 'NO_ADDRESS',
      message: '127.0.0.1:1 has no address of IPv6 (-6)',
      hint: 'Leave out -6, or name another address.',
    });
  });
});

describe('localhost', () => {
  it.each(['127.0.0.1', '::1'])('is found at %s, with and without a name before it', async (host) => {
    await using server = await startServer(() => ({ body: 'here' }), { host });
    await using client = openTestClient();
    for (const name of ['localhost', 'api.localhost'])
      expect(answerOf(await client.ask(`http://${name}:${server.port}/`)).text).toBe('here');
  });
});

describe('--unix-socket', () => {
  it.each([
    ['http://docker/v1/info', createServer()],
    ['https://localhost/v1/info', createSecureServer(served)],
  ])('leads all connections to it: %s', async (url, server) => {
    const folder = mkdtempSync(join(tmpdir(), 'routes-'));
    const socketPath = join(folder, 's.sock');
    server.on('request', (request, response) => response.end(`${request.headers.host}${request.url}`));
    await new Promise<void>((resolve) => server.listen(socketPath, resolve));
    try {
      await using client = openTestClient();
      // Not even a proxy is asked.
      const proxies = { http: { url: 'http://127.0.0.1:1' }, https: { url: 'http://127.0.0.1:1' }, except: [] };
      const { text } = answerOf(await client.ask(url, by({ socketPath, proxies })));
      expect(text).toBe(url.replace(/^https?:\/\//, ''));
    } finally {
      server.closeAllConnections();
      server.close();
      rmSync(folder, { recursive: true });
    }
  });

  it('that does not exist is named', async () => {
    await using client = openTestClient();
    expect(failureIn(await client.ask('http://docker/', by({ socketPath: '/nowhere/s.sock' })))).toEqual({
      kind: 'network',
      code: 'ENOENT',
      message: 'there is no such socket (ENOENT /nowhere/s.sock)',
    });
  });
});

describe('connections', () => {
  it('are shared by requests whose routes are equal, and by no others', async () => {
    await using server = await startServer(() => ({}), { tls: served });
    await using client = openTestClient();
    const routes = [by({}), by({}), by({ family: 4 }), by({ family: 4 }), by({ insecure: true })];
    for (const route of routes) answerOf(await client.ask(server.url, route));
    expect(server.connections).toBe(3);
  });
});
