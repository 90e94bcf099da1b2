/** The program as a CI step uses it: one command, one verdict, one exit code. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { emptyFolder, runProgram, start } from '../support/program.ts';
import { type ShortAnswer, startServer } from '../support/server.ts';

/** A server that gives its answers one after another, the last for ever. */
function serverOf(...answers: readonly ShortAnswer[]) {
  let at = 0;
  return startServer(() => answers[Math.min(at++, answers.length - 1)]);
}

const answer = (value: unknown, more: ShortAnswer = {}): ShortAnswer => ({
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify(value),
  ...more,
});
const building = answer({ status: 'building' });
const ready = answer({ status: 'ready' });
const fast = ['-i', '10ms'];

describe('a wait', () => {
  it('prints changes on stdout, the rest on stderr, and exits 0', async () => {
    await using server = await serverOf(building, building, ready);
    const { code, stdout, stderr } = await runProgram([server.url, '--until', 'status=ready', ...fast]);
    expect(code).toBe(0);
    expect(stdout).toMatch(/^~ \d{4}-\d\d-\d\dT\S+ {2}\$\.status {2}"building" → "ready"\n$/);
    expect(stderr.trim().split('\n').at(-1)).toMatch(/^met: .*"ready".*3 polls/);
  });

  it.each([
    ['1 when it has failed', ['--until', 'status=ready', '--fail-when', 'status=building'], 1, 'failed:'],
    ['8 under --once', ['--until', 'status=ready', '--once'], 8, 'not yet:'],
    ['8 after --max-polls', ['--until', 'status=ready', '--max-polls', '2'], 8, 'not yet:'],
    ['124 at its timeout', ['--until', 'status=ready', '--timeout', '150ms'], 124, 'timeout:'],
    ['0 for a feed at its timeout', ['--timeout', '100ms'], 0, 'met:'],
  ])('exits %s', async (_, args, code, verdict) => {
    await using server = await serverOf(building);
    const ended = await runProgram([server.url, ...fast, ...args]);
    expect([ended.code, ended.stdout]).toEqual([code, '']);
    expect(ended.stderr).toContain(verdict);
  });

  it('exits 4 on a refusal, saying what to send, in at most three lines', async () => {
    await using server = await serverOf(answer({ message: 'token expired' }, { status: 401 }));
    const { code, stderr } = await runProgram([`${server.url}/deploys/42`, '--until', 'status=ready']);
    expect(code).toBe(4);
    const verdict = stderr.slice(stderr.indexOf('refused:')).trimEnd().split('\n');
    expect(verdict[0]).toContain(`GET ${server.url}/deploys/42 answered 401 Unauthorized: token expired`);
    expect(verdict.length).toBeLessThanOrEqual(3);
    expect(verdict.at(-1)).toContain("--bearer '{{env:TOKEN}}'");
  });

  it('exits 3 after --max-errors, and says what refused', async () => {
    const { code, stderr } = await runProgram(['127.0.0.1:1', '--until', 'ok', '--max-errors', '2', ...fast]);
    expect(code).toBe(3);
    expect(stderr).toContain('ECONNREFUSED');
  });

  it('waits for a server that is not up yet', async () => {
    await using early = await serverOf(ready);
    const port = new URL(early.url).port;
    await early[Symbol.asyncDispose]();
    const wait = start([`:${port}/x`, '--until', 'status=ready', '--timeout', '10s', ...fast]);
    await wait.shows('ECONNREFUSED');
    const { createServer } = await import('node:http');
    const late = createServer((_, response) => response.setHeader('content-type', 'application/json').end('{"status":"ready"}'));
    late.listen(Number(port), '127.0.0.1');
    const { code, stderr } = await wait.ended;
    late.close();
    expect(code).toBe(0);
    expect(stderr).toMatch(/recovered/i);
  });

  it('prints one value for a script', async () => {
    await using server = await serverOf(building, answer({ status: 'ready', url: 'https://x.test/1', n: 7 }));
    const { stdout } = await runProgram([server.url, '--until', 'status=ready', '--print', 'url', '--print', 'N=n', ...fast]);
    expect(stdout).toBe('https://x.test/1\nN=7\n');
  });

  it('is silent with -qq', async () => {
    await using server = await serverOf(building, ready);
    const { code, stdout, stderr } = await runProgram([server.url, '--until', 'status=ready', '-qq', ...fast]);
    expect([code, stdout, stderr]).toEqual([0, '', '']);
  });

  it('keeps the last body, on failure too', async () => {
    const folder = emptyFolder();
    await using server = await serverOf(answer({ why: 'disk full' }, { status: 400 }));
    const { code } = await runProgram([server.url, '--until', 'ok', '-o', 'last.json'], { cwd: folder });
    expect(code).toBe(4);
    expect(readFileSync(join(folder, 'last.json'), 'utf8')).toBe('{"why":"disk full"}');
  });
});

