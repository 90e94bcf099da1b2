import { afterEach, describe, expect, it, vi } from 'vitest';
import { plainRoute, type Route } from '../../src/domain/route.ts';
import type { RequestSpec } from '../../src/domain/watch.ts';
import { startServer } from '../support/server.ts';
import { authority, served, servedExpires } from '../support/server-authority.ts';
import { answerOf, failureIn, openTestClient } from '../support/server-client.ts';
import { type FrameStep, type Http2Answerer, startFrameServer, startHttp2Server } from '../support/server-http2.ts';
import { startProxy } from '../support/server-proxy.ts';

const body = new TextEncoder().encode('{"é":1}');

function offering(parts: Partial<RequestSpec> = {}, route: Partial<Route> = {}): Partial<RequestSpec> {
  return { ...parts, route: { ...plainRoute, authorities: authority, http2: true, ...route } };
}

const version: Http2Answerer = (request, response) => response.end(request.version);

afterEach(() => {
  vi.useRealTimers();
});

describe('HTTP/2', () => {
  it('is spoken where both sides know it, on one connection for many polls', async () => {
    await using server = await startHttp2Server(version);
    await using client = openTestClient();
    for (let poll = 0; poll < 5; poll++) {
      const { text, meta } = answerOf(await client.ask(`${server.url}/a?b`, offering()));
      expect([text, meta.status, meta.reason, meta.bytes]).toEqual(['2.0', 200, '', 3]);
      expect([meta.url, meta.certExpires]).toEqual([`${server.url}/a?b`, servedExpires]);
      expect(meta.latency).toBeGreaterThan(0);
      expect(meta.latency).toBeLessThan(5000);
    }
    expect([server.connections, server.requests.length]).toEqual([1, 5]);
  });

  it('is not offered where nobody asked for it', async () => {
    await using server = await startHttp2Server(version);
    await using client = openTestClient();
    expect(answerOf(await client.ask(server.url, offering({}, { http2: false }))).text).toBe('1.1');
  });

  it('gives way to HTTP/1.1 with a server that knows no more, on connections that are kept', async () => {
    await using server = await startServer(() => ({ body: 'old' }), { tls: served });
    await using client = openTestClient();
    for (const _ of [1, 2, 3]) expect(answerOf(await client.ask(server.url, offering())).text).toBe('old');
    expect(server.connections).toBe(1);
    server.dropConnections();
    expect(answerOf(await client.ask(server.url, offering())).text).toBe('old');
  });

  it('is never spoken in plain text', async () => {
    await using server = await startServer(() => ({ body: 'plain' }));
    await using client = openTestClient();
    expect(answerOf(await client.ask(server.url, offering())).text).toBe('plain');
  });

  it('sends method, fields and body as given; names in lower case, Host as authority', async () => {
    await using server = await startHttp2Server(version);
    await using client = openTestClient();
    const headers = [
      ['Content-Type', 'application/json'],
      ['X-B', '1'],
      ['x-b', '2'],
      ['Cookie', 'a=1'],
      ['Cookie', 'b=2'],
      ['Host', 'api.example.com'],
      ['Connection', 'close'],
    ] as const;
    answerOf(await client.ask(server.url, offering({ method: 'POST', headers, body })));
    expect(server.requests[0]?.body).toBe('{"é":1}');
    expect(Object.fromEntries(Object.entries(server.requests[0]?.headers ?? {}))).toEqual({
      ':method': 'POST',
      ':path': '/',
      ':scheme': 'https',
      ':authority': 'api.example.com',
      'accept-encoding': expect.stringMatching(/^gzip, br/),
      'content-type': 'application/json',
      'content-length': '8',
      'x-b': '1, 2',
      cookie: 'a=1; b=2',
    });
  });

  it('brings fields by lower-case name, repeated cookies as a list, and no pseudo fields', async () => {
    await using server = await startHttp2Server((_, response) => {
      response.sendDate = false;
      response.writeHead(200, { 'Set-Cookie': ['a=1', 'b=2'], 'X-A': '1' }).end('{}');
    });
    await using client = openTestClient();
    const { meta } = answerOf(await client.ask(server.url, offering()));
    expect(meta.headers).toEqual({ 'set-cookie': ['a=1', 'b=2'], 'x-a': '1' });
  });

  it.each([204, 304, 404, 500])('takes any status for an answer: %i', async (status) => {
    await using server = await startHttp2Server((_, response) => response.writeHead(status, { ETag: '"a"' }).end());
    await using client = openTestClient();
    for (const _ of [1, 2]) expect(answerOf(await client.ask(server.url, offering())).meta.status).toBe(status);
    expect(server.connections).toBe(1);
  });

  it('knows that a HEAD and a 304 have no body, whatever their length field says', async () => {
    await using server = await startHttp2Server((request, response) => {
      response.writeHead(request.headers[':method'] === 'HEAD' ? 200 : 304, { 'Content-Length': '10547' }).end();
    });
    await using client = openTestClient();
    for (const method of ['HEAD', 'GET']) expect(answerOf(await client.ask(server.url, offering({ method }))).meta.bytes).toBe(0);
  });

  it('follows redirects and decodes, as HTTP/1.1 does', async () => {
    await using server = await startHttp2Server((request, response) => {
      if (request.headers[':path'] === '/end') response.end('there');
      else response.writeHead(302, { Location: '/end' }).end();
    });
    await using client = openTestClient();
    expect(answerOf(await client.ask(server.url, offering()))).toMatchObject({
      text: 'there',
      meta: { url: `${server.url}/end` },
    });
    expect(server.connections).toBe(1);
  });

  it('brings bodies larger than any window', async () => {
    const large = 'x'.repeat(5_000_000);
    await using server = await startHttp2Server((_, response) => response.end(large));
    await using client = openTestClient();
    expect(answerOf(await client.ask(server.url, offering())).text).toBe(large);
  });

  it('lets informational answers pass', async () => {
    await using server = await startHttp2Server((_, response) => {
      response.stream.additionalHeaders({ ':status': 103, link: '</a>' });
      response.end('ok');
    });
    await using client = openTestClient();
    expect(answerOf(await client.ask(server.url, offering()))).toMatchObject({ text: 'ok', meta: { status: 200 } });
  });

  it('goes through a tunnel', async () => {
    await using server = await startHttp2Server(version);
    await using proxy = await startProxy();
    await using client = openTestClient();
    const proxies = { https: { url: proxy.url }, except: [] };
    for (const _ of [1, 2]) expect(answerOf(await client.ask(server.url, offering({}, { proxies }))).text).toBe('2.0');
    expect([proxy.requests.length, server.connections]).toEqual([1, 1]);
    await client.http.close();
    await Promise.all([server.whenIdle(), proxy.whenIdle()]);
    expect([server.openSockets, proxy.openSockets]).toEqual([0, 0]);
  });
});

