/** Claims about logins and placeholders as a user meets them: what is asked how often, what is said when it fails. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { isRunning, numberIn } from '../support/processes.ts';
import { emptyFolder, runProgram, start } from '../support/program.ts';
import { startServer } from '../support/server.ts';

const fast = ['-i', '10ms', '--timeout', '20s'];
const client = (url: string) => ['--oauth2-token-url', url, '--oauth2-client-id', 'me', '--oauth2-client-secret', '{{env:PW}}'];
const environment = { PW: 'hunter22' };

/** A token endpoint, and behind it an API that calls the first token stale. */
function startBoth(ready: string) {
  let granted = 0;
  return startServer(({ path, headers }) => {
    if (path === '/token') {
      granted += 1;
      return { body: JSON.stringify({ access_token: `token-${granted}`, token_type: 'bearer', expires_in: 3600 }) };
    }
    if (headers.authorization !== `Bearer ${ready}`) return { status: 401, body: '{"message":"who are you?"}' };
    return { body: '{"status":"ready"}' };
  });
}

describe('client credentials', () => {
  it('are good for several watches with one token, renewed once when it is refused', async () => {
    await using server = await startBoth('token-2');
    const urls = [`a=${server.url}/a`, `b=${server.url}/b`, `c=${server.url}/c`];
    const { code } = await runProgram([...urls, ...client(`${server.url}/token`), '--until', 'status=ready', ...fast], {
      environment,
    });
    expect([code, server.requests.filter(({ path }) => path === '/token').length]).toEqual([0, 2]);
  });

  it('that are refused end the watch, and say what to check', async () => {
    await using server = await startServer(() => ({ status: 401, body: '{"error":"invalid_client"}' }));
    const { code, stderr } = await runProgram([server.url, ...client(`${server.url}/token`), '--until', 'a', ...fast], {
      environment,
    });
    expect(code).toBe(3);
    expect(stderr).toContain(`the token endpoint ${server.url}/token answered 401 Unauthorized: invalid_client`);
    expect(stderr).toContain('Check --oauth2-client-id and --oauth2-client-secret.');
    expect(server.requests.every(({ path }) => path === '/token')).toBe(true);
  });

  it('wait for a token endpoint that is down, and name it', async () => {
    await using server = await startServer(() => ({ status: 503 }));
    const args = [server.url, ...client(`${server.url}/token`), '--until', 'a', ...fast, '--max-errors', '2'];
    const { code, stderr } = await runProgram(args, { environment });
    expect([code, server.requests.length]).toEqual([3, 2]);
    expect(stderr).toContain(`the token endpoint ${server.url}/token answered 503 Service Unavailable`);
  });
});

describe('--auth-cmd', () => {
  it('that fails is trouble, told with its last words', async () => {
    const args = [':9/', '--auth-cmd', 'echo no session >&2; exit 3', '--until', 'a', ...fast, '--max-errors', '1'];
    const { code, stderr } = await runProgram(args);
    expect([code, stderr]).toEqual([3, expect.stringContaining('--auth-cmd exited with 3: no session')]);
  });

  it.each([
    ['', 'SIGTERM'],
    ["trap '' TERM; ", 'SIGINT'],
  ] as const)('is ended with its children when we are, within a second, even if it does not listen: %s', async (trap, signal) => {
    const cwd = emptyFolder();
    const command = `${trap}sleep 30 & echo $! > pid.new; mv pid.new pid; wait; sleep 30`;
    const watch = start([':9/', '--auth-cmd', command, '--until', 'a'], { cwd });
    const pid = await numberIn(join(cwd, 'pid'));
    const began = performance.now();
    watch.child.kill(signal);
    expect((await watch.ended).signal).toBe(signal);
    expect(performance.now() - began).toBeLessThan(1500);
    expect(isRunning(pid)).toBe(false);
  });
});

