import { describe, expect, it } from 'vitest';
import type { WebSocket } from 'ws';
import { startServer } from '../support/server.ts';
import { freePort } from '../support/server-listening.ts';
import { startRawServer, thenClose } from '../support/server-raw.ts';
import {
  allNews,
  failureOf,
  openTo,
  type Serve,
  socketIn,
  startRawWebSocketServer,
  startWebSocketServer,
  wordsOf,
} from '../support/server-web-socket.ts';

const never = new AbortController().signal;
const silent: Serve = () => {};

/** Waits until the server's end of a WebSocket is closed. */
function closeOf(socket: WebSocket): Promise<number> {
  return new Promise((resolve) => socket.once('close', resolve));
}

describe('a WebSocket', () => {
  it('carries messages both ways', async () => {
    await using server = await startWebSocketServer((socket) => {
      socket.send('hello');
      socket.on('message', (data) => socket.send(`got ${data}`));
    });
    await using socket = socketIn(await openTo(server.url));
    expect(socket.meta).toMatchObject({ status: 101, url: server.url, headers: { upgrade: 'websocket' } });
    socket.send('one');
    socket.send('zwei ü');
    const words = [wordsOf(await socket.next(never)), wordsOf(await socket.next(never)), wordsOf(await socket.next(never))];
    expect(words).toEqual(['hello', 'got one', 'got zwei ü']);
  });

  it('tells text from bytes', async () => {
    await using server = await startWebSocketServer((socket) => {
      socket.send('{}');
      socket.send(Buffer.from('{}'));
      socket.send(Buffer.from([0xff, 0x00]));
      socket.send('');
    });
    await using socket = socketIn(await openTo(server.url));
    const news = [];
    for (const _ of [1, 2, 3, 4]) news.push(await socket.next(never));
    expect(news.map((each) => each.kind === 'message' && [each.binary, [...each.body]])).toEqual([
      [false, [123, 125]],
      [true, [123, 125]],
      [true, [255, 0]],
      [false, []],
    ]);
  });

  it("sends the user's fields and subprotocols, and asks for no compression", async () => {
    const seen: unknown[] = [];
    await using server = await startWebSocketServer(
      (_, { headers, url }) => {
        const {
          host,
          cookie,
          'user-agent': agent,
          'sec-websocket-protocol': protocols,
          'sec-websocket-extensions': extras,
        } = headers;
        seen.push({ url, host, cookie, agent, protocols, extras });
      },
      { perMessageDeflate: true },
    );
    const headers = [
      ['User-Agent', 'watch-api/1'],
      ['Cookie', 'a=1'],
      ['Host', 'api.test'],
    ] as const;
    await using _socket = socketIn(await openTo(`${server.url}/a?b=c`, { headers }, { subprotocols: ['v2', 'v1'] }));
    expect(seen).toEqual([
      { url: '/a?b=c', host: 'api.test', cookie: 'a=1', agent: 'watch-api/1', protocols: 'v2,v1', extras: undefined },
    ]);
  });

  it('is closed from our side with 1000, and leaves nothing open', async () => {
    let code: Promise<number> | undefined;
    await using server = await startWebSocketServer((socket) => {
      code = closeOf(socket);
    });
    const socket = socketIn(await openTo(server.url));
    await socket.close();
    await socket.close();
    expect(await code).toBe(1000);
    await server.whenIdle();
  });

  it('is closed soon even where the server does not say goodbye', async () => {
    await using server = await startRawWebSocketServer(() => {});
    const socket = socketIn(await openTo(server.url));
    await socket.close();
    await server.whenIdle();
    expect(server.openSockets).toBe(0);
  });

  it('takes nothing that is sent after its end', async () => {
    await using server = await startWebSocketServer((socket) => socket.close(1001));
    await using socket = socketIn(await openTo(server.url));
    await allNews(socket);
    socket.send('late');
    expect(wordsOf(await socket.next(never))).toBe('closed 1001');
  });

  it('is not waited for any more when told so, and goes on afterwards', async () => {
    let say: ((text: string) => void) | undefined;
    await using server = await startWebSocketServer((socket) => {
      say = (text) => socket.send(text);
    });
    await using socket = socketIn(await openTo(server.url));
    const stop = new AbortController();
    const next = socket.next(stop.signal);
    stop.abort();
    expect(wordsOf(await next)).toBe('ABORTED');
    say?.('still here');
    expect(wordsOf(await socket.next(never))).toBe('still here');
  });
});