describe('limits on HTTP/2', () => {
  it.each([
    ['no answer', () => {}],
    ['a body that does not end', (_, response) => response.write('[1,2')],
  ] satisfies [string, Http2Answerer][])('%s: the time limit ends it, and hangs up', async (_, answerer) => {
    await using server = await startHttp2Server(answerer);
    await using client = openTestClient();
    const failure = failureIn(await client.ask(server.url, offering({ maxTime: 150 })));
    expect(failure).toEqual({ kind: 'timeout', after: 150, phase: 'answer' });
    await server.whenIdle();
    expect(server.openSockets).toBe(0);
  });

  it('an abort ends the request at once and leaves no socket', async () => {
    const controller = new AbortController();
    await using server = await startHttp2Server(() => controller.abort());
    await using client = openTestClient();
    expect(failureIn(await client.ask(server.url, offering(), controller.signal))).toMatchObject({ code: 'ABORTED' });
    await server.whenIdle();
    expect(server.openSockets).toBe(0);
  });

  it('a body over the limit is given up', async () => {
    await using server = await startHttp2Server((_, response) => {
      const more = () => {
        while (!response.destroyed && response.write('x'.repeat(10_000)));
      };
      response.on('drain', more);
      more();
    });
    await using client = openTestClient();
    expect(failureIn(await client.ask(server.url, offering({ maxSize: 100_000 })))).toMatchObject({ kind: 'oversize' });
    await server.whenIdle();
    expect(server.openSockets).toBe(0);
  });

  it('a header over 16 KiB is unusable', async () => {
    await using server = await startHttp2Server((_, response) => {
      response.writeHead(200, Object.fromEntries(Array.from({ length: 20 }, (_, at) => [`x-${at}`, 'y'.repeat(1000)]))).end();
    });
    await using client = openTestClient();
    expect(failureIn(await client.ask(server.url, offering()))).toEqual({
      kind: 'malformed',
      message: 'the header of the answer is larger than 16 KiB',
    });
  });

  it('a field that HTTP/2 does not have cannot be sent', async () => {
    await using server = await startHttp2Server(version);
    await using client = openTestClient();
    const headers = [['Transfer-Encoding', 'chunked']] as const;
    expect(failureIn(await client.ask(server.url, offering({ headers })))).toMatchObject({ code: 'INVALID_REQUEST' });
    expect(answerOf(await client.ask(server.url, offering())).text).toBe('2.0');
  });

  it('all sockets are closed at the end, those in use too', async () => {
    await using server = await startHttp2Server((request, response) => {
      if (request.headers[':path'] !== '/held') response.end('ok');
    });
    const client = openTestClient();
    answerOf(await client.ask(server.url, offering()));
    const held = client.ask(`${server.url}/held`, offering());
    answerOf(await client.ask(server.url, offering()));
    await client.http.close();
    await server.whenIdle();
    expect(await held).toMatchObject({ kind: 'failure', failure: { kind: 'network' } });
    expect(server.openSockets).toBe(0);
  });
});

