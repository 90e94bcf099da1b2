/** The demo as clients meet it: real HTTP on the loopback address, time wound by hand. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { type Demo, type DemoOptions, startDemo } from '../../src/demo/server.ts';
import { UsageError } from '../../src/domain/errors.ts';
import type { Millis } from '../../src/domain/time.ts';

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
