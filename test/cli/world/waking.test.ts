/** A process that was stopped for a while: one poll when it wakes, and what happened meanwhile is judged fairly. */
import { setTimeout as pass } from 'node:timers/promises';
import { describe, expect, it, vi } from 'vitest';
import { type Ended, type Started, start } from '../../support/program.ts';
import type { RawStep } from '../../support/server-raw.ts';
import { rawAnswer, rawHead, type Script, startScriptedServer } from '../../support/server-scripts.ts';

const INTERVAL = 100;
const every = ['-i', `${INTERVAL}ms`, '--json'];

/** A good answer after some time. */
function later(pause: number, body: string): RawStep {
  return ({ socket }) => void setTimeout(() => socket.write(rawAnswer(body)), pause);
}

/** Stops the process for a while; when it was woken, on the scale of `performance.now()`. */
async function suspended({ child }: Started, length = 400): Promise<number> {
  child.kill('SIGSTOP');
  await pass(length);
  const woken = performance.now();
  child.kill('SIGCONT');
  return woken;
}

function typesOf({ events }: Ended): readonly unknown[] {
  return events().map(({ type }) => type);
}

const asked = (server: { readonly heads: readonly string[] }, times: number) =>
  vi.waitFor(() => expect(server.heads.length).toBeGreaterThanOrEqual(times), { timeout: 5000, interval: 2 });

describe('a process that was suspended', () => {
  it('asks once when it wakes, and goes on at its interval', async () => {
    await using server = await startScriptedServer(new Map([['/', [rawAnswer('{"v":1}')]]]));
    const feed = start([server.url, ...every]);
    await asked(server, 2);
    const woken = await suspended(feed);
    const before = server.timesOf('/').filter((at) => at < woken).length;
    await asked(server, before + 4);
    const [first = 0, ...others] = server.timesOf('/').filter((at) => at >= woken);
    // What was being slept may have a little left; a burst would come at once.
    expect(first - woken).toBeLessThan(2 * INTERVAL);
    const gaps = others.map((at, index) => at - (index === 0 ? first : (others[index - 1] ?? 0)));
    for (const gap of gaps) expect(gap).toBeGreaterThan(0.8 * INTERVAL);
    feed.child.kill('SIGTERM');
    expect(typesOf(await feed.ended)).toEqual(['start', 'baseline', 'end']);
  });

  it('takes an answer that came meanwhile, though its time would have been over', async () => {
    await using server = await startScriptedServer(
      new Map([['/', [rawAnswer('{"v":1}'), later(100, '{"v":2}'), rawAnswer('{"v":2}')]]]),
    );
    const feed = start([server.url, ...every, '--max-polls', '3', '--max-time', '300ms']);
    await asked(server, 2);
    await suspended(feed, 700);
    expect(typesOf(await feed.ended)).toEqual(['start', 'baseline', 'change', 'end']);
    expect(server.heads.length).toBe(3);
  });

  it('finds its connection closed, and asks on another one without a word', async () => {
    const idle: RawStep = ({ socket }) => {
      socket.write(rawAnswer('{"v":1}'));
      setTimeout(() => socket.end(), 300);
    };
    await using server = await startScriptedServer(new Map([['/', [idle]]]));
    const feed = start([server.url, ...every, '--max-polls', '3']);
    await asked(server, 2);
    await suspended(feed, 600);
    expect(typesOf(await feed.ended)).toEqual(['start', 'baseline', 'end']);
    expect([server.heads.length, server.connections]).toEqual([3, 2]);
  });

  it('is given up soon after it wakes when nothing came in time', async () => {
    await using server = await startScriptedServer(new Map([['/', [rawAnswer('{"v":1}'), rawHead()]]]));
    const wait = start([server.url, '--until', 'v==2', ...every, '-t', '300ms']);
    await asked(server, 2);
    const woken = await suspended(wait, 600);
    expect((await wait.ended).code).toBe(124);
    expect(performance.now() - woken).toBeLessThan(1200);
  });

  it('asks once more when its deadline passed meanwhile, and may still meet its goal', async () => {
    const script: Script = [rawAnswer('{"v":1}'), rawAnswer('{"v":1}'), rawAnswer('{"v":2}')];
    await using server = await startScriptedServer(new Map([['/', script]]));
    const wait = start([server.url, '--until', 'v==2', '-i', '400ms', '--json', '-v', '-t', '1s']);
    await wait.shows('"poll":2');
    await suspended(wait, 1400);
    const { code } = await wait.ended;
    expect([code, server.heads.length]).toEqual([0, 3]);
  });

  it('takes the answer that came meanwhile when its deadline passed, too', async () => {
    await using server = await startScriptedServer(new Map([['/', [rawAnswer('{"v":1}'), later(300, '{"v":2}')]]]));
    const wait = start([server.url, '--until', 'v==2', '-i', '200ms', '--json', '-t', '500ms']);
    await asked(server, 2);
    await suspended(wait, 1400);
    const { code } = await wait.ended;
    expect([code, server.heads.length]).toEqual([0, 2]);
  });

  it('gives one sign of life, not one for each that it missed', async () => {
    await using server = await startScriptedServer(new Map([['/', [rawAnswer('{"v":1}')]]]));
    const wait = start([server.url, '--until', 'v==2', '-i', '5s', '--json', '--heartbeat', '200ms']);
    await wait.shows('"baseline"');
    await suspended(wait, 700);
    await wait.shows('"heartbeat"');
    wait.child.kill('SIGTERM');
    expect(typesOf(await wait.ended).filter((type) => type === 'heartbeat')).toHaveLength(1);
  });
});
