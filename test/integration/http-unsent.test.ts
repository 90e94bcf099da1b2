/** Claims about what is known of a request that failed: whether any of it can have reached the server. */
import { describe, expect, it } from 'vitest';
import type { Exchange } from '../../src/domain/ports.ts';
import { startServer } from '../support/server.ts';
import { openTestClient } from '../support/server-client.ts';
import { freePort } from '../support/server-listening.ts';
import { startRawServer, thenClose } from '../support/server-raw.ts';

const isUnsent = (exchange: Exchange) => exchange.kind === 'failure' && exchange.unsent === true;

describe('nothing was sent', () => {
  it('where nobody listens', async () => {
    await using client = openTestClient();
    expect(isUnsent(await client.ask(`http://127.0.0.1:${await freePort()}/`, { method: 'POST' }))).toBe(true);
  });

  it('where there is no such host', async () => {
    await using client = openTestClient();
    expect(isUnsent(await client.ask('http://nowhere.invalid/', { method: 'POST' }))).toBe(true);
  });

  it('where the connection was not ready in time', async () => {
    await using server = await startRawServer(() => {});
    await using client = openTestClient();
    const exchange = await client.ask(server.url.replace('http:', 'https:'), { connectTimeout: 50 });
    expect([exchange.kind === 'failure' && exchange.failure.kind, isUnsent(exchange)]).toEqual(['timeout', true]);
  });
});

describe('something was sent', () => {
  it('where the server hangs up without an answer', async () => {
    await using server = await startRawServer(thenClose(''));
    await using client = openTestClient();
    const exchange = await client.ask(server.url, { method: 'POST' });
    expect([exchange.kind, isUnsent(exchange)]).toEqual(['failure', false]);
  });

  it('where no answer comes in time', async () => {
    await using server = await startServer(() => undefined);
    await using client = openTestClient();
    const exchange = await client.ask(server.url, { method: 'POST', maxTime: 50 });
    expect([exchange.kind, isUnsent(exchange)]).toEqual(['failure', false]);
  });

  it('where it is redirected to a server that is not there', async () => {
    const port = await freePort();
    await using server = await startServer(() => ({ status: 302, headers: { Location: `http://127.0.0.1:${port}/` } }));
    await using client = openTestClient();
    const exchange = await client.ask(server.url);
    expect([exchange.kind, isUnsent(exchange)]).toEqual(['failure', false]);
  });

  it('where a kept connection broke, and none could be made again', async () => {
    const server = await startServer(({ path }, response) => {
      if (path === '/first') return {};
      // The listener goes first, so that the second try finds nobody.
      void server[Symbol.asyncDispose]();
      response.socket?.resetAndDestroy();
      return undefined;
    });
    await using client = openTestClient();
    await client.ask(`${server.url}/first`);
    const exchange = await client.ask(`${server.url}/second`, { method: 'PUT' });
    expect(exchange).toMatchObject({ kind: 'failure', failure: { kind: 'network' } });
    expect(isUnsent(exchange)).toBe(false);
  });
});
