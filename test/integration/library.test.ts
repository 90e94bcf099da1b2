/** Claims about the library against real servers. */
import { describe, expect, it } from 'vitest';
import { WatchError, type WatchEvent, waitFor, watch } from '../../src/index.ts';
import { fakeClock } from '../../src/testing.ts';
import { startServer, type TestServer } from '../support/server.ts';

const MINUTE = 60_000;
/** What leaving a watch may take. */
const AT_ONCE = 100;

/** A deployment that is ready at its third request. */
function startDeployment(): Promise<TestServer> {
  let asked = 0;
  const stateOf = () => (++asked < 3 ? 'building' : 'ready');
  return startServer(() => ({
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ status: stateOf() }),
  }));
}

/** Milliseconds until something is done. */
async function timed(done: Promise<unknown>): Promise<number> {
  const start = performance.now();
  await done;
  return performance.now() - start;
}

describe('waitFor() on a real server', () => {
  it('is kept with the answer that met the goal, and leaves no connection', async () => {
    await using server = await startDeployment();
    const result = await waitFor(server.url, { until: 'status=ready', interval: '5ms' });
    expect(result).toMatchObject({ value: { status: 'ready' }, status: 200, polls: 3 });
    expect(server.connections).toBe(1);
    await server.whenIdle();
  });

  it('waits for minutes in a blink on a clock that moves by itself', async () => {
    await using server = await startDeployment();
    const clock = fakeClock();
    const wait = waitFor(server.url, { until: 'status=ready', interval: '10m', timeout: '1h', clock, random: () => 0 });
    expect(await wait).toMatchObject({ polls: 3, elapsedMs: 20 * MINUTE });
  });

  it('gives up a request under way when its signal aborts', async () => {
    const abort = new AbortController();
    await using server = await startServer(() => {
      setImmediate(() => abort.abort());
      return undefined;
    });
    const error = await waitFor(server.url, { signal: abort.signal }).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(WatchError);
    expect(error).toMatchObject({ name: 'AbortError', code: 'aborted' });
    expect(await timed(server.whenIdle())).toBeLessThan(AT_ONCE);
  });

  it('sends what it is told to, and calls itself by its name', async () => {
    await using server = await startServer(() => ({ status: 201, body: 'made' }));
    await waitFor(server.url, { dataJson: { name: '@x' }, header: { 'X-Tag': 'a: b' }, bearer: 'tok-123456', once: true });
    expect(server.requests[0]).toMatchObject({
      method: 'POST',
      body: '{"name":"@x"}',
      headers: {
        'content-type': 'application/json',
        'x-tag': 'a: b',
        authorization: 'Bearer tok-123456',
        'user-agent': expect.stringMatching(/^watch-api\/\d/),
      },
    });
  });
});

describe('watch() on a real server', () => {
  it('frees its connection at once when it is left', async () => {
    await using server = await startDeployment();
    for await (const { type } of watch(server.url, { interval: '5ms' })) if (type === 'change') break;
    expect(await timed(server.whenIdle())).toBeLessThan(AT_ONCE);
  });

  it('frees its connection at once when it is left while an answer is awaited', async () => {
    let arrived = () => {};
    const asked = new Promise<void>((resolve) => {
      arrived = resolve;
    });
    await using server = await startServer(() => {
      arrived();
      return undefined;
    });
    const events = watch(server.url);
    await events.next();
    const awaited = events.next();
    await asked;
    expect(await timed(Promise.all([events.return(), awaited, server.whenIdle()]))).toBeLessThan(AT_ONCE);
  });

  it('follows several servers side by side, under their names', async () => {
    await using one = await startDeployment();
    await using other = await startDeployment();
    const ends: WatchEvent[] = [];
    const targets = [
      { name: 'one', url: one.url },
      { name: 'other', url: new URL(other.url) },
    ];
    for await (const event of watch(targets, { until: 'status=ready', interval: '5ms' })) {
      if (event.type === 'end') ends.push(event);
    }
    expect(ends.map((end) => end.watch).sort()).toEqual(['one', 'other']);
    expect(ends).toMatchObject([{ result: 'met' }, { result: 'met' }]);
  });
});
