import { describe, expect, it } from 'vitest';
import { startServer } from '../support/server.ts';
import { answerOf, openTestClient } from '../support/server-client.ts';
import { startRawServer, thenClose } from '../support/server-raw.ts';
import { requestTo } from '../support/server-requests.ts';

const signal = new AbortController().signal;

describe('an exchange', () => {
  it('brings status, reason, fields, body and what it cost', async () => {
    await using server = await startServer(() => ({
      status: 203,
      headers: { 'Content-Type': 'application/json', 'X-Twice': ['a', 'b'], 'Content-Length': '7' },
      body: '{"a":1}',
    }));
    await using client = openTestClient();
    const { meta, text } = answerOf(await client.ask(`${server.url}/deploys/42?x=1#part`));
    expect(text).toBe('{"a":1}');
    expect(meta).toMatchObject({
      status: 203,
      reason: 'Non-Authoritative Information',
      headers: { 'content-type': 'application/json', 'x-twice': ['a', 'b'] },
      url: `${server.url}/deploys/42?x=1`,
      bytes: 7,
    });
    expect(meta.latency).toBeGreaterThan(0);
    expect(meta.latency).toBeLessThan(5000);
    expect(meta).not.toHaveProperty('certExpires');
    expect(server.requests[0]?.path).toBe('/deploys/42?x=1');
  });

  it('sends the fields as given: names, order, repetitions; and adds nothing but the codings', async () => {
    await using server = await startServer(() => ({}));
    await using client = openTestClient();
    await client.ask(server.url, {
      headers: [
        ['X-B', '1'],
        ['x-a', '2'],
        ['X-B', '3'],
      ],
    });
    expect(server.requests[0]?.fields).toEqual([
      ['host', `127.0.0.1:${server.port}`],
      ['connection', 'keep-alive'],
      ['accept-encoding', expect.stringMatching(/^gzip, br/)],
      ['X-B', '1'],
      ['x-a', '2'],
      ['X-B', '3'],
    ]);
  });

  it('sends a body with its length', async () => {
    await using server = await startServer(() => ({}));
    await using client = openTestClient();
    const body = new TextEncoder().encode('{"é":1}');
    await client.ask(server.url, { method: 'POST', headers: [['Content-Type', 'application/json']], body });
    expect(server.requests[0]).toMatchObject({
      method: 'POST',
      body: '{"é":1}',
      headers: { 'content-type': 'application/json', 'content-length': '8' },
    });
  });

  it.each([204, 304, 404, 500])('takes any status for an answer: %i', async (status) => {
    await using server = await startServer(() => ({ status }));
    await using client = openTestClient();
    expect(answerOf(await client.ask(server.url)).meta.status).toBe(status);
  });

  it('has no body for a HEAD, whatever its length field and its coding say', async () => {
    const headers = { 'Content-Length': '99999999', 'Content-Encoding': 'gzip' };
    await using server = await startServer(() => ({ headers }));
    await using client = openTestClient();
    const { meta, text } = answerOf(await client.ask(server.url, { method: 'HEAD' }));
    expect([text, meta.bytes, meta.headers['content-length']]).toEqual(['', 0, '99999999']);
  });

  it('takes a 304 that names the length of the body it leaves out (RFC 9110 §8.6)', async () => {
    await using server = await startRawServer('HTTP/1.1 304 Not Modified\r\nETag: "a"\r\nContent-Length: 10547\r\n\r\n');
    await using client = openTestClient();
    for (const _ of [1, 2]) {
      const { meta } = answerOf(await client.ask(server.url));
      expect([meta.status, meta.bytes, meta.headers['etag']]).toEqual([304, 0, '"a"']);
    }
  });

  it('lets informational answers pass', async () => {
    const early = 'HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n';
    await using server = await startRawServer(`${early}HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok`);
    await using client = openTestClient();
    expect(answerOf(await client.ask(server.url))).toMatchObject({ text: 'ok', meta: { status: 200 } });
  });

  it('reads a body that ends with the connection, and one in chunks with trailers', async () => {
    await using server = await startRawServer(
      thenClose('HTTP/1.1 200 OK\r\n\r\nto the end'),
      'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nin \r\n6\r\nchunks\r\n0\r\nX-Sum: 9\r\n\r\n',
    );
    await using client = openTestClient();
    expect(answerOf(await client.ask(server.url)).text).toBe('to the end');
    expect(answerOf(await client.ask(server.url)).text).toBe('in chunks');
  });
});

