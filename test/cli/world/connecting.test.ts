/** Servers that are not there, go away and come back: told once, recovered from, and no value lost on the way. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { isRunning } from '../../support/processes.ts';
import { type Ended, emptyFolder, runProgram, start } from '../../support/program.ts';
import { freePort } from '../../support/server-listening.ts';
import { type RawStep, startRawServer } from '../../support/server-raw.ts';
import { rawAnswer } from '../../support/server-scripts.ts';

const fast = ['-i', '20ms', '--json'];

/** A server in a process of its own, that says a word when it is up: `<port> <value>`. */
const SERVER = `
const [port, value] = process.argv.slice(1);
require('node:http')
  .createServer((_, response) => response.setHeader('content-type', 'application/json').end('{"v":' + value + '}'))
  .listen(Number(port), '127.0.0.1', () => process.stdout.write('up'));
`;

async function serverProcess(port: number, value: number) {
  const child = spawn(process.execPath, ['-e', SERVER, String(port), String(value)], { stdio: ['ignore', 'pipe', 'inherit'] });
  onTestFinished(() => void child.kill('SIGKILL'));
  await once(child.stdout, 'data');
  return {
    async kill() {
      const gone = once(child, 'exit');
      child.kill('SIGKILL');
      await gone;
    },
  };
}

/** The course of a watch: types of events, an error with its code. */
function courseOf({ events }: Ended): readonly string[] {
  return events().map((event) => (event['type'] === 'error' ? `error ${event['code']}` : `${event['type']}`));
}

describe('a server that is killed', () => {
  it.each([
    ['with another value: the change is told once', 2, ['change']],
    ['as it was: there is no change', 1, []],
  ])('and comes back %s', async (_, value, news) => {
    const port = await freePort();
    const server = await serverProcess(port, 1);
    const feed = start([`127.0.0.1:${port}`, ...fast]);
    await feed.shows('"baseline"');
    await server.kill();
    await feed.shows('"error"');
    await serverProcess(port, value);
    await feed.shows('"recover"');
    feed.child.kill('SIGTERM');
    expect(courseOf(await feed.ended)).toEqual(['start', 'baseline', 'error ECONNREFUSED', ...news, 'recover', 'end']);
  });
});

describe('a server that is not there', () => {
  it('leaves no orphan of the hooks its trouble started, though they hang', async () => {
    const cwd = emptyFolder();
    const hook = 'sleep 60 & echo $! > child; echo hanging; wait';
    const feed = start([`127.0.0.1:${await freePort()}`, ...fast, '--on-error', hook], { cwd });
    await feed.shows('hanging');
    const began = performance.now();
    feed.child.kill('SIGTERM');
    expect((await feed.ended).signal).toBe('SIGTERM');
    expect(performance.now() - began).toBeLessThan(1500);
    expect(isRunning(Number(readFileSync(join(cwd, 'child'), 'utf8')))).toBe(false);
  });

  it('is asked at an even pace, each time on a new connection, until the deadline; the verdict says what to look at', async () => {
    const port = await freePort();
    const { code, stderr } = await runProgram([`127.0.0.1:${port}`, '--until', 'v==2', '-i', '20ms', '-t', '300ms']);
    expect(code).toBe(124);
    expect(stderr.match(/error: connection refused/g)).toHaveLength(1);
    expect(stderr).toContain('Nobody listens there: is the server up, and is the port right?');
    expect(stderr).toContain(`timeout: after 300ms: connection refused (ECONNREFUSED 127.0.0.1:${port})`);
  });

  it('is unreachable at once under --once', async () => {
    const port = await freePort();
    const { code, stderr } = await runProgram([`127.0.0.1:${port}`, '--until', 'v==2', '--once']);
    expect(code).toBe(3);
    expect(stderr).toContain(`unreachable: connection refused (ECONNREFUSED 127.0.0.1:${port})\n  Nobody listens there`);
  });

  it('because its name does not exist is unreachable, and asks for the name', async () => {
    const { code, stderr } = await runProgram(['http://nowhere.invalid/', '--until', 'v==2', '--once']);
    expect(code).toBe(3);
    expect(stderr).toMatch(/unreachable: (?:no such host \(ENOTFOUND|name lookup failed for now \(EAI_AGAIN) nowhere\.invalid\)/);
    expect(stderr).toMatch(/Is the name of the host right\?|Is this machine online\?/);
  });

  it('because its name does not exist yet is asked for until the deadline', async () => {
    const { code, events } = await runProgram(['http://nowhere.invalid/', '--until', 'v==2', ...fast, '-t', '300ms']);
    expect(code).toBe(124);
    expect(events().at(-1)?.['elapsedMs']).toBeLessThan(1300);
  });

  it('but for a socket that is silent is given up in its own time, which the verdict names', async () => {
    await using server = await startRawServer(() => undefined);
    const limited = [`https://127.0.0.1:${server.port}`, '--once', '--connect-timeout', '100ms'];
    const { code, stderr } = await runProgram(limited);
    expect(code).toBe(3);
    expect(stderr).toContain(`no connection from https://127.0.0.1:${server.port}/ within 100ms`);
    expect(stderr).toContain('--connect-timeout raises the limit');
    await server.whenIdle();
  });
});

describe('a kept connection', () => {
  const answer = rawAnswer('{"v":1}');

  it('that the server closes between polls is replaced without a word', async () => {
    const step: RawStep = ({ socket }) => socket.write(answer, () => socket.end());
    await using server = await startRawServer(step);
    const ended = await runProgram([server.url, ...fast, '--max-polls', '5']);
    expect(courseOf(ended)).toEqual(['start', 'baseline', 'end']);
    // Where the closing and a request cross, that is asked again.
    expect(server.heads.length).toBe(server.connections);
    expect(server.connections).toBeLessThan(10);
  });

  it('that the server closes as a poll arrives costs one silent retry', async () => {
    const step: RawStep = ({ socket, connection }) => {
      // Each connection serves once.
      if (server.heads.length > 1 && lastServed === connection) socket.resetAndDestroy();
      else socket.write(answer);
      lastServed = connection;
    };
    let lastServed = 0;
    await using server = await startRawServer(step);
    const ended = await runProgram([server.url, ...fast, '--max-polls', '5']);
    expect(courseOf(ended)).toEqual(['start', 'baseline', 'end']);
    expect([server.heads.length, server.connections]).toEqual([9, 5]);
  });

  it('that has to be reset again and again is trouble, and each poll asks twice at most', async () => {
    await using server = await startRawServer(answer, ({ socket }) => socket.resetAndDestroy());
    const ended = await runProgram([server.url, ...fast, '--max-polls', '5']);
    expect(courseOf(ended)).toEqual(['start', 'baseline', 'error ECONNRESET', 'end']);
    expect(server.heads.length).toBe(6);
  });
});
