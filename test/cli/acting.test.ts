/** Hooks, files and configuration as a script uses them. */
import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { isRunning } from '../support/processes.ts';
import { emptyFolder, runProgram, start } from '../support/program.ts';
import { type ShortAnswer, startServer } from '../support/server.ts';

const answer = (value: unknown, more: ShortAnswer = {}): ShortAnswer => ({
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify(value),
  ...more,
});

/** A server that counts up to `n` and stays there. */
function counter(to: number) {
  let n = 0;
  return startServer(() => answer({ n: Math.min(++n, to), done: n >= to }));
}

const fast = ['-i', '30ms'];

describe('hooks', () => {
  it('get the event on stdin, facts in the environment and whole documents in files', async () => {
    const cwd = emptyFolder();
    await using server = await counter(2);
    const hook =
      'cat > event.json; cp "$WA_BODY_FILE" new.json; cp "$WA_PREV_BODY_FILE" old.json; env | grep ^WA_ | sort > facts; env | grep WATCH_API_ > ours; true';
    const ended = await runProgram([server.url, '--until', 'done', '--on-change', hook, ...fast], {
      cwd,
      environment: { WATCH_API_COLOR: 'never' },
    });
    expect(ended.code).toBe(0);
    const read = (name: string) => readFileSync(join(cwd, name), 'utf8');
    expect(JSON.parse(read('event.json'))).toMatchObject({
      v: 1,
      type: 'change',
      changes: [{ path: '/n', before: 1, after: 2 }, {}],
    });
    expect([JSON.parse(read('old.json')).n, JSON.parse(read('new.json')).n]).toEqual([1, 2]);
    expect(read('facts')).toMatch(/^WA_EVENT=change$/m);
    expect(read('facts')).toMatch(/^WA_STATUS=200$/m);
    expect(read('ours')).toBe('');
  });

  it('run at the end in order, the events of their runs before the end itself', async () => {
    const cwd = emptyFolder();
    await using server = await counter(1);
    const args = [
      server.url,
      '--until',
      'done',
      '--on-end',
      'echo end $WA_RESULT $WA_CODE >> log',
      '--on-met',
      'echo met >> log',
      '--json',
    ];
    const { events } = await runProgram(args, { cwd });
    expect(readFileSync(join(cwd, 'log'), 'utf8')).toBe('met\nend met 0\n');
    expect(
      events()
        .map(({ type }) => type)
        .slice(-3),
    ).toEqual(['hook', 'hook', 'end']);
    const numbers = events().map(({ seq }) => Number(seq));
    expect(numbers).toEqual([...new Set(numbers)].sort((one, other) => one - other));
  });

  it.each([
    ['--on-fail', ['--fail-when', 'n >= 1'], 'failed'],
    ['--on-fail', ['--until', '$.never == 1', '--timeout', '100ms'], 'timeout'],
  ])('%s runs when the watch ends badly', async (hook, goal, result) => {
    const cwd = emptyFolder();
    await using server = await counter(9);
    await runProgram([server.url, ...goal, hook, 'echo $WA_RESULT > log', ...fast], { cwd });
    expect(readFileSync(join(cwd, 'log'), 'utf8')).toBe(`${result}\n`);
  });

  it('tell trouble and its end, once each', async () => {
    const cwd = emptyFolder();
    let turn = 0;
    await using server = await startServer(() => (turn++ === 1 || turn === 3 ? answer({}, { status: 503 }) : answer({ turn })));
    await runProgram(
      [server.url, '--max-polls', '5', '--on-error', 'echo error >> log', '--on-recover', 'echo recover >> log', ...fast],
      { cwd },
    );
    expect(readFileSync(join(cwd, 'log'), 'utf8')).toBe('error\nrecover\n');
  });

  it('never see response data in their command', async () => {
    const cwd = emptyFolder();
    let turn = 0;
    await using server = await startServer(() => answer({ v: turn++ === 0 ? 'a' : '$(touch pwned) `touch pwned`; touch pwned' }));
    await runProgram([server.url, '--until-change', '--on-change', 'echo "$WA_NEW" > new', ...fast], { cwd });
    expect(readFileSync(join(cwd, 'new'), 'utf8')).toContain('$(touch pwned)');
    expect(existsSync(join(cwd, 'pwned'))).toBe(false);
  });

  it('that take too long are ended with all their children, and the watch says so', async () => {
    const cwd = emptyFolder();
    await using server = await counter(1);
    const hook = 'sleep 60 & echo $! > child; sleep 60';
    const { stderr, code } = await runProgram([server.url, '--until', 'done', '--on-met', hook, '--hook-timeout', '200ms'], {
      cwd,
    });
    expect(code).toBe(0);
    expect(stderr).toContain('time limit');
    const child = Number(readFileSync(join(cwd, 'child'), 'utf8'));
    expect(isRunning(child)).toBe(false);
  });

  it('do not keep an interrupted watch longer than a second, and leave no orphan', async () => {
    const cwd = emptyFolder();
    await using server = await counter(1);
    const watch = start(
      [server.url, '--on-change', 'true', '--on-end', 'sleep 60 & echo $! > child; echo asleep >&2; sleep 60'],
      { cwd },
    );
    await watch.shows('watching');
    await watch.shows('200');
    const began = performance.now();
    watch.child.kill('SIGTERM');
    const { signal } = await watch.ended;
    expect([signal, performance.now() - began < 1300]).toEqual(['SIGTERM', true]);
    const child = Number(readFileSync(join(cwd, 'child'), 'utf8'));
    expect(isRunning(child)).toBe(false);
  });
});

