import { Socket } from 'node:net';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { plainRoute, type Route } from '../../../../src/domain/route.ts';
import type { Connection } from '../../../../src/system/http/connection.ts';
import { ConnectionPool } from '../../../../src/system/http/pool.ts';
import type { Dispatch, DispatchHandler } from '../../../../src/system/http/undici.ts';

const here = { origin: 'http://a.test', route: plainRoute };
const request: Dispatch = { method: 'GET', path: '/', headers: ['X-A', '1'], body: null };
const handler: DispatchHandler = {
  onRequestStart() {},
  onResponseStart() {},
  onResponseData() {},
  onResponseEnd() {},
  onResponseError() {},
};

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['performance'] });
});

afterEach(() => {
  vi.useRealTimers();
});

/** A pool on clients that open a socket for every request, and what became of both. */
function openPool() {
  const sockets: Socket[] = [];
  const opened: Route[] = [];
  const ended: string[] = [];
  const sent: Dispatch[] = [];
  const pool = new ConnectionPool({
    openLines: (route) => (origin) => ({
      origin,
      http2: false,
      identified: false,
      forwards: route.proxies !== undefined,
      ...(route.proxies?.http !== undefined && { proxy: route.proxies.http }),
      open: async (_protocols, signal) => {
        const socket = new Socket();
        signal.addEventListener('abort', () => socket.destroy());
        sockets.push(socket);
        opened.push(route);
        return signal.aborted ? socket : await new Promise(() => {});
      },
    }),
    openClient: (origin, connect) => ({
      dispatch(asked) {
        sent.push(asked);
        connect({}, () => {});
        return true;
      },
      async destroy() {
        ended.push(origin);
      },
    }),
  });
  const use = (connection: Connection) => connection.send(request, handler, () => {});
  return { pool, sockets, opened, ended, sent, use };
}

describe('the connection pool', () => {
  it('gives a connection out again, the one used last first', () => {
    const { pool } = openPool();
    const [one, two] = [pool.take(here, false), pool.take(here, false)];
    pool.giveBack(here, one);
    pool.giveBack(here, two);
    expect([pool.take(here, false) === two, pool.take(here, false) === one]).toEqual([true, true]);
  });

  it('gives none to two at a time', () => {
    const { pool } = openPool();
    expect(pool.take(here, false)).not.toBe(pool.take(here, false));
  });

  it('makes a new one where a fresh one is wanted', () => {
    const { pool } = openPool();
    const idle = pool.take(here, false);
    pool.giveBack(here, idle);
    expect(pool.take(here, true)).not.toBe(idle);
    expect(pool.take(here, false)).toBe(idle);
  });

  it('replaces one after a minute, so that a change of address is seen', () => {
    const { pool, use, ended, sockets } = openPool();
    const connection = pool.take(here, false);
    use(connection);
    pool.giveBack(here, connection);
    vi.advanceTimersByTime(60_000);
    expect(pool.take(here, false)).toBe(connection);
    pool.giveBack(here, connection);
    vi.advanceTimersByTime(1);
    expect(pool.take(here, false)).not.toBe(connection);
    expect([ended, sockets[0]?.destroyed]).toEqual([['http://a.test'], true]);
  });

  it.each([
    ['origins', { origin: 'http://b.test', route: plainRoute }],
    ['secure and insecure ones', { ...here, route: { ...plainRoute, insecure: true } }],
    ['with and without a certificate', { ...here, route: { ...plainRoute, identity: { certificate: 'C', key: 'K' } } }],
  ])('never mixes %s', (_, other) => {
    const { pool } = openPool();
    const connection = pool.take(here, false);
    pool.giveBack(here, connection);
    expect(pool.take(other, false)).not.toBe(connection);
    expect(pool.take(other, false).record).not.toBe(connection.record);
  });

  it('shares connections between routes that are equal', () => {
    const { pool } = openPool();
    const connection = pool.take(here, false);
    pool.giveBack(here, connection);
    expect(pool.take({ ...here, route: structuredClone(plainRoute) }, false)).toBe(connection);
  });

  it('opens sockets by the route they are wanted for', () => {
    const { pool, use, opened } = openPool();
    const other = { ...plainRoute, insecure: true };
    use(pool.take(here, false));
    use(pool.take({ ...here, route: other }, false));
    expect(opened).toEqual([plainRoute, other]);
  });

  it('forgets origins that nobody asked for an hour, and remembers the others', () => {
    const { pool, ended } = openPool();
    const at = (origin: string) => ({ ...here, origin });
    for (const origin of ['http://once.test', 'http://often.test']) pool.giveBack(at(origin), pool.take(at(origin), false));
    const { record } = pool.take(at('http://often.test'), false);
    vi.advanceTimersByTime(3_000_000);
    pool.take(at('http://often.test'), false);
    vi.advanceTimersByTime(1_000_000);
    pool.take(at('http://new.test'), false);
    expect(ended).toEqual(['http://once.test']);
    expect(pool.take(at('http://often.test'), false).record).toBe(record);
  });

  it('hands a proxy whole URLs, with our login there', () => {
    const { pool, use, sent } = openPool();
    const proxies = { http: { url: 'http://proxy.test:3128', authorization: 'Basic x' }, except: [] };
    use(pool.take({ ...here, route: { ...plainRoute, proxies } }, false));
    use(pool.take(here, false));
    expect(sent[0]).toMatchObject({ path: 'http://a.test/', headers: ['X-A', '1', 'proxy-authorization', 'Basic x'] });
    expect(sent[1]).toBe(request);
  });

  it('ends a connection that is still connecting', async () => {
    const { pool, use, sockets } = openPool();
    const connection = pool.take(here, false);
    use(connection);
    await pool.drop(connection);
    expect(sockets.map(({ destroyed }) => destroyed)).toEqual([true]);
  });

  it('ends all of them at its close, taken or idle', async () => {
    const { pool, use, sockets } = openPool();
    const [idle, taken] = [pool.take(here, false), pool.take(here, false)];
    use(idle);
    use(taken);
    pool.giveBack(here, idle);
    await pool.close();
    expect(sockets.map(({ destroyed }) => destroyed)).toEqual([true, true]);
  });

  it('knows of a connection whether its socket was used before', () => {
    const { pool, use } = openPool();
    const connection = pool.take(here, false);
    use(connection);
    expect([connection.claim(), connection.claim()]).toEqual([false, true]);
    use(connection);
    expect(connection.claim()).toBe(false);
  });
});
