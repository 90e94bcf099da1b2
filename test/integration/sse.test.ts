/** Claims about the source sse against real servers. */
import type { IncomingMessage } from 'node:http';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import type { Feed } from '../../src/domain/ports.ts';
import type { Reply } from '../../src/domain/reply.ts';
import { plainRoute } from '../../src/domain/route.ts';
import type { RequestSpec } from '../../src/domain/watch.ts';
import { poll } from '../../src/sources/poll.ts';
import { sse } from '../../src/sources/sse.ts';
import { createClock } from '../../src/system/clock.ts';
import { type Answerer, type SeenRequest, startServer } from '../support/server.ts';
import { authority } from '../support/server-authority.ts';
import { openTestClient, type TestClient } from '../support/server-client.ts';
import { startHttp2Server } from '../support/server-http2.ts';
import { startProxy } from '../support/server-proxy.ts';
import { type RawRequest, startRawServer } from '../support/server-raw.ts';
import { requestTo } from '../support/server-requests.ts';
import { startCutter } from '../support/server-web-socket.ts';
import { sourcePorts } from '../support/source-ports.ts';

const signal = new AbortController().signal;
const TYPE = { 'Content-Type': 'text/event-stream' };

function openFeed(
  client: TestClient,
  url: string,
  parts: Partial<RequestSpec> = {},
  options: Readonly<Record<string, unknown>> = {},
) {
  const ports = sourcePorts({ http: client.http, clock: createClock() });
  return sse.open({ request: requestTo(url, parts), options }, ports);
}

function shortOf(reply: Reply): string {
  if (reply.kind === 'failure') return 'code' in reply.failure ? reply.failure.code : reply.failure.kind;
  if (reply.kind !== 'response') return reply.kind;
  return reply.meta.status === 200 ? Buffer.from(reply.body).toString() : String(reply.meta.status);
}

async function take(feed: Feed, count: number): Promise<readonly string[]> {
  const all: string[] = [];
  for (let at = 0; at < count; at++) {
    const reply = await feed.next(signal);
    await feed.settle?.(reply, 'delivered');
    all.push(shortOf(reply));
  }
  return all;
}

/** The data of all events up to the end; whatever comes between them is passed over, as a loop would that rests. */
async function takeAll(feed: Feed): Promise<readonly string[]> {
  const all: string[] = [];
  for (let replies = 0; replies < 100_000; replies++) {
    const reply = await feed.next(signal);
    await feed.settle?.(reply, 'delivered');
    if (reply.kind === 'end') return all;
    if (reply.kind === 'response') all.push(shortOf(reply));
  }
  throw new Error('there is no end');
}

const HISTORY = ['a', 'b\nc', '{"d":"€"}', '', 'e'];
const frames = HISTORY.map(
  (data, at) =>
    `id: ${at + 1}\n${data
      .split('\n')
      .map((line) => `data: ${line}\n`)
      .join('')}\n`,
);
const seen = (id: string | undefined) => Number(id ?? 0);

describe('a stream that is cut anywhere', () => {
  // The history from the id that was sent; once there is nothing left, the end.
  const chunked: Answerer = ({ headers }) => {
    const from = seen(headers['last-event-id']?.toString());
    return from === HISTORY.length ? { status: 204 } : { headers: TYPE, body: frames.slice(from).join('') };
  };
  const closeDelimited = ({ head, socket }: RawRequest) => {
    const from = seen(/last-event-id: (\d+)/i.exec(head)?.[1]);
    const gone = 'HTTP/1.1 204 No Content\r\nConnection: close\r\n\r\n';
    const stream = `HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n\r\n: hello\n\n${frames.slice(from).join('')}`;
    socket.end(from === HISTORY.length ? gone : stream);
  };

  it.each([
    ['of known length', () => startServer(chunked)],
    ['that ends with its connection', () => startRawServer(closeDelimited)],
  ] as const)('loses and doubles nothing: one %s', async (_, start) => {
    await using server = await start();
    await using cutter = await startCutter(server.port);
    await using client = openTestClient();
    // No answer is longer than this: the last cuts do not cut.
    for (let bytes = 0; bytes < 330; bytes++) {
      cutter.cutAfter(bytes);
      const feed = await openFeed(client, cutter.url);
      const first = await feed.next(signal);
      await feed.settle?.(first, 'delivered');
      const begun = first.kind === 'response' ? [shortOf(first)] : [];
      cutter.cutAfter(Number.POSITIVE_INFINITY);
      expect([...begun, ...(await takeAll(feed))], `cut after ${bytes}`).toEqual(HISTORY);
      await feed.close();
    }
  });

  it('again and again goes on nonetheless, where each connection brings one event more', async () => {
    await using server = await startRawServer(closeDelimited);
    await using cutter = await startCutter(server.port);
    await using client = openTestClient();
    cutter.cutAfter(100);
    const feed = await openFeed(client, cutter.url);
    expect(await takeAll(feed)).toEqual(HISTORY);
    await feed.close();
    expect(server.heads.length).toBeGreaterThan(3);
  });
});