describe('the end of a WebSocket', () => {
  it.each([
    [1000, 'done'],
    [1001, ''],
    [1003, 'only text'],
    [1008, 'policy ü'],
    [1011, ''],
    [1012, ''],
    [1013, ''],
    [3000, ''],
    [4001, 'token expired'],
  ])('comes with the code %i and the reason %j, behind all messages', async (code, reason) => {
    await using server = await startWebSocketServer((socket) => {
      socket.send('last');
      socket.close(code, reason);
    });
    await using socket = socketIn(await openTo(server.url));
    expect(await allNews(socket)).toEqual(['last', `closed ${code} ${reason}`.trim()]);
  });

  it.each([
    ['1005 where no code was given', (socket: WebSocket) => socket.close(), 'closed 1005'],
    ['1006 where it broke off', (socket: WebSocket) => socket.terminate(), 'closed 1006'],
  ])('is %s', async (_, end, words) => {
    await using server = await startWebSocketServer((socket) => end(socket));
    await using socket = socketIn(await openTo(server.url));
    expect(await allNews(socket)).toEqual([words]);
  });
});

describe('a message', () => {
  it('larger than the limit is refused before it is read, and the server is told (1009)', async () => {
    let code: Promise<number> | undefined;
    await using server = await startWebSocketServer((socket) => {
      code = closeOf(socket);
      socket.send('x'.repeat(1000));
      socket.send('x'.repeat(1001));
    });
    await using socket = socketIn(await openTo(server.url, { maxSize: 1000 }));
    expect((await socket.next(never)).kind).toBe('message');
    expect(await socket.next(never)).toEqual({
      kind: 'failure',
      failure: { kind: 'oversize', limit: 1000, meta: socket.meta },
    });
    await socket.close();
    expect(await code).toBe(1009);
  });

  it('that is a bomb stays packed: compression was not agreed on', async () => {
    const bomb = Buffer.alloc(100 * 1024 * 1024);
    await using server = await startWebSocketServer((socket) => socket.send(bomb), { perMessageDeflate: true });
    await using socket = socketIn(await openTo(server.url));
    expect(await allNews(socket)).toEqual(['oversize']);
  });

  it('in pieces that never end is refused at the limit', async () => {
    await using server = await startRawWebSocketServer((socket) => {
      const piece = Buffer.concat([Buffer.from([0x00, 126, 4, 0]), Buffer.alloc(1024)]);
      socket.write(Buffer.from([0x01, 0]));
      for (let at = 0; at < 100; at++) socket.write(piece);
    });
    await using socket = socketIn(await openTo(server.url, { maxSize: 50_000 }));
    expect(await allNews(socket)).toEqual(['oversize']);
  });

  it.each([
    ['as text that is not UTF-8', [0x81, 2, 0xc3, 0x28], 'malformed'],
    ['that is compressed, though nobody asked for it', [0xc1, 1, 0], 'WS_ERR_UNEXPECTED_RSV_1'],
    ['that is masked', [0x81, 0x81, 1, 2, 3, 4, 5], 'WS_ERR_UNEXPECTED_MASK'],
    ['of a kind that is not', [0x83, 0], 'WS_ERR_INVALID_OPCODE'],
    ['as a close with a code that is not', [0x88, 2, 0x03, 0xed], 'WS_ERR_INVALID_CLOSE_CODE'],
    ['of a length nobody has', [0x82, 127, 255, 255, 255, 255, 255, 255, 255, 255], 'oversize'],
  ])('%s ends the connection', async (_, bytes, word) => {
    await using server = await startRawWebSocketServer((socket) => socket.write(Uint8Array.from(bytes)));
    await using socket = socketIn(await openTo(server.url));
    expect(await allNews(socket)).toEqual([word]);
    await socket.close();
    await server.whenIdle();
  });
});

