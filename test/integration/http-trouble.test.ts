import { describe, expect, it } from 'vitest';
import { startServer } from '../support/server.ts';
import { answerOf, failureIn, openTestClient } from '../support/server-client.ts';
import { freePort } from '../support/server-listening.ts';
import { type RawStep, startRawServer, thenClose, thenReset } from '../support/server-raw.ts';

const head = 'HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\n';
const keptAlive = `${head}Content-Length: 0\r\n\r\n`;

describe('no answer', () => {
  it('nobody listens', async () => {
    const port = await freePort();
    await using client = openTestClient();
    expect(failureIn(await client.ask(`http://127.0.0.1:${port}/`))).toEqual({
      kind: 'network',
      code: 'ECONNREFUSED',
      message: `connection refused (ECONNREFUSED 127.0.0.1:${port})`,
    });
    expect(failureIn(await client.ask(`http://localhost:${port}/`))).toMatchObject({ code: 'ECONNREFUSED' });
  });

  it('no such host', async () => {
    await using client = openTestClient();
    const failure = failureIn(await client.ask('http://nowhere.invalid/'));
    expect(failure.kind === 'network' && /^(ENOTFOUND|EAI_AGAIN)$/.test(failure.code)).toBe(true);
  });

  it.each([
    ['closed at once', thenClose(''), 'without an answer'],
    ['reset at once', thenReset(''), 'without an answer'],
    ['closed within the header', thenClose(head), 'without an answer'],
    ['reset within the header', thenReset(head), 'without an answer'],
    ['closed within a counted body', thenClose(`${head}Content-Length: 10\r\n\r\n[1,2]`), 'in the middle of its answer'],
    ['reset within a counted body', thenReset(`${head}Content-Length: 10\r\n\r\n[1,2]`), 'in the middle of its answer'],
    [
      'closed within a counted body that was to be the last',
      thenClose(`${head}Connection: close\r\nContent-Length: 10\r\n\r\n[1,2]`),
      'in the middle of its answer',
    ],
    [
      'closed between chunks',
      thenClose(`${head}Transfer-Encoding: chunked\r\n\r\n5\r\n[1,2]\r\n`),
      'in the middle of its answer',
    ],
    [
      'closed between chunks that were to be the last',
      thenClose(`${head}Connection: close\r\nTransfer-Encoding: chunked\r\n\r\n5\r\n[1,2]\r\n`),
      'in the middle of its answer',
    ],
  ] satisfies [string, RawStep, string][])('%s', async (_, step, when) => {
    await using server = await startRawServer(step);
    await using client = openTestClient();
    expect(failureIn(await client.ask(server.url))).toEqual({
      kind: 'network',
      code: 'ECONNRESET',
      message: `the server closed the connection ${when} (ECONNRESET 127.0.0.1:${server.port})`,
    });
    expect(server.heads).toHaveLength(1);
  });

  it('a kept connection closed as a POST arrives: it is not sent again', async () => {
    await using server = await startRawServer(keptAlive, ({ socket }) => socket.destroy());
    await using client = openTestClient();
    answerOf(await client.ask(server.url));
    expect(failureIn(await client.ask(server.url, { method: 'POST' }))).toMatchObject({ code: 'ECONNRESET' });
    expect(server.heads).toHaveLength(2);
  });

  it('a kept connection closed in mid-answer: it is not asked again', async () => {
    await using server = await startRawServer(keptAlive, thenClose('HTTP/1.1 2'));
    await using client = openTestClient();
    answerOf(await client.ask(server.url));
    expect(failureIn(await client.ask(server.url))).toMatchObject({ code: 'ECONNRESET' });
    expect(server.heads).toHaveLength(2);
  });

  it('a retry that is closed too is told', async () => {
    await using server = await startRawServer(keptAlive, ({ socket }) => socket.destroy());
    await using client = openTestClient();
    answerOf(await client.ask(server.url));
    expect(failureIn(await client.ask(server.url))).toMatchObject({ code: 'ECONNRESET' });
    expect(server.heads).toHaveLength(3);
  });
});

