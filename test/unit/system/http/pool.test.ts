import { Socket } from 'node:net';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Connection } from '../../../../src/system/http/connection.ts';
import { ConnectionPool } from '../../../../src/system/http/pool.ts';
import type { ConnectTarget, Dispatch, DispatchHandler } from '../../../../src/system/http/undici.ts';

const origin = { url: 'http://a.test', insecure: false };
const target: ConnectTarget = { hostname: 'a.test', host: 'a.test', protocol: 'http:', port: '', servername: 'b.test' };
const request: Dispatch = { method: 'GET', path: '/', headers: [], body: null };
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
  const opened: { insecure: boolean; servername: string | null }[] = [];
  const ended: string[] = [];
  const pool = new ConnectionPool({
    openConnector: (insecure) => (to) => {
      const socket = new Socket();
      sockets.push(socket);
      opened.push({ insecure, servername: to.servername });
      return socket;
    },
    openClient: (origin, connect) => ({
      dispatch() {
        connect(target, () => {});
        return true;
      },
      async destroy() {
        ended.push(origin);
      },
    }),
  });
  const use = (connection: Connection) => connection.send(request, handler, () => {});
  return { pool, sockets, opened, ended, use };
}

describe('the connection pool', () => {
  it('gives a connection out again, the one used last first', () => {
    const { pool } = openPool();
    const [one, two] = [pool.take(origin, false), pool.take(origin, false)];
    pool.giveBack(origin, one);
    pool.giveBack(origin, two);
    expect([pool.take(origin, false) === two, pool.take(origin, false) === one]).toEqual([true, true]);
  });

  it('gives none to two at a time', () => {
    const { pool } = openPool();
    expect(pool.take(origin, false)).not.toBe(pool.take(origin, false));
  });

  it('makes a new one where a fresh one is wanted', () => {
    const { pool } = openPool();
    const idle = pool.take(origin, false);
    pool.giveBack(origin, idle);
    expect(pool.take(origin, true)).not.toBe(idle);
    expect(pool.take(origin, false)).toBe(idle);
  });

  it('replaces one after a minute, so that a change of address is seen', () => {
    const { pool, use, ended, sockets } = openPool();
    const connection = pool.take(origin, false);
    use(connection);
    pool.giveBack(origin, connection);
    vi.advanceTimersByTime(60_000);
    expect(pool.take(origin, false)).toBe(connection);
    pool.giveBack(origin, connection);
    vi.advanceTimersByTime(1);
    expect(pool.take(origin, false)).not.toBe(connection);
    expect([ended, sockets[0]?.destroyed]).toEqual([['http://a.test'], true]);
  });

  it.each([
    ['origins', { url: 'http://b.test', insecure: false }],
    ['secure and insecure ones', { url: 'http://a.test', insecure: true }],
  ])('never mixes %s', (_, other) => {
    const { pool } = openPool();
    const connection = pool.take(origin, false);
    pool.giveBack(origin, connection);
    expect(pool.take(other, false)).not.toBe(connection);
    expect(pool.take(other, false).record).not.toBe(connection.record);
  });

  it('opens sockets without verification only where that was asked for', () => {
    const { pool, use, opened } = openPool();
    use(pool.take(origin, false));
    use(pool.take({ ...origin, insecure: true }, false));
    expect(opened.map(({ insecure }) => insecure)).toEqual([false, true]);
  });

  it('verifies the name in the URL, whatever a Host field says', () => {
    const { pool, use, opened } = openPool();
    use(pool.take(origin, false));
    expect(opened).toEqual([{ insecure: false, servername: null }]);
  });

  it('ends a connection that is still connecting', async () => {
    const { pool, use, sockets } = openPool();
    const connection = pool.take(origin, false);
    use(connection);
    await pool.drop(connection);
    expect(sockets.map(({ destroyed }) => destroyed)).toEqual([true]);
  });

  it('ends all of them at its close, taken or idle', async () => {
    const { pool, use, sockets } = openPool();
    const [idle, taken] = [pool.take(origin, false), pool.take(origin, false)];
    use(idle);
    use(taken);
    pool.giveBack(origin, idle);
    await pool.close();
    expect(sockets.map(({ destroyed }) => destroyed)).toEqual([true, true]);
  });

  it('knows of a connection whether its socket was used before', () => {
    const { pool, use } = openPool();
    const connection = pool.take(origin, false);
    use(connection);
    expect([connection.claim(), connection.claim()]).toEqual([false, true]);
    use(connection);
    expect(connection.claim()).toBe(false);
  });
});