describe('a server', () => {
  it('that does not answer a ping is given up', async () => {
    await using server = await startWebSocketServer(silent, { autoPong: false });
    await using socket = socketIn(await openTo(server.url, {}, { ping: 30 }));
    expect(await socket.next(never)).toEqual({
      kind: 'failure',
      failure: { kind: 'network', code: 'PING_TIMEOUT', message: 'the server has not answered a ping for 30ms' },
    });
    await server.whenIdle();
  });

  it('that answers pings may be silent', async () => {
    let pings = 0;
    let enough: () => void = () => {};
    const pinged = new Promise<void>((resolve) => {
      enough = resolve;
    });
    await using server = await startWebSocketServer((socket) => {
      socket.on('ping', () => {
        pings += 1;
        if (pings === 4) socket.send('still here', () => enough());
      });
    });
    await using socket = socketIn(await openTo(server.url, {}, { ping: 30 }));
    await pinged;
    expect(wordsOf(await socket.next(never))).toBe('still here');
  });

  it('is held up while nobody asks for its messages', async () => {
    const MEBIBYTE = Buffer.alloc(1024 * 1024);
    let flood: WebSocket | undefined;
    let hasPong = false;
    await using server = await startWebSocketServer((socket, { url }) => {
      socket.on('message', (data) => socket.send(data));
      if (url !== '/flood') return;
      flood = socket;
      for (let at = 0; at < 32; at++) socket.send(MEBIBYTE);
      socket.ping();
      socket.on('pong', () => {
        hasPong = true;
      });
    });
    await using flooded = socketIn(await openTo(`${server.url}/flood`));
    await using other = socketIn(await openTo(server.url));
    // As long as it takes to answer somebody else many times, nothing goes on here.
    for (let at = 0; at < 500; at++) {
      other.send('echo');
      await other.next(never);
    }
    expect([hasPong, (flood?.bufferedAmount ?? 0) > 0]).toEqual([false, true]);
    for (let at = 0; at < 32; at++) await flooded.next(never);
    await new Promise((resolve) => flood?.once('pong', resolve));
    expect(flood?.bufferedAmount).toBe(0);
  });
});

describe('a handshake', () => {
  it.each([401, 403, 404, 429, 500, 503])('answered %i is an answer with its body', async (status) => {
    await using server = await startServer(() => ({ status, headers: { 'Retry-After': '7' }, body: '{"message":"no"}' }));
    const handshake = await openTo(`${server.url}/ws`);
    expect(handshake).toMatchObject({
      kind: 'answer',
      meta: { status, headers: { 'retry-after': '7' }, url: `${server.url}/ws`, bytes: 16 },
    });
    expect(handshake.kind === 'answer' && new TextDecoder().decode(handshake.body)).toBe('{"message":"no"}');
    await server.whenIdle();
  });

  it.each([200, 426])('answered %i without switching is an answer', async (status) => {
    await using server = await startServer(() => ({ status, body: 'hello' }));
    expect(await openTo(server.url)).toMatchObject({ kind: 'answer', meta: { status, bytes: 5 } });
  });

  it('is led on within its origin, and no further than allowed', async () => {
    await using server = await startWebSocketServer((socket, { headers }) => socket.send(`${headers.cookie}`), {
      path: '/new',
      answer: ({ url }, response) => {
        response.writeHead(307, { Location: url === '/old' ? '/older' : 'new' }).end();
      },
    });
    const headers = [['Cookie', 'a=1']] as const;
    await using socket = socketIn(await openTo(`${server.url}/old`, { headers }));
    expect([wordsOf(await socket.next(never)), socket.meta.url]).toEqual(['a=1', `${server.url}/new`]);
    expect(failureOf(await openTo(`${server.url}/old`, { maxRedirects: 1 }))).toMatchObject({ code: 'REDIRECT_LIMIT' });
  });

  it('is not led in circles', async () => {
    await using server = await startServer(() => ({ status: 301, headers: { Location: '/' } }));
    expect(failureOf(await openTo(`${server.url}/`))).toMatchObject({ kind: 'protocol', code: 'REDIRECT_LOOP' });
  });

  it('is not led to another origin: the answer is one', async () => {
    await using other = await startWebSocketServer(silent);
    const location = `ws://127.0.0.1:${other.port}/`;
    await using server = await startServer(() => ({ status: 302, headers: { Location: location } }));
    expect(await openTo(server.url)).toMatchObject({ kind: 'answer', meta: { status: 302, headers: { location } } });
    expect(other.connections).toBe(0);
  });

  it('is led anywhere by who is trusted', async () => {
    await using other = await startWebSocketServer((socket) => socket.send('here'));
    const location = `ws://127.0.0.1:${other.port}/`;
    await using server = await startServer(() => ({ status: 302, headers: { Location: location } }));
    await using socket = socketIn(await openTo(server.url, { trusted: true }));
    expect(wordsOf(await socket.next(never))).toBe('here');
  });

  it('is not led on where redirects are not to be followed', async () => {
    await using server = await startServer(() => ({ status: 302, headers: { Location: '/x' } }));
    expect(await openTo(server.url, { follow: false })).toMatchObject({ kind: 'answer', meta: { status: 302 } });
    expect(server.requests).toHaveLength(1);
  });

  it('whose answer is larger than the limit is refused', async () => {
    await using server = await startServer(() => ({ status: 403, body: 'x'.repeat(1001) }));
    expect(failureOf(await openTo(server.url, { maxSize: 1000 }))).toMatchObject({
      kind: 'oversize',
      limit: 1000,
      meta: { status: 403 },
    });
    await server.whenIdle();
  });

  it('takes interim answers for what they are', async () => {
    await using server = await startRawServer('HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n');
    expect(await openTo(server.url)).toMatchObject({ kind: 'answer', meta: { status: 404 } });
  });
});