describe('a configuration file', () => {
  const file = (url: string) => `
version: 1
defaults: { interval: 20ms, timeout: 5s }
watches:
  counter:
    url: "${url}/{{var:ITEM}}"
    bearer: "{{env:COUNTER_TOKEN}}"
    until: done
    onMet: echo met > hooked
`;

  it('gives names to watches, with their goals, credentials and hooks', async () => {
    const cwd = emptyFolder();
    await using server = await counter(3);
    writeFileSync(join(cwd, 'watch-api.config.yaml'), file(server.url), { mode: 0o600 });
    const { code, events } = await runProgram(['run', 'counter', '--json'], {
      cwd,
      environment: { ITEM: '42', COUNTER_TOKEN: 'top-secret' },
    });
    expect([code, existsSync(join(cwd, 'hooked'))]).toEqual([0, true]);
    expect(server.requests[0]).toMatchObject({ path: '/42', headers: { authorization: 'Bearer top-secret' } });
    expect(events()[0]).toMatchObject({ watch: 'counter', url: `${server.url}/42`, until: ['done'], timeoutMs: 5000 });
  });

  it.each([
    [
      'an unknown key',
      'defaults: { intervall: 5s }',
      /watch-api\.config\.yaml:2:13: unknown key "intervall" in defaults\n +Did you mean interval\?/,
    ],
    ['a broken file', 'defaults: {', /watch-api\.config\.yaml:/],
    ['a value that makes no sense', 'defaults: { timeout: 5x }', /watch-api\.config\.yaml:2:.*5x/],
  ])('with %s is exit 2 with its place, and nothing is sent', async (_, line, message) => {
    const cwd = emptyFolder();
    await using server = await counter(1);
    writeFileSync(join(cwd, 'watch-api.config.yaml'), `version: 1\n${line}\n`);
    const { code, stderr } = await runProgram([server.url, '--once'], { cwd });
    expect(code).toBe(2);
    expect(stderr).toMatch(message);
    expect(server.requests).toEqual([]);
  });

  it('that others may write is not run', async () => {
    const cwd = emptyFolder();
    await using server = await counter(1);
    const path = join(cwd, 'watch-api.config.yaml');
    writeFileSync(path, file(server.url));
    chmodSync(path, 0o666);
    const { code } = await runProgram(['run', 'counter'], { cwd, environment: { ITEM: '1', COUNTER_TOKEN: 'top-secret' } });
    expect([code, server.requests.length]).toEqual([2, 0]);
  });

  it('found beside a bare URL arms neither commands nor credentials', async () => {
    const cwd = emptyFolder();
    await using server = await counter(2);
    writeFileSync(join(cwd, 'watch-api.config.yaml'), 'version: 1\ndefaults: { onChange: touch armed, bearer: stolen-token }\n');
    const { code, stderr } = await runProgram([server.url, '--until', 'done', ...fast], { cwd });
    expect(stderr).toContain('onChange');
    expect(existsSync(join(cwd, 'armed'))).toBe(false);
    expect(server.requests.filter(({ headers }) => headers.authorization !== undefined)).toEqual([]);
    expect(code).toBe(0);
  });
});

describe('a script that looks once', () => {
  it('gets the value of a feed on stdout', async () => {
    await using server = await counter(1);
    expect((await runProgram([server.url, '--once', '--print', 'n', '-q'])).stdout).toBe('1\n');
    expect((await runProgram([server.url, '--once'])).stdout).toBe('{"n":1,"done":true}\n');
    expect((await runProgram([server.url, '--once', '-q'])).stdout).toBe('');
  });

  it('is shown no command and no escape of the server, unless it asks for the body', async () => {
    const text = 'a\n::error::b\n\u001b[31mred\n';
    await using server = await startServer(() => ({ headers: { 'content-type': 'text/plain' }, body: text }));
    expect((await runProgram([server.url, '--once'])).stdout).toBe('a\n\\u003a:error::b\n\\u001b[31mred\n');
    expect((await runProgram([server.url, '--once', '--print', 'body'])).stdout).toBe(text);
  });

  it('learns that its file cannot be written', async () => {
    const cwd = emptyFolder();
    mkdirSync(join(cwd, 'taken'));
    await using server = await counter(1);
    const { code, stderr } = await runProgram([server.url, '--once', '-o', 'taken'], { cwd });
    expect(code).toBe(74);
    expect(stderr).toContain('cannot write taken');
  });

  it('can see what would be sent without sending it', async () => {
    await using server = await counter(1);
    const { code, stdout } = await runProgram([server.url, '--until', 'done', '--bearer', 'abcdefgh', '--dry-run']);
    expect([code, server.requests.length]).toEqual([0, 0]);
    expect(stdout).toContain(`request  GET ${server.url}`);
    expect(stdout).toContain('until    done');
    expect(stdout).not.toContain('abcdefgh');
  });

  it('is not kept waiting by a name lookup that hangs', async () => {
    const cwd = emptyFolder();
    const preload = join(cwd, 'stuck.cjs');
    writeFileSync(preload, "require('node:dns').lookup = (...args) => void setTimeout(args.at(-1), 20000, new Error('late'));");
    const began = performance.now();
    const { code } = await runProgram(['http://stuck.test/', '--until', 'done', '--timeout', '300ms'], {
      cwd,
      environment: { NODE_OPTIONS: `--require ${preload}` },
    });
    expect([code, performance.now() - began < 5000]).toEqual([124, true]);
  });
});