describe('a server', () => {
  it('that is killed in mid-stream loses and doubles nothing', async () => {
    const serve: Answerer = ({ headers }, response) => {
      const id = seen(headers['last-event-id']?.toString()) + 1;
      response.writeHead(200, TYPE).write(`id: ${id}\ndata: ${id}\n\nid: ${id + 1}\ndata: half of`);
      return undefined;
    };
    await using server = await startServer(serve);
    await using client = openTestClient();
    const feed = await openFeed(client, server.url);
    const got: string[] = [];
    for (const _ of [1, 2, 3, 4]) {
      got.push(...(await take(feed, 1)));
      server.dropConnections();
      expect(await take(feed, 1)).toEqual(['quiet']);
    }
    expect(got).toEqual(['1', '2', '3', '4']);
    await feed.close();
  });

  it('sends a thousand events in one packet, and each is a reply', async () => {
    const body = Array.from({ length: 1000 }, (_, id) => `id: ${id}\ndata: ${id}\n\n`).join('');
    await using server = await startServer(() => ({ headers: TYPE, body }));
    await using client = openTestClient();
    const feed = await openFeed(client, server.url);
    expect(await take(feed, 1001)).toEqual([...Array.from({ length: 1000 }, (_, id) => String(id)), 'quiet']);
    await feed.close();
  });

  it('that sends its stream byte by byte is understood', async () => {
    const stream = Buffer.from('\uFEFFretry: 300\r\n: hi\r\ndata: {"a":"é"}\r\n\r\nid: 2\rdata: 2\r\rdata: 3\ndata: 4\n\n');
    await using server = await startServer((_, response) => {
      response.writeHead(200, TYPE);
      const bytes = [...stream];
      const send = () => {
        const byte = bytes.shift();
        if (byte === undefined) response.end();
        else response.write(Uint8Array.of(byte), () => setImmediate(send));
      };
      send();
      return undefined;
    });
    await using client = openTestClient();
    const feed = await openFeed(client, server.url);
    expect(await take(feed, 3)).toEqual(['{"a":"é"}', '2', '3\n4']);
    expect(await feed.next(signal)).toMatchObject({ kind: 'quiet', floor: 300 });
    await feed.close();
  });

  it.each([
    ['gzip', gzipSync(frames.join(''))],
    ['br', brotliCompressSync(frames.join(''))],
  ])('may send it in %s', async (coding, body) => {
    await using server = await startServer(() => ({ headers: { ...TYPE, 'Content-Encoding': coding }, body }));
    await using client = openTestClient();
    const feed = await openFeed(client, server.url);
    expect(await take(feed, HISTORY.length)).toEqual(HISTORY);
    await feed.close();
  });

  it('that sends bytes which are no text is bound by the same rules', async () => {
    const noise = Uint8Array.from({ length: 4096 }, (_, at) => (at * 7919) % 256);
    const body = Buffer.concat([
      Buffer.from('data: '),
      Uint8Array.of(0xff, 0xfe),
      Buffer.from('\n\n'),
      noise,
      Buffer.from('\n\ndata: 1\n\n'),
    ]);
    await using server = await startServer(() => ({ headers: TYPE, body }));
    await using client = openTestClient();
    const feed = await openFeed(client, server.url);
    const all = await take(feed, 2);
    expect([all[0], all.at(-1)]).toEqual(['\uFFFD\uFFFD', '1']);
    await feed.close();
  });

  it('that sends a line without an end is left, with little memory spent', async () => {
    await using server = await startServer((_, response) => {
      response.writeHead(200, TYPE);
      response.write('data: 1\n\ndata: ');
      const send = () => {
        while (!response.destroyed && response.write(Buffer.alloc(65_536, 'x')));
        if (!response.destroyed) response.once('drain', send);
      };
      send();
      return undefined;
    });
    await using client = openTestClient();
    const before = process.memoryUsage().arrayBuffers;
    const feed = await openFeed(client, server.url, { maxSize: 4 * 1024 * 1024 });
    expect(await take(feed, 2)).toEqual(['1', 'oversize']);
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(64 * 1024 * 1024);
    await server.whenIdle();
    await feed.close();
  });

  it('that comments keeps its stream; one that is silent loses it', async () => {
    let comments = 0;
    await using server = await startServer((_, response) => {
      response.writeHead(200, TYPE).flushHeaders();
      const timer = setInterval(() => {
        comments += 1;
        if (comments === 10) clearInterval(timer);
        response.write(': still here\n');
      }, 20);
      response.on('close', () => clearInterval(timer));
      return undefined;
    });
    await using client = openTestClient();
    const feed = await openFeed(client, server.url, {}, { idle: 150 });
    const reply = await feed.next(signal);
    expect([shortOf(reply), comments]).toEqual(['STREAM_SILENT', 10]);
    await server.whenIdle();
    await feed.close();
  });

  it('is left at once, whatever it does', async () => {
    await using server = await startServer((_, response) => {
      response.writeHead(200, TYPE).flushHeaders();
      return undefined;
    });
    await using client = openTestClient();
    const feed = await openFeed(client, server.url);
    const leaving = new AbortController();
    const reply = feed.next(leaving.signal);
    await new Promise((resolve) => setTimeout(resolve, 50));
    const leftAt = performance.now();
    leaving.abort();
    expect(shortOf(await reply)).toBe('ABORTED');
    await feed.close();
    await server.whenIdle();
    expect(performance.now() - leftAt).toBeLessThan(500);
  });
});