describe('{{cmd:…}}', () => {
  it('is run once, however often it is named, for all watches', async () => {
    const cwd = emptyFolder();
    await using server = await startServer(() => ({ body: '{}' }));
    const twice = ['-H', 'X-A: {{cmd:echo run >> log; echo a}}', '-H', 'X-B: {{cmd:echo run >> log; echo a}}'];
    await runProgram([`a=${server.url}`, `b=${server.url}/b`, ...twice, '--once'], { cwd });
    expect(readFileSync(join(cwd, 'log'), 'utf8')).toBe('run\n');
    expect(server.requests[0]?.headers).toMatchObject({ 'x-a': 'a', 'x-b': 'a' });
  });

  it.each([
    ['{{cmd:echo no key >&2; exit 4}}', 'the command exited with 4: no key'],
    ['{{cmd:true}}', 'the command printed nothing'],
    ['{{file:nothing}}', 'there is no such file'],
    ['{{file:empty}}', 'the file is empty'],
    ['{{env:NOPE}}', 'the environment variable NOPE is not set'],
  ])('or another that gives nothing is exit 2, and nothing is sent: %s', async (placeholder, message) => {
    const cwd = emptyFolder();
    writeFileSync(join(cwd, 'empty'), '\n');
    await using server = await startServer(() => ({ body: '{}' }));
    const { code, stderr } = await runProgram([server.url, '--bearer', placeholder, '--once'], { cwd });
    expect([code, server.requests, stderr]).toEqual([2, [], expect.stringContaining(message)]);
  });

  it('in a found file is not run beside a bare URL, and is under run', async () => {
    const cwd = emptyFolder();
    await using server = await startServer(() => ({ body: '{"status":"ready"}' }));
    const file = `
version: 1
defaults: { until: "status={{cmd:touch armed; echo ready}}", authCmd: "touch armed; echo token-12345" }
watches: { it: { url: "${server.url}" } }
`;
    writeFileSync(join(cwd, 'watch-api.config.yaml'), file, { mode: 0o600 });
    const bare = await runProgram([server.url, '--once'], { cwd });
    expect([bare.code, existsSync(join(cwd, 'armed'))]).toEqual([0, false]);
    expect(bare.stderr).toContain('until, authCmd not used');
    const run = await runProgram(['run', 'it', ...fast], { cwd });
    expect([run.code, existsSync(join(cwd, 'armed'))]).toEqual([0, true]);
    expect(server.requests.at(-1)?.headers.authorization).toBe('Bearer token-12345');
  });

  it('ends with us, its children too, and nothing is sent', async () => {
    const cwd = emptyFolder();
    await using server = await startServer(() => ({ body: '{}' }));
    const command = 'sleep 30 & echo $! > pid.new; mv pid.new pid; wait';
    const watch = start([server.url, '--bearer', `{{cmd:${command}}}`, '--once'], { cwd });
    const pid = await numberIn(join(cwd, 'pid'));
    watch.child.kill('SIGTERM');
    expect(await watch.ended).toMatchObject({ signal: 'SIGTERM', stdout: '' });
    expect(isRunning(pid)).toBe(false);
    expect(server.requests).toEqual([]);
  });
});

describe('--correlation-id', () => {
  it('sends the id that the events have, and one for each request', async () => {
    await using server = await startServer(() => ({ body: '{"a":1}' }));
    const { events } = await runProgram([
      server.url,
      '--correlation-id',
      '--until',
      'a=2',
      '--max-polls',
      '2',
      '-i',
      '10ms',
      '--json',
    ]);
    const run = events()[0]?.['run'];
    expect(server.requests.map(({ headers }) => [headers['x-correlation-id'], headers['x-request-id']])).toEqual([
      [run, `${run}-1`],
      [run, `${run}-2`],
    ]);
  });

  it('is not sent unasked', async () => {
    await using server = await startServer(() => ({ body: '{"a":1}' }));
    await runProgram([server.url, '--once']);
    expect(Object.keys(server.requests[0]?.headers ?? {}).filter((name) => name.startsWith('x-'))).toEqual([]);
  });
});