describe('an answer on HTTP/2 that breaks off', () => {
  const refused = 'would not answer this request';
  it.each([
    [
      'a reset in mid-body',
      ({ head, data, reset }, socket) => socket.write(Buffer.concat([head(), data('[1,2]'), reset(2)])),
      'HTTP2_INTERNAL_ERROR',
      'broke off its answer',
    ],
    [
      'a cancelled body',
      ({ head, data, reset }, socket) => socket.write(Buffer.concat([head(), data('[1,2]'), reset(8)])),
      'HTTP2_CANCEL',
      'broke off its answer',
    ],
    ['a refusal', ({ reset }, socket) => socket.write(reset(7)), 'HTTP2_REFUSED_STREAM', refused],
    ['too much of us', ({ reset }, socket) => socket.write(reset(11)), 'HTTP2_ENHANCE_YOUR_CALM', refused],
    ['a goodbye in anger', ({ goAway }, socket) => socket.write(goAway(0, 11)), 'HTTP2_ENHANCE_YOUR_CALM', refused],
  ] satisfies [string, FrameStep, string, string][])('%s is trouble', async (_, step, code, what) => {
    await using server = await startFrameServer(step);
    await using client = openTestClient();
    expect(failureIn(await client.ask(server.url, offering()))).toEqual({
      kind: 'network',
      code,
      message: `the server ${what} (${code} localhost:${server.port})`,
    });
    expect(server.requests).toBe(1);
  });

  it.each([
    ['closed', ({ head, data }, socket) => void socket.end(Buffer.concat([head(), data('[1,2]')]))],
    ['reset', ({ head, data }, socket) => void socket.write(Buffer.concat([head(), data('[1,2]')]), () => socket.destroy())],
  ] satisfies [string, FrameStep][])('a connection %s in mid-body is trouble', async (_, step) => {
    await using server = await startFrameServer(step);
    await using client = openTestClient();
    expect(failureIn(await client.ask(server.url, offering()))).toMatchObject({
      code: 'ECONNRESET',
      message: `the server closed the connection in the middle of its answer (ECONNRESET localhost:${server.port})`,
    });
  });

  it('a body of another length than was told is trouble', async () => {
    await using server = await startHttp2Server((_, response) => {
      response.writeHead(200, { 'Content-Length': '10' });
      response.stream.end('[1,2]');
    });
    await using client = openTestClient();
    expect(failureIn(await client.ask(server.url, offering())).kind).toBe('network');
  });

  it('the good answer under way when the server says goodbye is no trouble', async () => {
    await using server = await startFrameServer(({ head, goAway, stream, data }, socket) => {
      socket.write(Buffer.concat([head(), goAway(stream, 0), data('[1,', undefined), data('2]', 'end')]));
    });
    await using client = openTestClient();
    for (const _ of [1, 2]) expect(answerOf(await client.ask(server.url, offering())).text).toBe('[1,2]');
    expect([server.requests, server.connections]).toEqual([2, 2]);
  });
});

