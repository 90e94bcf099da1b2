/** The demo as clients meet it: real HTTP on the loopback address, time wound by hand. */
import { createServer } from 'node:http';
import { type AddressInfo, connect, type Socket } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { type Demo, type DemoOptions, startDemo } from '../../src/demo/server.ts';
import { UsageError } from '../../src/domain/errors.ts';
import type { Millis } from '../../src/domain/time.ts';
import { eventually, serveDemo } from '../support/demo-server.ts';

/** A clock that moves only when told to, and by sleeping. */
function handWoundClock() {
  let now = 1_000_000;
  const slept: Millis[] = [];
  return {
    slept,
    wind: (length: Millis) => {
      now += length;
    },
    now: () => now,
    sleep: async (pause: Millis) => {
      slept.push(pause);
      now += pause;
    },
  };
}

let demo: Demo | undefined;
const start = async (options: Omit<DemoOptions, 'fail'> & { fail?: boolean }) => {
  demo = await startDemo({ fail: false, ...options });
  return demo;
};
afterEach(() => demo?.close());

const statusOf = async (url: string) => {
  const response = await fetch(url);
  const body = (await response.json()) as { status?: string };
  return `${response.status} ${body.status ?? ''}`.trim();
};

describe('the demo', () => {
  it('tells the whole story, with one 503 and one slow answer', async () => {
    const clock = handWoundClock();
    const { url } = await start({ clock });
    const told: string[] = [];
    for (let second = 0; second < 10; second += 1) {
      told.push(await statusOf(url));
      clock.wind(1000);
    }
    expect(told.filter((each, at) => each !== told[at - 1])).toEqual([
      '200 queued',
      '200 building',
      '503',
      '200 building',
      '200 ready',
    ]);
    expect(clock.slept).toEqual([700]);
  });

  it('can fail', async () => {
    const clock = handWoundClock();
    const { url } = await start({ clock, fail: true });
    await statusOf(url);
    clock.wind(20_000);
    expect([await statusOf(url), await statusOf(url), await statusOf(url)]).toEqual(['503', '200 failed', '200 failed']);
  });

  it('begins with the first request for the story, not with the start', async () => {
    const clock = handWoundClock();
    const { url, origin } = await start({ clock });
    clock.wind(60_000);
    expect((await fetch(origin)).status).toBe(200);
    clock.wind(60_000);
    expect(await statusOf(url)).toBe('200 queued');
  });

  it('answers 304 to a client that holds the same already', async () => {
    const { url } = await start({ clock: handWoundClock() });
    const first = await fetch(url);
    const etag = first.headers.get('etag') ?? '';
    await first.body?.cancel();
    const second = await fetch(url, { headers: { 'if-none-match': etag } });
    expect(second.status).toBe(304);
    expect(await second.text()).toBe('');
  });

  it('closes at once, connections kept alive included', async () => {
    const { url, close } = await start({ clock: handWoundClock() });
    await statusOf(url);
    await close();
    await expect(fetch(url)).rejects.toThrow('fetch failed');
  });

  it('says so when the port is taken', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await new Promise((resolve) => other.once('listening', resolve));
    const { port } = other.address() as AddressInfo;
    const failure = await startDemo({ fail: false, clock: handWoundClock(), port }).catch((error: unknown) => error);
    other.close();
    expect(failure).toBeInstanceOf(UsageError);
    expect(String(failure)).toBe(`UsageError: cannot listen on port ${port}: EADDRINUSE`);
  });
});

/** Sends a request as it stands; the status line of the answer. */
const raw = (origin: string, request: string) =>
  new Promise<string>((resolve) => {
    const socket = connect(Number(new URL(origin).port), '127.0.0.1');
    socket.once('data', (data) => {
      socket.destroy();
      resolve(data.toString().split('\r\n')[0] ?? '');
    });
    socket.write(request);
  });

describe('the demo’s links', () => {
  it('lead to where it was asked', async () => {
    const { origin } = await serveDemo();
    const local = origin.replace('127.0.0.1', 'localhost');
    const [one, other] = [await fetch(`${origin}/jobs`, { method: 'POST' }), await fetch(`${local}/jobs`, { method: 'POST' })];
    expect(one.headers.get('operation-location')).toBe(`${origin}/jobs/1`);
    expect(other.headers.get('operation-location')).toBe(`${local}/jobs/2`);
  });

  it('lead to itself where nobody says how it is known', async () => {
    const { origin } = await serveDemo();
    const answer = await new Promise<string>((resolve) => {
      const socket = connect(Number(new URL(origin).port), '127.0.0.1');
      let text = '';
      socket.on('data', (data) => {
        text += data;
      });
      socket.once('close', () => resolve(text));
      socket.write('POST /jobs HTTP/1.0\r\n\r\n');
    });
    expect(answer).toContain(`operation-location: ${origin}/jobs/1\r\n`);
  });
});

describe('the demo’s bounds', () => {
  it('are 64 KiB for a body', async () => {
    const { origin } = await serveDemo();
    const send = (length: number) => fetch(`${origin}/jobs`, { method: 'POST', body: 'x'.repeat(length) });
    expect([(await send(65_536)).status, (await send(65_537)).status]).toEqual([202, 413]);
  });

  it('leave out targets that have no path', async () => {
    const { origin } = await serveDemo();
    expect(await raw(origin, 'OPTIONS * HTTP/1.1\r\nHost: x\r\n\r\n')).toBe('HTTP/1.1 400 Bad Request');
    expect(await raw(origin, 'GET //deploys/41 HTTP/1.1\r\nHost: x\r\n\r\n')).toBe('HTTP/1.1 404 Not Found');
  });

  it('are a hundred connections', async () => {
    const { origin } = await serveDemo();
    const counts = { open: 0, dropped: 0 };
    const sockets: Socket[] = [];
    for (let number = 0; number < 103; number += 1) {
      const socket = connect(Number(new URL(origin).port), '127.0.0.1');
      socket.once('data', () => {
        counts.open += 1;
      });
      socket.once('close', () => {
        counts.dropped += 1;
      });
      socket.on('error', () => undefined);
      socket.write('GET /stream HTTP/1.1\r\nHost: x\r\n\r\n');
      sockets.push(socket);
    }
    await eventually(() => counts.open + counts.dropped === 103);
    expect(counts).toEqual({ open: 100, dropped: 3 });
    for (const socket of sockets) socket.destroy();
  });
});

describe('the demo’s end', () => {
  it('comes at once, whatever is held, streamed, spoken or called back', async () => {
    const { origin, clock, close } = await serveDemo();
    const etag = (await fetch(`${origin}/longpoll`)).headers.get('etag') ?? '';
    const ended = [
      fetch(`${origin}/longpoll`, { headers: { 'if-none-match': etag, prefer: 'wait=30' } }),
      fetch(`${origin}/stream`).then((response) => response.text()),
      new Promise((_, fail) => {
        const socket = new WebSocket(`${origin.replace('http', 'ws')}/ws`);
        socket.onopen = () => socket.send('{"subscribe":"deploys"}');
        socket.onclose = ({ code }) => fail(code);
      }),
    ];
    await fetch(`${origin}/hooks`, { method: 'POST', body: '{"url":"http://127.0.0.1:9/"}' });
    await eventually(() => clock.sleeping === 4);
    await close();
    expect((await Promise.allSettled(ended)).map(({ status }) => status)).toEqual(['rejected', 'rejected', 'rejected']);
    await eventually(() => clock.sleeping === 0);
  });
});
