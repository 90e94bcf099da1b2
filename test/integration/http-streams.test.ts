import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type ServerResponse } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  brotliCompressSync,
  constants,
  createBrotliCompress,
  createDeflate,
  createDeflateRaw,
  createGzip,
  deflateRawSync,
  deflateSync,
  gzipSync,
} from 'node:zlib';
import { describe, expect, it } from 'vitest';
import type { ByteStream, Exchange } from '../../src/domain/ports.ts';
import { plainRoute } from '../../src/domain/route.ts';
import { createThrottledHttp } from '../../src/system/http/throttled.ts';
import { createFakeClock } from '../support/fake-clock.ts';
import { type Answerer, startServer } from '../support/server.ts';
import { authority, served } from '../support/server-authority.ts';
import { answerOf, failureIn, openTestClient } from '../support/server-client.ts';
import { startHttp2Server } from '../support/server-http2.ts';
import { startProxy } from '../support/server-proxy.ts';
import { startRawServer, thenClose, thenReset } from '../support/server-raw.ts';
import { requestTo } from '../support/server-requests.ts';

const TYPE = { 'Content-Type': 'text/event-stream' };
const signal = new AbortController().signal;
const secure = { ...plainRoute, authorities: authority };
const proxied = (url: string) => ({ route: { ...secure, proxies: { http: { url }, https: { url }, except: [] } } });

function streamIn(exchange: Exchange): ByteStream {
  if (exchange.kind !== 'stream') throw new Error(`no stream: ${JSON.stringify(exchange)}`);
  return exchange.body;
}

async function textOf(body: ByteStream): Promise<string> {
  const piece = await body.next(signal);
  return piece.kind === 'bytes' ? Buffer.from(piece.bytes).toString() : piece.kind;
}

/** All of it, to its end, or in place of that the failure. */
async function allOf(body: ByteStream): Promise<string> {
  let all = '';
  for (;;) {
    const piece = await body.next(signal);
    if (piece.kind === 'bytes') all += Buffer.from(piece.bytes).toString();
    else if (piece.kind === 'end') return all;
    else return `${all}${'message' in piece.failure ? piece.failure.message : piece.failure.kind}`;
  }
}

/** Answers with a stream, whose response the test writes to. */
function openEnded(fields: Readonly<Record<string, string>> = TYPE) {
  const open: ServerResponse[] = [];
  const answerer: Answerer = (_, response) => {
    response.writeHead(200, fields).flushHeaders();
    open.push(response);
    return undefined;
  };
  return { answerer, open };
}