describe('a kept HTTP/2 connection', () => {
  const ok: FrameStep = ({ head, data }, socket) => socket.write(Buffer.concat([head(), data('ok', 'end')]));

  it('is opened anew after a minute, so that a change of address is seen', async () => {
    vi.useFakeTimers({ toFake: ['performance'] });
    await using server = await startHttp2Server(version);
    await using client = openTestClient();
    for (const pause of [0, 60_000, 1]) {
      vi.advanceTimersByTime(pause);
      answerOf(await client.ask(server.url, offering()));
    }
    expect([server.requests.length, server.connections]).toEqual([3, 2]);
  });

  it('that was closed costs no failure', async () => {
    await using server = await startHttp2Server(version);
    await using client = openTestClient();
    for (const end of [
      () => server.sessions.at(-1)?.close(),
      () => server.dropConnections(),
      () => server.sessions.at(-1)?.goaway(0),
    ]) {
      expect(answerOf(await client.ask(server.url, offering())).text).toBe('2.0');
      end();
    }
    expect(answerOf(await client.ask(server.url, offering())).text).toBe('2.0');
  });

  it.each([
    ['refused', ({ reset }, socket) => socket.write(reset(7))],
    ['told goodbye', ({ goAway }, socket) => socket.write(goAway(0, 0))],
    ['cut off', (_, socket) => socket.destroy()],
  ] satisfies [string, FrameStep][])('on which a GET is %s costs one silent retry, on a new one', async (_, step) => {
    await using server = await startFrameServer(ok, step, ok);
    await using client = openTestClient();
    for (const _ of [1, 2]) expect(answerOf(await client.ask(server.url, offering())).text).toBe('ok');
    expect([server.requests, server.connections]).toEqual([3, 2]);
  });

  it('on which a POST is refused costs none', async () => {
    await using server = await startFrameServer(ok, ({ reset }, socket) => socket.write(reset(7)));
    await using client = openTestClient();
    answerOf(await client.ask(server.url, offering()));
    expect(failureIn(await client.ask(server.url, offering({ method: 'POST', body })))).toMatchObject({
      code: 'HTTP2_REFUSED_STREAM',
    });
    expect(server.requests).toBe(2);
  });
});

it('a server that takes HTTP/2 back is asked in HTTP/1.1 from then on', async () => {
  await using server = await startHttp2Server((request, response) => {
    if (request.version === '2.0') response.stream.close(13);
    else response.end('1.1');
  });
  await using client = openTestClient();
  for (const method of ['POST', 'GET', 'GET'])
    expect(answerOf(await client.ask(server.url, offering({ method }))).text).toBe('1.1');
  expect(server.requests.map((request) => request.version)).toEqual(['2.0', '1.1', '1.1', '1.1']);
});