describe('connections', () => {
  it('are kept: many polls, one connection', async () => {
    await using server = await startServer(() => ({ body: '{}' }));
    await using client = openTestClient();
    for (let poll = 0; poll < 20; poll++) answerOf(await client.ask(server.url));
    expect([server.connections, server.requests.length]).toEqual([1, 20]);
  });

  it('are kept over failures of the server, large bodies and 304s', async () => {
    const answers = [{ status: 500, body: 'x' }, { body: 'x'.repeat(300_000) }, { status: 304 }, { status: 204 }];
    await using server = await startServer(() => answers[server.requests.length - 1] ?? {});
    await using client = openTestClient();
    for (const _ of [...answers, 1]) answerOf(await client.ask(server.url));
    expect(server.connections).toBe(1);
  });

  it('are as many as there are requests in flight, so that a slow answer delays no other', async () => {
    await using server = await startServer((request, response) => {
      if (request.path !== '/slow') return { body: 'quick' };
      response.flushHeaders();
      return undefined;
    });
    await using client = openTestClient();
    const controller = new AbortController();
    const slow = client.ask(`${server.url}/slow`, {}, controller.signal);
    expect(answerOf(await client.ask(`${server.url}/quick`)).text).toBe('quick');
    controller.abort();
    expect(await slow).toMatchObject({ failure: { code: 'ABORTED' } });
  });

  it('are opened again when the server wants them closed', async () => {
    await using server = await startServer(() => ({ headers: { Connection: 'close' } }));
    await using client = openTestClient();
    for (const _ of [1, 2, 3]) answerOf(await client.ask(server.url));
    expect(server.connections).toBe(3);
  });

  it('that the server closed while idle cost no failure', async () => {
    await using server = await startServer(() => ({ body: '{}' }));
    await using client = openTestClient();
    for (let poll = 0; poll < 5; poll++) {
      answerOf(await client.ask(server.url));
      server.dropConnections();
    }
    expect(server.requests).toHaveLength(5);
  });

  it.each(['GET', 'HEAD', 'OPTIONS', 'PUT', 'DELETE'])(
    'closed as a %s arrives: it is sent once more, silently',
    async (method) => {
      const ok = 'HTTP/1.1 200 OK\r\nContent-Length: 0\r\nConnection: keep-alive\r\n\r\n';
      await using server = await startRawServer(ok, ({ socket }) => socket.destroy(), ok);
      await using client = openTestClient();
      answerOf(await client.ask(server.url, { method: 'GET' }));
      expect(answerOf(await client.ask(server.url, { method })).meta.status).toBe(200);
      expect([server.heads.length, server.connections]).toEqual([3, 2]);
    },
  );

  it('are all closed at the end, those in use too', async () => {
    await using server = await startServer((request) => (request.path === '/held' ? undefined : {}));
    const client = openTestClient();
    answerOf(await client.ask(server.url));
    const held = client.ask(`${server.url}/held`);
    const other = client.ask(server.url);
    answerOf(await other);
    await client.http.close();
    await server.whenIdle();
    expect(await held).toMatchObject({ kind: 'failure', failure: { kind: 'network', code: 'ABORTED' } });
    expect(await client.ask(server.url)).toMatchObject({ failure: { code: 'ABORTED' } });
    expect(server.openSockets).toBe(0);
  });

  it('reach a name that is served on one of its addresses only', async () => {
    await using server = await startServer(() => ({ body: 'here' }));
    await using client = openTestClient();
    expect(answerOf(await client.ask(`http://localhost:${server.port}/`)).text).toBe('here');
  });
});

describe('a poll on a kept connection', () => {
  it('leaves no listener on the signal', async () => {
    await using server = await startServer(() => ({}));
    await using client = openTestClient();
    let listeners = 0;
    const counting = new Proxy(signal, {
      get(target, name) {
        if (name === 'addEventListener') return () => listeners++;
        if (name === 'removeEventListener') return () => listeners--;
        return Reflect.get(target, name, target);
      },
    });
    for (const _ of [1, 2, 3]) await client.http.exchange(requestTo(server.url), {}, counting);
    expect(listeners).toBe(0);
  });
});