describe('an event stream', () => {
  it('is there with its header; its body comes as it is sent, to its end', async () => {
    const { answerer, open } = openEnded({ 'Content-Type': 'Text/Event-Stream;charset=utf-8', 'X-Name': 'a' });
    await using server = await startServer(answerer);
    await using client = openTestClient();
    const exchange = await client.ask(server.url);
    expect(exchange).toMatchObject({
      kind: 'stream',
      meta: { status: 200, url: `${server.url}/`, bytes: 0, headers: { 'x-name': 'a' } },
    });
    const body = streamIn(exchange);
    for (const text of ['data: 1\n\n', ':\n', 'data: 2']) {
      open[0]?.write(text);
      expect(await textOf(body)).toBe(text);
    }
    open[0]?.end();
    expect([await textOf(body), await textOf(body)]).toEqual(['end', 'end']);
    await body.close();
    await server.whenIdle();
  });

  it.each([
    ['another status', { status: 201, headers: TYPE, body: 'data: 1\n\n' }],
    ['another type', { headers: { 'Content-Type': 'text/event-stream-not' }, body: 'data: 1\n\n' }],
    ['no type', { body: 'data: 1\n\n' }],
  ])('is none with %s', async (_, answer) => {
    await using server = await startServer(() => answer);
    await using client = openTestClient();
    expect(answerOf(await client.ask(server.url)).text).toBe('data: 1\n\n');
  });

  it('is none where only its header was asked for', async () => {
    await using server = await startServer(() => ({ headers: TYPE }));
    await using client = openTestClient();
    expect(answerOf(await client.ask(server.url, { method: 'HEAD' })).text).toBe('');
  });

  it('is one where a POST began it, too', async () => {
    await using server = await startServer(({ body }) => ({ headers: TYPE, body: `data: ${body}\n\n` }));
    await using client = openTestClient();
    const body = streamIn(await client.ask(server.url, { method: 'POST', body: new TextEncoder().encode('hi') }));
    expect(await allOf(body)).toBe('data: hi\n\n');
    await body.close();
  });

  it('may be longer than the largest body, and last longer than the longest request', async () => {
    const { answerer, open } = openEnded();
    await using server = await startServer(answerer);
    await using client = openTestClient();
    const body = streamIn(await client.ask(server.url, { maxTime: 150, maxSize: 10 }));
    setTimeout(() => open[0]?.end('data: 0123456789\n\n'), 300);
    expect(await allOf(body)).toBe('data: 0123456789\n\n');
    await body.close();
  });

  it('has a header in time, or none', async () => {
    await using server = await startServer(() => undefined);
    await using client = openTestClient();
    expect(failureIn(await client.ask(server.url, { maxTime: 50 }))).toEqual({ kind: 'timeout', after: 50, phase: 'answer' });
  });

  it('may say how long it is, and is cut when it is not', async () => {
    const head = 'HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nContent-Length: 20\r\n\r\n';
    await using server = await startRawServer(thenClose(`${head}data: 1\n\n`));
    await using client = openTestClient();
    const body = streamIn(await client.ask(server.url));
    expect(await allOf(body)).toMatch(/^data: 1\n\nthe server closed the connection in the middle of its answer/);
    await body.close();
  });

  it.each([
    ['is reset', thenReset('HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nTransfer-Encoding: chunked\r\n\r\n')],
    [
      'ends between two chunks',
      thenClose('HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nTransfer-Encoding: chunked\r\n\r\n'),
    ],
  ])('whose connection %s is broken', async (_, step) => {
    await using server = await startRawServer(step);
    await using client = openTestClient();
    const body = streamIn(await client.ask(server.url));
    const broken = { kind: 'failure', failure: { kind: 'network', code: 'ECONNRESET' } };
    expect([await body.next(signal), await body.next(signal)]).toMatchObject([broken, broken]);
    await body.close();
  });

  it('without a length ends with its connection', async () => {
    await using server = await startRawServer(thenClose('HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n\r\ndata: 1\n\n'));
    await using client = openTestClient();
    const body = streamIn(await client.ask(server.url));
    expect(await allOf(body)).toBe('data: 1\n\n');
    await body.close();
  });

  it('is let go of at once: by whoever waits for it, by whoever closes it, and with everything else', async () => {
    const { answerer } = openEnded();
    await using server = await startServer(answerer);
    const client = openTestClient();
    const [one, two] = [streamIn(await client.ask(server.url)), streamIn(await client.ask(server.url))];
    const leaving = new AbortController();
    const left = one.next(leaving.signal);
    leaving.abort();
    const aborted = { kind: 'failure', failure: { kind: 'network', code: 'ABORTED' } };
    expect(await left).toMatchObject(aborted);
    expect(await one.next(leaving.signal)).toMatchObject(aborted);
    const waited = one.next(signal);
    await one.close();
    expect(await waited).toMatchObject(aborted);
    const last = two.next(signal);
    await client.http.close();
    expect(await last).toMatchObject(aborted);
    await server.whenIdle();
  });

  it('does not keep others from the server', async () => {
    const { answerer } = openEnded();
    await using server = await startServer((request, response) => {
      return request.path === '/stream' ? answerer(request, response) : { body: 'ok' };
    });
    await using client = openTestClient();
    const body = streamIn(await client.ask(`${server.url}/stream`));
    for (const _ of [1, 2]) expect(answerOf(await client.ask(server.url)).text).toBe('ok');
    expect(server.connections).toBe(2);
    await body.close();
  });

  it('takes its turn for the header alone', async () => {
    const { answerer } = openEnded();
    await using server = await startServer(answerer);
    await using client = openTestClient();
    const http = createThrottledHttp(client.http, { atOnce: 1 }, createFakeClock());
    const bodies = [1, 2].map(async () => streamIn(await http.exchange(requestTo(server.url), {}, signal)));
    for (const body of await Promise.all(bodies)) await body.close();
    expect(server.requests.length).toBe(2);
  });
});

