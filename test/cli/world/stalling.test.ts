/** Answers that take too long or never end: cut by time and by size, the connection let go. */
import { describe, expect, it, vi } from 'vitest';
import { type Fault, tagged } from '../../support/fault.ts';
import { describeFaults } from '../../support/faults.ts';
import { start } from '../../support/program.ts';
import type { RawStep } from '../../support/server-raw.ts';
import { rawAnswer, rawHead, startScriptedServer } from '../../support/server-scripts.ts';

const late = { exit: 3, error: 'timeout ANSWER', says: ['no complete answer', 'within 200ms', /--max-time/] } as const;
const tooBig = { exit: 5, error: 'oversize TOO_BIG', says: ['larger than 1 MiB', /--max-size/] } as const;
const chunked = rawHead({ fields: ['Transfer-Encoding: chunked'] });

/** Sends a piece every 10 ms, for as long as somebody is there. */
function trickle(first: string, piece: (at: number) => string): RawStep {
  return ({ socket }) => {
    let at = 0;
    socket.write(first);
    const timer = setInterval(() => socket.write(piece(at++)), 10);
    socket.on('close', () => clearInterval(timer));
  };
}

/** Sends pieces as fast as they are taken. */
function flood(first: string, piece: string): RawStep {
  return ({ socket }) => {
    const more = () => {
      while (!socket.destroyed && socket.write(piece));
    };
    socket.on('drain', more).write(first);
    more();
  };
}

const slow: readonly Fault[] = [
  { ...late, name: 'no answer', server: () => undefined },
  { ...late, name: 'a header letter by letter', server: trickle('', (at) => rawAnswer('{"v":2}').toString().charAt(at)) },
  { ...late, name: 'a header that stops', server: 'HTTP/1.1 200 OK\r\nContent-Type: app' },
  { ...late, name: 'no body behind the header', server: rawHead({ fields: ['Content-Length: 7'] }) },
  { ...late, name: 'a counted body that stops', server: `${rawHead({ fields: ['Content-Length: 70'] })}{"v":2}` },
  { ...late, name: 'a body letter by letter', server: trickle(rawHead({ fields: ['Content-Length: 700'] }), () => 'x') },
  { ...late, name: 'chunks letter by letter', server: trickle(chunked, () => '1\r\nx\r\n') },
  { ...late, name: 'interim answers without end', server: trickle('', () => 'HTTP/1.1 103 Early Hints\r\n\r\n') },
  { ...late, name: 'a close-delimited body that stays open', server: `${rawHead()}{"v":2}` },
];

const endless: readonly Fault[] = [
  { ...tooBig, name: 'a body without end', server: flood(rawHead(), 'x'.repeat(65_536)) },
  { ...tooBig, name: 'chunks without end', server: flood(chunked, `10000\r\n${'x'.repeat(65_536)}\r\n`) },
  { ...tooBig, name: 'an announced giant', server: rawHead({ fields: ['Content-Length: 9999999999'] }) },
  { ...tooBig, name: 'a body beyond the limit', server: rawAnswer(JSON.stringify('x'.repeat(1024 * 1024))) },
];

describe('slow', () => describeFaults(slow, ['--max-time', '200ms']));
describe('endless', () => describeFaults(endless, ['--max-size', '1MiB']));

describe.each([
  ['an answer', () => undefined],
  ['the rest of a body', rawHead({ fields: ['Content-Length: 70'] })],
] satisfies [string, RawStep][])('a wait for %s', (_, stall) => {
  const begin = async (...args: readonly string[]) => {
    const server = await startScriptedServer(new Map([['/', [tagged(1), stall]]]));
    const wait = start([server.url, '--until', 'v==2', '-i', '20ms', '--json', ...args]);
    await vi.waitFor(() => expect(server.heads.length).toBe(2), { timeout: 10_000, interval: 5 });
    return { server, wait };
  };

  it('is ended by a signal at once, and leaves no socket', async () => {
    const { server, wait } = await begin();
    const began = performance.now();
    wait.child.kill('SIGTERM');
    expect((await wait.ended).signal).toBe('SIGTERM');
    expect(performance.now() - began).toBeLessThan(1000);
    await server.whenIdle();
    await server.close();
  });

  it('is given up within a second of its deadline, and leaves no socket', async () => {
    const { server, wait } = await begin('-t', '500ms');
    const { code, events } = await wait.ended;
    expect([code, server.heads.length]).toEqual([124, 2]);
    expect(events().at(-1)?.['elapsedMs']).toBeLessThan(1500);
    await server.whenIdle();
    await server.close();
  });
});
