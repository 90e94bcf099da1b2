import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { WebSocketServer } from 'ws';
import { plainRoute, type Route } from '../../src/domain/route.ts';
import { authority, identity, served, servedExpires } from '../support/server-authority.ts';
import { selfSigned, key as selfSignedKey } from '../support/server-certificates.ts';
import { startProxy } from '../support/server-proxy.ts';
import { startRawServer } from '../support/server-raw.ts';
import { failureOf, openTo, type Serve, socketIn, startWebSocketServer, wordsOf } from '../support/server-web-socket.ts';

const never = new AbortController().signal;
const greet: Serve = (socket, { headers }) => socket.send(`hello ${headers.host}`);

function by(parts: Partial<Route>): { readonly route: Route } {
  return { route: { ...plainRoute, authorities: authority, ...parts } };
}

/** The first message that comes by a route. */
async function greetingBy(url: string, parts: Partial<Route>): Promise<string> {
  await using socket = socketIn(await openTo(url, by(parts)));
  return wordsOf(await socket.next(never));
}

describe('a WebSocket over TLS', () => {
  it('is opened by authorities that are trusted, and knows when the certificate expires', async () => {
    await using server = await startWebSocketServer(greet, { tls: served });
    await using socket = socketIn(await openTo(server.url, by({})));
    expect(wordsOf(await socket.next(never))).toBe(`hello localhost:${server.port}`);
    expect(socket.meta.certExpires).toBe(servedExpires);
  });

  it('is not opened by others, unless nobody cares', async () => {
    await using server = await startWebSocketServer(greet, { tls: { key: selfSignedKey, cert: selfSigned } });
    expect(failureOf(await openTo(server.url, by({})))).toMatchObject({ kind: 'protocol', code: 'DEPTH_ZERO_SELF_SIGNED_CERT' });
    expect(await greetingBy(server.url, { insecure: true })).toBe(`hello localhost:${server.port}`);
    await server.whenIdle();
  });

  it('says who we are', async () => {
    const tls = { ...served, ca: authority, requestCert: true, rejectUnauthorized: true };
    await using server = await startWebSocketServer(greet, { tls });
    expect(await greetingBy(server.url, { identity })).toBe(`hello localhost:${server.port}`);
    expect(failureOf(await openTo(server.url, by({})))).toMatchObject({
      kind: 'protocol',
      hint: expect.stringContaining('--cert'),
    });
    await server.whenIdle();
  });

  it('at a plain port is explained, with the URL to use', async () => {
    await using server = await startWebSocketServer(greet);
    expect(failureOf(await openTo(`https://127.0.0.1:${server.port}/`, by({})))).toMatchObject({
      kind: 'protocol',
      message: `127.0.0.1:${server.port} speaks plain text, not TLS`,
      hint: `Use ws://127.0.0.1:${server.port}`,
    });
  });

  it('is given up when its handshake takes longer than connecting may', async () => {
    await using server = await startRawServer(() => {});
    const url = `https://127.0.0.1:${server.port}/`;
    expect(failureOf(await openTo(url, { ...by({}), connectTimeout: 50 }))).toEqual({
      kind: 'timeout',
      after: 50,
      phase: 'connect',
    });
    await server.whenIdle();
  });

  it('hears a ping through TLS', async () => {
    await using server = await startWebSocketServer((socket) => socket.on('ping', () => socket.send('pinged')), { tls: served });
    await using socket = socketIn(await openTo(server.url, by({}), { ping: 30 }));
    expect(wordsOf(await socket.next(never))).toBe('pinged');
  });
});

describe('the way to a WebSocket', () => {
  it('goes where --resolve and --connect-to say', async () => {
    await using server = await startWebSocketServer(greet, { tls: served });
    const fixed = [{ host: 'api.example.com', port: server.port, addresses: ['127.0.0.1'] as const }];
    expect(await greetingBy(`https://api.example.com:${server.port}/`, { fixed })).toBe(`hello api.example.com:${server.port}`);
    const detours = [{ toHost: '127.0.0.1', toPort: server.port }];
    expect(await greetingBy('https://api.example.com/', { detours })).toBe('hello api.example.com');
  });

  it('goes by one family of addresses', async () => {
    await using server = await startWebSocketServer(greet);
    const url = `http://localhost:${server.port}/`;
    expect(await greetingBy(url, { family: 4 })).toBe(`hello localhost:${server.port}`);
    expect(failureOf(await openTo(url, by({ family: 6 })))).toMatchObject({ code: 'ECONNREFUSED' });
  });

  it('goes through a unix socket', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'web-socket-'));
    const socketPath = join(folder, 's.sock');
    const server = createServer();
    const webSockets = new WebSocketServer({ server });
    webSockets.on('connection', (socket, { headers }) => socket.send(`hello ${headers.host}`));
    await new Promise<void>((resolve) => server.listen(socketPath, resolve));
    try {
      expect(await greetingBy('http://docker/events', { socketPath })).toBe('hello docker');
    } finally {
      server.close();
      rmSync(folder, { recursive: true });
    }
  });

  it.each(['http', 'https'] as const)('leads through a tunnel where there is a proxy: %s', async (scheme) => {
    await using server = await startWebSocketServer(greet, scheme === 'https' ? { tls: served } : {});
    await using proxy = await startProxy({ login: 'Basic abc' });
    const proxies = { [scheme]: { url: proxy.url, authorization: 'Basic abc' }, except: [] };
    const { host } = new URL(server.url);
    expect(await greetingBy(server.url, { proxies })).toBe(`hello ${host}`);
    expect(proxy.requests.map(({ method, target }) => [method, target])).toEqual([['CONNECT', host]]);
    await server.whenIdle();
  });

  it('does not lead past a proxy that refuses', async () => {
    await using server = await startWebSocketServer(greet);
    await using proxy = await startProxy({ login: 'Basic abc' });
    const proxies = { http: { url: proxy.url }, except: [] };
    expect(failureOf(await openTo(server.url, by({ proxies })))).toMatchObject({ kind: 'protocol', code: 'PROXY_LOGIN' });
    expect(server.connections).toBe(0);
  });

  it('names the proxy that gives no connection in time', async () => {
    await using proxy = await startRawServer(() => {});
    const proxies = { http: { url: proxy.url }, except: [] };
    expect(failureOf(await openTo('http://api.test/', { ...by({ proxies }), connectTimeout: 50 }))).toMatchObject({
      code: 'ETIMEDOUT',
      message: `the proxy 127.0.0.1:${proxy.port} gave no connection within 50ms`,
    });
    await proxy.whenIdle();
  });
});
