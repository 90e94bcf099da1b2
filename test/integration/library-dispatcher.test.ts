/** Claims about the library with dispatchers of undici in place of its own connections. */
import { gzipSync } from 'node:zlib';
import { Agent, MockAgent } from 'undici';
import { describe, expect, it } from 'vitest';
import { type WatchError, waitFor } from '../../src/index.ts';
import { fakeClock } from '../../src/testing.ts';
import { startServer } from '../support/server.ts';

describe('a MockAgent', () => {
  it('answers in place of the network', async () => {
    const dispatcher = new MockAgent();
    dispatcher.disableNetConnect();
    const api = dispatcher.get('https://api.test');
    api.intercept({ path: '/deploys/42?full=1' }).reply(503, '');
    api.intercept({ path: '/deploys/42?full=1' }).reply(200, { status: 'ready' });
    const wait = waitFor('https://api.test/deploys/42?full=1', { until: 'status=ready', dispatcher, clock: fakeClock() });
    expect(await wait).toMatchObject({ value: { status: 'ready' }, polls: 2 });
    dispatcher.assertNoPendingInterceptors();
    await dispatcher.close();
  });

  it('is heard when it fails', async () => {
    const dispatcher = new MockAgent();
    const broken = Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED' });
    dispatcher.get('https://api.test').intercept({ path: '/' }).replyWithError(broken).persist();
    const wait = waitFor('https://api.test/', { maxErrors: 2, dispatcher, clock: fakeClock() });
    const error: WatchError = await wait.then(
      () => Promise.reject(new Error('it was met')),
      (thrown) => thrown,
    );
    expect([error.code, error.end?.errors]).toEqual(['unreachable', 2]);
    await dispatcher.close();
  });
});

describe('an Agent', () => {
  it('makes the connections, and is left open', async () => {
    await using server = await startServer(() => ({ body: 'ok' }));
    const dispatcher = new Agent({ connections: 1 });
    await waitFor(server.url, { dispatcher });
    await waitFor(server.url, { dispatcher });
    expect([server.connections, server.requests.length]).toEqual([1, 2]);
    await dispatcher.close();
  });

  it('leaves redirects, codings and limits to the library', async () => {
    await using server = await startServer(({ path }) => {
      if (path === '/') return { status: 302, headers: { Location: '/there' } };
      return { headers: { 'content-encoding': 'gzip', 'content-type': 'application/json' }, body: gzipSync('{"a":1}') };
    });
    const dispatcher = new Agent();
    expect((await waitFor(server.url, { dispatcher })).value).toEqual({ a: 1 });
    const tooBig = await waitFor(server.url, { dispatcher, maxSize: 3, once: true }).catch((error: WatchError) => error);
    expect(tooBig).toMatchObject({ code: 'unusable' });
    await dispatcher.close();
  });

  it('gives up a request that takes too long, or is not wanted any more', async () => {
    await using server = await startServer(() => undefined);
    const dispatcher = new Agent();
    const late = await waitFor(server.url, { dispatcher, maxTime: '20ms', once: true }).catch((error: WatchError) => error);
    expect(late).toMatchObject({ code: 'unreachable', end: { errors: 1 } });
    await server.whenIdle();
    const unwanted = waitFor(server.url, { dispatcher, signal: AbortSignal.timeout(20) }).catch((error: WatchError) => error);
    expect(await unwanted).toMatchObject({ code: 'aborted' });
    await server.whenIdle();
    await dispatcher.close();
  });
});