describe('an answer that is none', () => {
  it('of another protocol is final', async () => {
    await using server = await startRawServer('SSH-2.0-OpenSSH_9.2\r\n');
    await using client = openTestClient();
    expect(failureIn(await client.ask(server.url))).toEqual({
      kind: 'protocol',
      code: 'NOT_HTTP',
      message: `127.0.0.1:${server.port} does not speak HTTP/1.1`,
    });
  });

  it('of a server that speaks TLS says so, where the server does', async () => {
    await using server = await startRawServer(thenClose(Buffer.from('15030300020246', 'hex')));
    await using client = openTestClient();
    expect(failureIn(await client.ask(server.url))).toMatchObject({
      kind: 'protocol',
      hint: `Use https://127.0.0.1:${server.port}`,
    });
  });

  it('where HTTP was spoken before is passing trouble', async () => {
    await using server = await startRawServer(thenClose(keptAlive), thenClose('oops'));
    await using client = openTestClient();
    answerOf(await client.ask(server.url));
    expect(failureIn(await client.ask(server.url))).toMatchObject({ kind: 'network', code: 'HPE_INVALID' });
  });

  it('with chunks that are none is passing trouble', async () => {
    await using server = await startRawServer(`${head}Transfer-Encoding: chunked\r\n\r\nxyz\r\n`);
    await using client = openTestClient();
    expect(failureIn(await client.ask(server.url))).toMatchObject({ kind: 'network', code: 'HPE_INVALID' });
  });

  it('that changes the protocol unasked is passing trouble', async () => {
    const switching = '101 Switching Protocols\r\nConnection: upgrade\r\nUpgrade: websocket';
    await using server = await startRawServer(`HTTP/1.1 ${switching}\r\n\r\n${keptAlive}`);
    await using client = openTestClient();
    expect(failureIn(await client.ask(server.url))).toEqual({
      kind: 'network',
      code: 'UND_ERR_SOCKET',
      message: `the server sent an interim answer that nobody asked for (UND_ERR_SOCKET 127.0.0.1:${server.port})`,
    });
  });

  it.each([
    ['two lengths', 'Content-Length: 5\r\nContent-Length: 7\r\n'],
    ['the same length twice', 'Content-Length: 5\r\nContent-Length: 5\r\n'],
    ['a length and chunks', 'Content-Length: 5\r\nTransfer-Encoding: chunked\r\n'],
    ['a field with a NUL behind its length', 'Content-Length: 5\r\nX-A: a\0b\r\n'],
  ])('with %s is passing trouble, and no closed connection', async (_, fields) => {
    await using server = await startRawServer(`HTTP/1.1 200 OK\r\n${fields}\r\n[1,2]`);
    await using client = openTestClient();
    expect(failureIn(await client.ask(server.url))).toEqual({
      kind: 'network',
      code: 'HPE_INVALID',
      message:
        'the answer breaks the rules of HTTP: two lengths, or a field that cannot be read ' +
        `(HPE_INVALID 127.0.0.1:${server.port})`,
    });
  });

  it.each([
    ['a field with a NUL', 'HTTP/1.1 200 OK\r\nX-A: a\0b\r\n\r\n', 'Invalid header value char'],
    ['a field without a colon', 'HTTP/1.1 200 OK\r\nX-A 1\r\n\r\n', 'Invalid header token'],
    ['an answer of HTTP/3.0', 'HTTP/3.0 200 OK\r\n\r\n', undefined],
  ])('with %s is told from one that does not even begin like HTTP', async (_, bytes, reason) => {
    await using server = await startRawServer(bytes);
    await using client = openTestClient();
    expect(failureIn(await client.ask(server.url))).toMatchObject({
      message: expect.stringContaining(reason ?? 'does not speak HTTP/1.1'),
    });
  });

  it('with 17 KiB of header is unusable', async () => {
    await using server = await startRawServer(`${head}X-Filler: ${'x'.repeat(17 * 1024)}\r\n\r\n`);
    await using client = openTestClient();
    expect(failureIn(await client.ask(server.url))).toEqual({
      kind: 'malformed',
      message: 'the header of the answer is larger than 16 KiB',
    });
  });

  it('with a header that never ends is unusable too', async () => {
    await using server = await startRawServer(({ socket }) => {
      const more = () => {
        while (!socket.destroyed && socket.write(`X-Filler: ${'x'.repeat(1000)}\r\n`));
      };
      socket.on('drain', more).write(head);
      more();
    });
    await using client = openTestClient();
    expect(failureIn(await client.ask(server.url))).toMatchObject({ kind: 'malformed' });
  });
});

