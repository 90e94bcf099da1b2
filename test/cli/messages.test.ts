/** Sources whose messages come by themselves, as a shell sees them. */
import { request } from 'node:http';
import { describe, expect, it } from 'vitest';
import type { WebSocket } from 'ws';
import { runProgram, start } from '../support/program.ts';
import { startServer } from '../support/server.ts';
import { startWebSocketServer } from '../support/server-web-socket.ts';

const wsUrl = (url: string) => url.replace(/^http/, 'ws');

/** A server that sends these messages, and then stays silent. */
function saying(...messages: readonly unknown[]) {
  return startWebSocketServer((socket) => {
    for (const message of messages) socket.send(JSON.stringify(message));
  });
}

/** Sends as much as the other side takes. */
function flood(socket: WebSocket): void {
  const send = () => {
    if (socket.readyState !== socket.OPEN) return;
    for (let at = 0; at < 500; at += 1) socket.send('{"n":1}');
    setImmediate(send);
  };
  send();
}

/** Calls a door as a sender of webhooks does; gives the status it is answered with. */
function call(url: string, body: unknown): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    const headers = { 'content-type': 'application/json' };
    const outgoing = request(url, { method: 'POST', headers }, (answer) => {
      answer.resume().on('end', () => resolve(answer.statusCode));
    });
    outgoing.on('error', reject).end(JSON.stringify(body));
  });
}

describe('a WebSocket', () => {
  it('is chosen by the URL, and waited on like anything else', async () => {
    await using server = await saying({ status: 'building' }, { status: 'ready', id: 7 }, { status: 'gone' });
    const { code, stdout, stderr } = await runProgram([wsUrl(server.url), '--until', 'status=ready', '--print', 'id']);
    expect([code, stdout]).toEqual([0, '7\n']);
    expect(stderr).toMatch(/^waiting for status=ready: GET ws:\/\/127\.0\.0\.1:\d+\/?, source websocket, timeout 30m\n/);
    expect(stderr).toMatch(/met: \$\.status is "ready" \(2 polls/);
  });

  it('without a goal tells each message as a line, an event, and to --on-change', async () => {
    await using server = await saying({ n: 1 }, { n: 1 });
    const bound = ['--max-polls', '2'];
    const { stdout, stderr } = await runProgram([wsUrl(server.url), ...bound]);
    expect(stdout).toMatch(/^(?:\+ \S+Z {2}\{"n":1\}\n){2}$/);
    expect(stderr).toContain('met: --max-polls 2 reached, 2 messages');
    const { events } = await runProgram([wsUrl(server.url), ...bound, '--json', '--on-change', 'true']);
    expect(events().filter(({ type }) => type === 'item')).toMatchObject([{ key: '1' }, { key: '2' }]);
    expect(events().filter(({ type }) => type === 'hook')).toHaveLength(2);
  });

  it('that pours out messages neither outlasts the timeout nor keeps a signal out', async () => {
    await using server = await startWebSocketServer(flood);
    const goal = [wsUrl(server.url), '--until', 'n=2', '-q'];
    const timed = await runProgram([...goal, '--timeout', '300ms', '--json']);
    expect(timed.code).toBe(124);
    expect(Number(timed.events().at(-1)?.['elapsedMs'])).toBeLessThan(1300);
    const { child, ended, shows } = start([...goal, '--json']);
    await shows('"type":"item"');
    child.kill('SIGTERM');
    expect((await ended).signal).toBe('SIGTERM');
  });

  it.each([
    [['-d', 'x'], '--data does not apply to the source websocket: '],
    [['--source', 'poll'], 'a URL with ws: is for the source websocket, but this watch has the source poll'],
    [['--hold', '5s'], 'a URL with ws: is for the source websocket, but this watch has the source long-poll'],
    [['--array-key', 'a=id'], '--array-key is about what is compared, and messages are not, each is told'],
  ])('is refused what cannot apply: %j', async (args, message) => {
    const { code, stderr } = await runProgram(['ws://127.0.0.1:1/', ...args]);
    expect(code).toBe(2);
    expect(stderr).toContain(`watch-api: ${message}`);
  });
});

describe('watch-api listen', () => {
  it('waits for a call, says where, and answers it', async () => {
    const { ended, shows, child } = start(['listen', '0/hook', '--until', 'status=done', '--print', 'id', '--timeout', '20s']);
    let seen = '';
    child.stderr.on('data', (chunk: string) => {
      seen += chunk;
    });
    await shows('note: listening on ');
    const url = /http:\/\/127\.0\.0\.1:\d+\/hook/.exec(seen)?.[0] ?? '';
    expect(await call(url, { id: 1, status: 'running' })).toBe(204);
    expect(await call(`${url}s`, { id: 2, status: 'done' })).toBe(404);
    expect(await call(url, { id: 3, status: 'done' })).toBe(204);
    const { code, stdout, stderr } = await ended;
    expect([code, stdout]).toEqual([0, '3\n']);
    expect(stderr).toContain('waiting for status=done: http://localhost:0/hook, source listen, timeout 20s\n');
  });

  it('that finds its port taken is a usage error, alone and among others', async () => {
    await using server = await startServer(() => ({}));
    const { port } = new URL(server.url);
    const taken = `port ${port} is taken: another program listens there\n`;
    const alone = await runProgram(['listen', port, '--timeout', '100ms']);
    expect([alone.code, alone.stderr.split('  ')[0]]).toEqual([2, `watch-api: ${taken}`]);
    const among = await runProgram(['listen', port, '0', '--timeout', '100ms']);
    expect(among.code).toBe(2);
    expect(among.stderr).toContain(`watch-api: localhost:${port}: ${taken}`);
  });
});