describe('an answer', () => {
  it.each([
    [204, {}, '', { kind: 'end' }],
    [401, {}, '', { kind: 'response', meta: { status: 401 }, then: 'interval' }],
    [403, {}, '', { kind: 'response', meta: { status: 403 } }],
    [500, {}, 'data: no\n\n', { kind: 'response', meta: { status: 500 } }],
    [503, { 'Retry-After': '2' }, '', { kind: 'response', meta: { status: 503, headers: { 'retry-after': '2' } } }],
    [200, { 'Content-Type': 'application/json' }, '{}', { kind: 'failure', failure: { kind: 'malformed' } }],
  ])('of %i %j is no stream', async (status, fields, body, reply) => {
    await using server = await startServer(() => ({ status, headers: { ...(status !== 200 && TYPE), ...fields }, body }));
    await using client = openTestClient();
    const feed = await openFeed(client, server.url);
    expect(await feed.next(signal)).toMatchObject(reply);
    await feed.close();
  });

  it('elsewhere is followed, with the last id within one origin', async () => {
    const ids: (string | undefined)[] = [];
    await using server = await startServer(({ path, headers }: SeenRequest) => {
      if (path === '/') return { status: 307, headers: { Location: '/stream' } };
      ids.push(headers['last-event-id']?.toString());
      return { headers: TYPE, body: 'id: 1\ndata: 1\n\n' };
    });
    await using client = openTestClient();
    const feed = await openFeed(client, server.url);
    expect(await take(feed, 3)).toEqual(['1', 'quiet', '1']);
    expect(ids).toEqual([undefined, '1']);
    await feed.close();
  });
});

describe('the way', () => {
  const asked: IncomingMessage['headers'][] = [];

  it('may be HTTP/2 through a proxy', async () => {
    await using server = await startHttp2Server(({ headers }, response) => {
      asked.push(headers);
      response.writeHead(200, TYPE);
      response.end('id: ü\ndata: 1\n\n');
    });
    await using proxy = await startProxy();
    await using client = openTestClient();
    const proxies = { http: { url: proxy.url }, https: { url: proxy.url }, except: [] };
    const route = { ...plainRoute, authorities: authority, http2: true, proxies };
    const feed = await openFeed(client, server.url, { route });
    expect(await take(feed, 3)).toEqual(['1', 'quiet', '1']);
    expect(asked).toMatchObject([
      { accept: 'text/event-stream', 'cache-control': 'no-store' },
      { accept: 'text/event-stream', 'last-event-id': Buffer.from('ü').toString('latin1') },
    ]);
    await feed.close();
  });
});

it('a poll that finds a stream takes its events from the very first answer', async () => {
  await using server = await startServer(({ headers }) => {
    const from = seen(headers['last-event-id']?.toString());
    return from === HISTORY.length ? { status: 204 } : { headers: TYPE, body: frames.slice(from).join('') };
  });
  await using client = openTestClient();
  const ports = sourcePorts({ http: client.http, clock: createClock() });
  const feed = await poll.open({ request: requestTo(server.url), options: {}, undecided: true }, ports);
  expect(await feed.next(signal)).toMatchObject({ kind: 'quiet', turned: { kind: 'sse' } });
  expect(await takeAll(feed)).toEqual(HISTORY);
  expect(server.requests.map(({ headers }) => [headers.accept, headers['last-event-id']])).toEqual([
    [undefined, undefined],
    ['text/event-stream', '5'],
  ]);
  await feed.close();
});