describe('a stream nobody reads', () => {
  const LARGE = 32 * 1024 * 1024;
  const isHeldUp = async (response: { readonly writableLength: number }) => {
    // What is under way settles: the length stays the same from look to look.
    for (let before = -1; before !== response.writableLength; ) {
      before = response.writableLength;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    return response.writableLength > LARGE / 2;
  };

  it('holds up the server, and loses nothing', async () => {
    const { answerer, open } = openEnded();
    await using server = await startServer(answerer);
    await using client = openTestClient();
    const body = streamIn(await client.ask(server.url));
    open[0]?.end(Buffer.alloc(LARGE, 'x'));
    expect(await isHeldUp(open[0] ?? { writableLength: 0 })).toBe(true);
    expect((await allOf(body)).length).toBe(LARGE);
    await body.close();
  });

  it('holds up the server over HTTP/2 too', async () => {
    const open: { readonly writableLength: number }[] = [];
    await using server = await startHttp2Server((_, response) => {
      response.writeHead(200, TYPE);
      response.end(Buffer.alloc(LARGE, 'x'));
      open.push(response.stream);
    });
    await using client = openTestClient();
    const body = streamIn(await client.ask(server.url, { route: { ...secure, http2: true } }));
    expect(await isHeldUp(open[0] ?? { writableLength: 0 })).toBe(true);
    expect((await allOf(body)).length).toBe(LARGE);
    await body.close();
  });
});

describe('the way of a stream', () => {
  const events: Answerer = ({ path }) =>
    path === '/old' ? { status: 302, headers: { Location: '/new' } } : { headers: TYPE, body: `data: ${path}\n\n` };

  it('leads over redirects', async () => {
    await using server = await startServer(events);
    await using client = openTestClient();
    const exchange = await client.ask(`${server.url}/old`);
    expect(exchange).toMatchObject({ meta: { url: `${server.url}/new` } });
    const body = streamIn(exchange);
    expect(await allOf(body)).toBe('data: /new\n\n');
    await body.close();
  });

  it.each([
    ['TLS', served, false],
    ['a proxy that takes requests', undefined, true],
    ['a tunnel', served, true],
  ] as const)('leads through %s', async (_, tls, isProxied) => {
    await using server = await startServer(events, tls === undefined ? {} : { tls });
    await using proxy = await startProxy();
    await using client = openTestClient();
    const body = streamIn(await client.ask(`${server.url}/a`, isProxied ? proxied(proxy.url) : { route: secure }));
    expect(await allOf(body)).toBe('data: /a\n\n');
    await body.close();
  });

  it('leads into a unix socket', async () => {
    const directory = mkdtempSync(join(tmpdir(), 'watch-api-'));
    const socketPath = join(directory, 'socket');
    const server = createServer((_, response) => response.writeHead(200, TYPE).end('data: 1\n\n'));
    await new Promise<void>((resolve) => server.listen(socketPath, resolve));
    await using client = openTestClient();
    const body = streamIn(await client.ask('http://a.test/', { route: { ...plainRoute, socketPath } }));
    expect(await allOf(body)).toBe('data: 1\n\n');
    await body.close();
    await new Promise((resolve) => server.close(resolve));
    rmSync(directory, { recursive: true });
  });

  it('may be HTTP/2, piece by piece, and is let go of there too', async () => {
    const open: { write(text: string): void; end(): void }[] = [];
    await using server = await startHttp2Server((_, response) => {
      response.writeHead(200, TYPE);
      response.write('data: 1\n\n');
      open.push(response);
    });
    await using client = openTestClient();
    const body = streamIn(await client.ask(server.url, { route: { ...secure, http2: true } }));
    expect(await textOf(body)).toBe('data: 1\n\n');
    open[0]?.write('data: 2\n\n');
    expect(await textOf(body)).toBe('data: 2\n\n');
    await body.close();
    await server.whenIdle();
  });

  it('over HTTP/2 may end well, or be reset', async () => {
    await using whole = await startHttp2Server((_, response) => response.writeHead(200, TYPE).end('data: 1\n\n'));
    await using client = openTestClient();
    const route = { ...secure, http2: true };
    const one = streamIn(await client.ask(whole.url, { route }));
    expect(await allOf(one)).toBe('data: 1\n\n');
    await one.close();
    await using broken = await startHttp2Server((_, response) => {
      response.writeHead(200, TYPE);
      response.write('data: 1\n\n', () => response.stream.close(2));
    });
    const two = streamIn(await client.ask(broken.url, { route }));
    expect(await allOf(two)).toMatch(/^data: 1\n\nthe server broke off its answer/);
    await two.close();
  });
});

const flushes = { gzip: createGzip, br: createBrotliCompress, deflate: createDeflate, bare: createDeflateRaw } as const;

describe('a coded stream', () => {
  it.each([
    ['gzip', 'gzip'],
    ['br', 'br'],
    ['deflate', 'deflate'],
    ['deflate', 'bare'],
  ] as const)('in %s (%s) comes piece by piece, as it was flushed', async (coding, made) => {
    const { answerer, open } = openEnded({ ...TYPE, 'Content-Encoding': coding });
    await using server = await startServer(answerer);
    await using client = openTestClient();
    const body = streamIn(await client.ask(server.url));
    const coder = flushes[made]();
    coder.on('data', (chunk) => open[0]?.write(chunk));
    coder.on('end', () => open[0]?.end());
    for (const text of ['data: 1\n\n', `data: ${'x'.repeat(1000)}\n\n`]) {
      coder.write(text);
      coder.flush(made === 'br' ? constants.BROTLI_OPERATION_FLUSH : constants.Z_SYNC_FLUSH);
      let all = '';
      while (all.length < text.length) all += await textOf(body);
      expect(all).toBe(text);
    }
    coder.end();
    expect([await textOf(body), await textOf(body)]).toEqual(['end', 'end']);
    await body.close();
  });

  it('may be coded twice', async () => {
    const wire = brotliCompressSync(gzipSync('data: 1\n\n'));
    await using server = await startServer(() => ({ headers: { ...TYPE, 'Content-Encoding': 'gzip, br' }, body: wire }));
    await using client = openTestClient();
    const body = streamIn(await client.ask(server.url));
    expect(await allOf(body)).toBe('data: 1\n\n');
    await body.close();
  });

  it.each([
    ['gzip', gzipSync('data: 1\n\n')],
    ['br', brotliCompressSync('data: 1\n\n')],
    ['deflate', deflateSync('data: 1\n\n')],
    ['deflate', deflateRawSync('data: 1\n\n')],
  ])('in %s is trouble when it is cut, followed by something, or something else', async (coding, wire) => {
    const bodies = [
      wire.subarray(0, -1),
      Buffer.concat([wire, Buffer.from([0, 0])]),
      Buffer.from('~ no such coding ~'),
      Buffer.alloc(0),
    ];
    let asked = 0;
    await using server = await startServer(() => ({
      headers: { ...TYPE, 'Content-Encoding': coding },
      body: bodies[asked++] ?? '',
    }));
    await using client = openTestClient();
    for (const _ of bodies) {
      const body = streamIn(await client.ask(server.url));
      const pieces = [await body.next(signal), await body.next(signal)];
      expect(pieces.at(-1)).toMatchObject({
        kind: 'failure',
        failure: { kind: 'malformed', message: expect.stringContaining(coding) },
      });
      await body.close();
    }
  });

  it('whose connection breaks is broken, not badly coded', async () => {
    const { answerer, open } = openEnded({ ...TYPE, 'Content-Encoding': 'gzip' });
    await using server = await startServer(answerer);
    await using client = openTestClient();
    const body = streamIn(await client.ask(server.url));
    open[0]?.write(gzipSync('data: 1\n\n').subarray(0, 12), () => open[0]?.destroy());
    expect(await allOf(body)).toMatch(/^d?a?the server closed the connection in the middle of its answer/);
    await body.close();
  });

  it('is let go of at once', async () => {
    const { answerer } = openEnded({ ...TYPE, 'Content-Encoding': 'br' });
    await using server = await startServer(answerer);
    await using client = openTestClient();
    const body = streamIn(await client.ask(server.url));
    const leaving = new AbortController();
    const left = body.next(leaving.signal);
    leaving.abort();
    const aborted = { kind: 'failure', failure: { kind: 'network', code: 'ABORTED' } };
    expect(await left).toMatchObject(aborted);
    const waited = body.next(signal);
    await body.close();
    expect(await waited).toMatchObject(aborted);
    await server.whenIdle();
  });

  it.each([
    ['nobody asked for', 'compress', 'the body has a content coding that was not asked for'],
    ['thrice', 'gzip, gzip, gzip', 'the body has 3 content codings, one over another'],
  ])('%s is trouble before a byte of it', async (_, coding, message) => {
    const { answerer } = openEnded({ ...TYPE, 'Content-Encoding': coding });
    await using server = await startServer(answerer);
    await using client = openTestClient();
    expect(failureIn(await client.ask(server.url))).toMatchObject({ kind: 'malformed', message, meta: { status: 200 } });
    await server.whenIdle();
  });

  it('that would swell to gigabytes is made no faster than it is read', async () => {
    const wire = gzipSync(Buffer.alloc(200 * 1024 * 1024));
    await using server = await startServer(() => ({ headers: { ...TYPE, 'Content-Encoding': 'gzip' }, body: wire }));
    await using client = openTestClient();
    const before = process.memoryUsage().arrayBuffers;
    const body = streamIn(await client.ask(server.url));
    for (const _ of [1, 2, 3]) expect((await textOf(body)).length).toBeLessThanOrEqual(65_536);
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(16 * 1024 * 1024);
    await body.close();
  });
});
