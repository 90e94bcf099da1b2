import { describe, expect, it } from 'vitest';
import type { WebSocket } from 'ws';
import type { Feed } from '../../src/domain/ports.ts';
import type { Reply } from '../../src/domain/reply.ts';
import type { RequestSpec } from '../../src/domain/watch.ts';
import { websocket } from '../../src/sources/websocket.ts';
import { createWebSockets } from '../../src/system/web-socket/web-sockets.ts';
import { startServer } from '../support/server.ts';
import { requestTo } from '../support/server-requests.ts';
import { startCutter, startWebSocketServer } from '../support/server-web-socket.ts';
import { sourcePorts } from '../support/source-ports.ts';

const never = new AbortController().signal;

type TestFeed = Feed & AsyncDisposable;

/** A feed on the real WebSockets, closed at the end of the test. */
async function feedOn(url: string, parts: Partial<RequestSpec> = {}, options = {}): Promise<TestFeed> {
  const spec = { request: requestTo(url, parts), options };
  const feed = await websocket.open(spec, sourcePorts({ webSockets: createWebSockets() }));
  return Object.assign(feed, { [Symbol.asyncDispose]: () => feed.close() });
}

/** A reply in a word: the text of a message, a status that is no success, or how it ended. */
function wordOf(reply: Reply): string {
  if (reply.kind === 'response') return reply.meta.status === 200 ? new TextDecoder().decode(reply.body) : `${reply.meta.status}`;
  if (reply.kind !== 'failure') return reply.kind;
  return 'code' in reply.failure ? reply.failure.code : reply.failure.kind;
}

async function words(feed: Feed, count: number): Promise<readonly string[]> {
  const all: string[] = [];
  for (let at = 0; at < count; at++) all.push(wordOf(await feed.next(never)));
  return all;
}

/** Up to the first reply that is no message, that one included. */
async function wordsToEnd(feed: Feed): Promise<readonly string[]> {
  for (const all: string[] = []; ; ) {
    const reply = await feed.next(never);
    all.push(wordOf(reply));
    if (reply.kind !== 'response') return all;
  }
}

/** Three messages for whoever asks, and a polite end. */
function serveThree(socket: WebSocket): void {
  socket.on('message', (wish) => {
    for (const number of [1, 2, 3]) socket.send(`{"${wish}":${number}}`);
    socket.close(1000, 'done');
  });
}

const THREE = ['{"a":1}', '{"a":2}', '{"a":3}'];

describe('a stream of messages', () => {
  it('comes whole, however it is cut into pieces, and ends', async () => {
    await using server = await startWebSocketServer(serveThree);
    await using cutter = await startCutter(server.port);
    await using feed = await feedOn(cutter.url, {}, { send: ['a'] });
    expect(await wordsToEnd(feed)).toEqual([...THREE, 'end']);
  });

  it('cut at any byte tells what came whole, then the trouble, then all of it again', async () => {
    await using server = await startWebSocketServer(serveThree);
    await using cutter = await startCutter(server.port);
    const ends = new Set<string>();
    // The handshake takes 129 bytes, the messages 9 each, the goodbye 8.
    const length = 129 + 3 * 9 + 8;
    for (let bytes = 0; bytes < length; bytes++) {
      cutter.cutAfter(bytes);
      await using feed = await feedOn(cutter.url, {}, { send: ['a'] });
      const told = await wordsToEnd(feed);
      const whole = Math.max(0, Math.floor((bytes - 129) / 9));
      expect(told.slice(0, -1), `cut after ${bytes}`).toEqual(THREE.slice(0, whole));
      ends.add(told.at(-1) ?? '');
      cutter.cutAfter(Number.POSITIVE_INFINITY);
      expect(await wordsToEnd(feed), `again after ${bytes}`).toEqual([...THREE, 'end']);
    }
    expect([...ends].sort()).toEqual(['ECONNRESET', 'WS_1006']);
  });

  it('goes on after every way to lose it, and subscribes anew each time', async () => {
    const wishes: string[] = [];
    const endings: ((socket: WebSocket) => void)[] = [
      (socket) => socket.terminate(),
      (socket) => socket.close(1012),
      (socket) => socket.close(4000, 'again'),
      (socket) => socket.send('x'.repeat(2000)),
    ];
    await using server = await startWebSocketServer((socket, _request, number) => {
      socket.on('message', (wish) => {
        wishes.push(`${number} ${wish}`);
        if (String(wish) !== 'b') return;
        socket.send(`hello ${number}`);
        endings[number - 1]?.(socket);
      });
    });
    await using feed = await feedOn(server.url, { maxSize: 1000 }, { send: ['a', 'b'] });
    expect(await words(feed, 9)).toEqual([
      'hello 1',
      'WS_1006',
      'hello 2',
      'quiet',
      'hello 3',
      'WS_4000',
      'hello 4',
      'oversize',
      'hello 5',
    ]);
    expect(wishes).toEqual([1, 2, 3, 4, 5].flatMap((number) => [`${number} a`, `${number} b`]));
  });

  it('survives a server that is killed and started again', async () => {
    await using first = await startWebSocketServer((socket) => socket.send('before'));
    await using cutter = await startCutter(first.port);
    await using feed = await feedOn(cutter.url);
    expect(await words(feed, 1)).toEqual(['before']);
    cutter.cutAfter(0);
    first.dropConnections();
    expect(await words(feed, 2)).toEqual(['WS_1006', 'ECONNRESET']);
    cutter.cutAfter(Number.POSITIVE_INFINITY);
    expect(await words(feed, 1)).toEqual(['before']);
  });

  it('leaves nothing open behind it', async () => {
    await using server = await startWebSocketServer((socket) => socket.send('hello'));
    const feed = await feedOn(server.url);
    await words(feed, 1);
    await feed.close();
    await server.whenIdle();
    expect(server.connections).toBe(1);
  });
});

describe('a handshake that is refused', () => {
  it.each([401, 403, 404, 500, 302])('with %i is an answer, until it is not refused any more', async (status) => {
    let isOpen = false;
    await using server = await startWebSocketServer((socket) => socket.send('in'), {
      shouldOpen: () => isOpen,
      answer: (_request, response) => {
        response.writeHead(status, { Location: 'https://elsewhere.test/' }).end('{"message":"no"}');
      },
    });
    await using feed = await feedOn(server.url, {});
    const reply = await feed.next(never);
    expect(reply).toMatchObject({ kind: 'response', then: 'interval', meta: { status } });
    isOpen = true;
    expect(await words(feed, 1)).toEqual(['in']);
  });

  it('with 200, because there is no WebSocket, is trouble', async () => {
    await using server = await startServer(() => ({ headers: { 'Content-Type': 'text/html' }, body: '<h1>hello' }));
    await using feed = await feedOn(server.url);
    expect(await feed.next(never)).toMatchObject({
      kind: 'failure',
      failure: {
        kind: 'malformed',
        message: 'the server answered 200 in place of opening a WebSocket',
        meta: { status: 200, headers: { 'content-type': 'text/html' } },
      },
    });
  });
});