describe('interim answers', () => {
  const ok = 'HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok';
  const continued = 'HTTP/1.1 100 Continue\r\n\r\n';
  const hints = 'HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n';

  it.each([
    ['a 100', continued],
    ['several, mixed', hints + continued + continued + hints],
    ['a 100 with fields', 'HTTP/1.1 100 Continue\r\nX-A: 1\r\nX-B: 2\r\n\r\n'],
    ['a 102', 'HTTP/1.1 102 Processing\r\n\r\n'],
  ])('that nobody asked for kill nothing: %s', async (_, interim) => {
    await using server = await startRawServer(interim + ok);
    await using client = openTestClient();
    for (const method of ['GET', 'POST', 'GET'])
      expect(answerOf(await client.ask(server.url, { method }))).toMatchObject({ text: 'ok', meta: { status: 200 } });
    expect(server.connections).toBe(1);
  });

  it('may come byte by byte', async () => {
    await using server = await startRawServer(({ socket }) => {
      const bytes = [...(continued + ok)];
      const next = () => {
        const byte = bytes.shift();
        if (byte !== undefined) socket.write(byte, () => setImmediate(next));
      };
      socket.setNoDelay(true);
      next();
    });
    await using client = openTestClient();
    expect(answerOf(await client.ask(server.url)).text).toBe('ok');
  });

  it('after which nothing comes are no answer', async () => {
    await using server = await startRawServer(thenClose(continued));
    await using client = openTestClient();
    expect(failureIn(await client.ask(server.url))).toMatchObject({
      code: 'ECONNRESET',
      message: expect.stringContaining('without an answer'),
    });
  });

  it('without end end with the time', async () => {
    await using server = await startRawServer(({ socket }) => {
      const more = () => {
        while (!socket.destroyed && socket.write(continued));
      };
      socket.on('drain', more);
      more();
    });
    await using client = openTestClient();
    expect(failureIn(await client.ask(server.url, { maxTime: 200 })).kind).toBe('timeout');
  });
});

describe('bytes behind an answer', () => {
  it.each(['garbage', 'HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\nevil'])('are never the next answer: %j', async (more) => {
    const ok = 'HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\ngood';
    await using server = await startRawServer(ok + more);
    await using client = openTestClient();
    for (const _ of [1, 2, 3]) expect(answerOf(await client.ask(server.url)).text).toBe('good');
    expect(server.heads).toHaveLength(3);
  });
});

describe('a request that cannot be sent', () => {
  it.each([
    [['Keep-Alive', 'timeout=5']],
    [['Transfer-Encoding', 'chunked']],
    [['Expect', '100-continue']],
    [['X-A', 'line\nbreak']],
    [['X A', 'blank']],
  ] as const)('is a failure, not a crash: %j', async (field) => {
    await using server = await startServer(() => ({}));
    await using client = openTestClient();
    expect(failureIn(await client.ask(server.url, { headers: [field] }))).toMatchObject({
      kind: 'protocol',
      code: 'INVALID_REQUEST',
    });
    expect(server.requests).toEqual([]);
  });
});