describe('events', () => {
  it('are one JSON object a line, numbered without gaps, start first and end last', async () => {
    await using server = await serverOf(building, answer({}, { status: 503 }), building, ready);
    const { code, stderr, events } = await runProgram([server.url, '--until', 'status=ready', '--json', '-v', ...fast]);
    expect([code, stderr]).toEqual([0, '']);
    const types = events().map(({ type }) => type);
    expect([types[0], types.at(-1)]).toEqual(['start', 'end']);
    expect(events().map(({ seq }) => seq)).toEqual(types.map((_, at) => at));
    expect(new Set(types)).toEqual(new Set(['start', 'baseline', 'poll', 'condition', 'error', 'recover', 'change', 'end']));
    expect(events().at(-1)).toMatchObject({
      v: 1,
      result: 'met',
      exitCode: 0,
      polls: 4,
      changes: 1,
      errors: 1,
      value: { status: 'ready' },
    });
  });
});

describe('a command after --', () => {
  it('runs when the goal is met, and its exit code is ours', async () => {
    await using server = await serverOf(answer({}, { status: 503 }), answer('up'));
    const { code, stdout } = await runProgram([
      server.url,
      ...fast,
      '--',
      process.execPath,
      '-e',
      'console.log("ran"); process.exitCode = 7',
    ]);
    expect(code).toBe(7);
    expect(stdout).toContain('ran\n');
  });

  it('does not run when the goal is not met', async () => {
    await using server = await serverOf(building);
    const { code, stdout } = await runProgram([server.url, '--until', 'status=ready', '--max-polls', '1', '--', 'echo', 'ran']);
    expect([code, stdout]).toEqual([8, '']);
  });

  it('keeps its own flags', async () => {
    await using server = await serverOf(ready);
    const { stdout } = await runProgram([server.url, '--', 'echo', '--until', '-q', '--', 'x']);
    expect(stdout).toBe('--until -q -- x\n');
  });

  it.each([
    ['not found', ['--', 'no-such-command-here'], 127],
    ['not runnable', ['--', '/etc/passwd'], 126],
    ['killed', ['--', 'sh', '-c', 'kill -TERM $$'], 143],
  ])('that is %s gives the code a shell would give', async (_, command, code) => {
    await using server = await serverOf(ready);
    expect((await runProgram([server.url, ...command])).code).toBe(code);
  });
});

describe('signals', () => {
  it.each([
    ['SIGTERM', 143],
    ['SIGINT', 130],
    ['SIGHUP', 129],
  ] as const)('%s ends the watch within a second, telling the end', async (signal, _code) => {
    await using server = await serverOf(building);
    const watch = start([server.url, '--until', 'status=ready', '--json']);
    await watch.shows('baseline');
    const began = performance.now();
    watch.child.kill(signal);
    const ended = await watch.ended;
    expect(performance.now() - began).toBeLessThan(1500);
    expect(ended.signal).toBe(signal);
    expect(ended.events().at(-1)).toMatchObject({ type: 'end', result: 'interrupted', reason: expect.stringContaining(signal) });
  });

  it('a reader that goes away ends the watch with 141, quietly', async () => {
    await using server = await startServer(() => answer({ n: Math.random() }));
    const { createInterface } = await import('node:readline');
    const watch = start([server.url, '-i', '20ms', '--json']);
    createInterface({ input: watch.child.stdout }).once('line', () => watch.child.stdout.destroy());
    const { code, stderr } = await watch.ended;
    expect([code, stderr]).toEqual([141, '']);
  });
});

describe('a reader of the log', () => {
  it('sees the data of a response as data', async () => {
    const evil = '\u001b[2J::error::x\n##vso[task.complete]\u202e';
    await using server = await serverOf(
      answer({ status: 'a' }),
      answer({ status: evil, [`k${evil}`]: 1 }),
      answer({ message: evil }, { status: 400 }),
    );
    const { stdout, stderr } = await runProgram([server.url, '--until', 'status=ready', '-vv', ...fast]);
    for (const line of (stdout + stderr).split('\n')) {
      expect(line).not.toMatch(/[\u0000-\u001f\u007f-\u009f\u202e]|##vso\[|^\s*::/);
    }
  });

  it('sees no secret, wherever it was put', async () => {
    const secret = 's3cret-t0ken/with+chars';
    await using server = await startServer(({ headers }) =>
      answer({ echo: headers.authorization, status: 'x' }, { status: 200 }),
    );
    const args = [`${server.url}/?api_key=${secret}`, '--bearer', '{{env:TOKEN}}', '--once', '-vv'];
    const plain = await runProgram(args, { environment: { TOKEN: secret } });
    const json = await runProgram([...args, '--json'], { environment: { TOKEN: secret } });
    expect(server.requests[0]?.headers.authorization).toBe(`Bearer ${secret}`);
    expect(plain.stderr + json.stdout).not.toContain(secret);
    expect(json.stdout).toContain('***');
  });
});
