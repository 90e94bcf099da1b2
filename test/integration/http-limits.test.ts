import { createServer } from 'node:net';
import { describe, expect, it } from 'vitest';
import { startServer } from '../support/server.ts';
import { answerOf, failureIn, openTestClient } from '../support/server-client.ts';
import { listen } from '../support/server-listening.ts';
import { type RawStep, startRawServer } from '../support/server-raw.ts';

const head = 'HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\n';
const keptAlive = `${head}Content-Length: 0\r\n\r\n`;

describe('the time limit', () => {
  it.each([
    ['a server that says nothing', () => {}],
    ['a header that does not end', 'HTTP/1.1 200 OK\r\n'],
    ['a body that does not end', `${head}Content-Length: 100\r\n\r\n[1,2`],
    [
      'redirects that do not end in time',
      ({ head: got, socket }) => {
        const hop = Number(/\/(\d*)/.exec(got)?.[1]) + 1;
        setTimeout(() => socket.write(`HTTP/1.1 302 Found\r\nLocation: /${hop}\r\nContent-Length: 0\r\n\r\n`), 40);
      },
    ],
  ] satisfies [string, RawStep][])('ends %s, and hangs up', async (_, step) => {
    await using server = await startRawServer(step);
    await using client = openTestClient();
    const before = performance.now();
    const failure = failureIn(await client.ask(server.url, { maxTime: 100 }));
    expect(failure).toEqual({ kind: 'timeout', after: 100, phase: 'answer' });
    expect(performance.now() - before).toBeGreaterThanOrEqual(98);
    expect(performance.now() - before).toBeLessThan(1000);
    await server.whenIdle();
    expect(server.openSockets).toBe(0);
  });

  it('ends a drip-feed: every byte in time, the whole not', async () => {
    await using server = await startServer((_, response) => {
      response.writeHead(200);
      const drip = setInterval(() => response.write('x'), 20);
      response.on('close', () => clearInterval(drip));
      return undefined;
    });
    await using client = openTestClient();
    expect(failureIn(await client.ask(server.url, { maxTime: 150 })).kind).toBe('timeout');
  });

  it('for connecting is its own: a handshake that never comes', async () => {
    await using server = await listen(
      createServer((socket) => socket.resume()),
      '127.0.0.1',
    );
    await using client = openTestClient();
    const failure = failureIn(await client.ask(`https://127.0.0.1:${server.port}/`, { connectTimeout: 100 }));
    expect(failure).toEqual({ kind: 'timeout', after: 100, phase: 'connect' });
    await server.whenIdle();
    expect(server.openSockets).toBe(0);
  });

  it('leaves later requests alone', async () => {
    await using server = await startRawServer(({ head: got, socket }) => {
      if (got.startsWith('GET /later ')) socket.write(keptAlive);
    });
    await using client = openTestClient();
    failureIn(await client.ask(server.url, { maxTime: 50 }));
    expect(answerOf(await client.ask(`${server.url}/later`)).meta.status).toBe(200);
  });
});

describe('an abort', () => {
  it.each([
    ['while waiting', () => {}],
    ['in mid-body', `${head}Content-Length: 100\r\n\r\n[1,2`],
  ] satisfies [string, RawStep][])('%s ends the request at once and leaves no socket', async (_, step) => {
    const controller = new AbortController();
    await using server = await startRawServer((request) => {
      if (typeof step === 'string') request.socket.write(step);
      setTimeout(() => controller.abort(), 20);
    });
    await using client = openTestClient();
    const failure = failureIn(await client.ask(server.url, {}, controller.signal));
    expect(failure).toEqual({ kind: 'network', code: 'ABORTED', message: 'the request was stopped' });
    await server.whenIdle();
    expect(server.openSockets).toBe(0);
  });

  it('while connecting does so too', async () => {
    const controller = new AbortController();
    await using server = await listen(
      createServer(() => controller.abort()),
      '127.0.0.1',
    );
    await using client = openTestClient();
    const failure = failureIn(await client.ask(`https://127.0.0.1:${server.port}/`, {}, controller.signal));
    expect(failure).toMatchObject({ code: 'ABORTED' });
    await server.whenIdle();
    expect(server.openSockets).toBe(0);
  });

  it('before the start sends nothing', async () => {
    await using server = await startServer(() => ({}));
    await using client = openTestClient();
    expect(failureIn(await client.ask(server.url, {}, AbortSignal.abort()))).toMatchObject({ code: 'ABORTED' });
    expect(server.connections).toBe(0);
  });
});