const UPGRADE = 'HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n';

describe('a handshake that fails', () => {
  it.each([
    ['nothing', '', 'network', 'the server closed the connection without an answer'],
    [
      'a cut body',
      'HTTP/1.1 403 Forbidden\r\nContent-Length: 30\r\n\r\nno',
      'network',
      'the server closed the connection in the middle',
    ],
    ['another protocol', 'SSH-2.0-OpenSSH_9.2\r\n', 'protocol', 'does not speak HTTP/1.1'],
    [
      'a header without end',
      `HTTP/1.1 200 OK\r\nX: ${'a'.repeat(20_000)}\r\n\r\n`,
      'malformed',
      'the header of the answer is larger than 16 KiB',
    ],
    [
      '101 without an upgrade',
      'HTTP/1.1 101 Switching Protocols\r\n\r\n',
      'protocol',
      'does not switch to WebSocket properly: Missing Upgrade header',
    ],
    ['101 without a key', `${UPGRADE}\r\n`, 'protocol', 'Invalid Sec-WebSocket-Accept header'],
    [
      '101 for something else',
      'HTTP/1.1 101 OK\r\nUpgrade: h2c\r\nConnection: Upgrade\r\n\r\n',
      'protocol',
      'Invalid Upgrade header',
    ],
  ])('at %s', async (_, answer, kind, message) => {
    await using server = await startRawServer(thenClose(answer));
    expect(failureOf(await openTo(server.url))).toMatchObject({ kind, message: expect.stringContaining(message) });
    await server.whenIdle();
  });

  it('where nobody listens', async () => {
    const port = await freePort();
    expect(failureOf(await openTo(`http://127.0.0.1:${port}/`))).toMatchObject({ code: 'ECONNREFUSED' });
  });

  it('when its time is up, at a server that says nothing', async () => {
    await using server = await startRawServer(() => {});
    expect(failureOf(await openTo(server.url, { maxTime: 50 }))).toEqual({ kind: 'timeout', after: 50, phase: 'answer' });
    await server.whenIdle();
  });

  it('when its time is up, in the middle of a refusal', async () => {
    await using server = await startRawServer('HTTP/1.1 403 Forbidden\r\nContent-Length: 30\r\n\r\nno');
    expect(failureOf(await openTo(server.url, { maxTime: 50 }))).toEqual({ kind: 'timeout', after: 50, phase: 'answer' });
    await server.whenIdle();
  });

  it('when it is not wanted any more', async () => {
    const stop = new AbortController();
    await using server = await startRawServer(() => stop.abort());
    expect(failureOf(await openTo(server.url, {}, {}, stop.signal))).toMatchObject({ code: 'ABORTED' });
    expect(failureOf(await openTo(server.url, {}, {}, stop.signal))).toMatchObject({ code: 'ABORTED' });
    await server.whenIdle();
    expect(server.connections).toBe(1);
  });

  it('over a subprotocol that the server does not speak', async () => {
    await using server = await startWebSocketServer(silent, { handleProtocols: () => false });
    expect(failureOf(await openTo(server.url, {}, { subprotocols: ['v1', 'v2'] }))).toMatchObject({
      kind: 'protocol',
      code: 'SUBPROTOCOL',
      message: 'asked for the subprotocol v1, v2, the server takes none of them',
    });
  });

  it('over a subprotocol that the server wants', async () => {
    await using server = await startRawWebSocketServer(() => {}, 'Sec-WebSocket-Protocol: v9\r\n');
    expect(failureOf(await openTo(server.url))).toMatchObject({ hint: 'Ask for it: --subprotocol v9' });
    await using socket = socketIn(await openTo(server.url, {}, { subprotocols: ['v8', 'v9'] }));
    expect(socket.meta.headers['sec-websocket-protocol']).toBe('v9');
  });

  it('over a compression that nobody asked for', async () => {
    await using server = await startRawWebSocketServer(() => {}, 'Sec-WebSocket-Extensions: permessage-deflate\r\n');
    expect(failureOf(await openTo(server.url))).toMatchObject({ kind: 'protocol', code: 'NOT_WEBSOCKET' });
    await server.whenIdle();
  });
});
