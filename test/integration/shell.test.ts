import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CommandSpec } from '../../src/domain/ports.ts';
import { createShell } from '../../src/system/shell/shell.ts';
import { createScript, endOfProcess, isRunning, type Script, saying } from '../support/script.ts';

const told: string[] = [];
const environment = { PATH: process.env['PATH'] ?? '', OWN: 'yes', WATCH_API_BEARER: 'secret' };
const shell = createShell({ environment, tell: (message) => told.push(message) });
const never = new AbortController().signal;

/** Runs a command and gathers what it prints. */
async function run(command: string, more: Partial<CommandSpec> = {}, signal = never) {
  const pieces: string[] = [];
  const spec = { command, shell: 'sh', environment: {}, input: '', timeout: 10_000, output: (text: string) => pieces.push(text) };
  const startedAt = performance.now();
  const end = await shell.run({ ...spec, ...more }, signal);
  return { ...end, output: pieces.join(''), took: performance.now() - startedAt };
}

/** A signal that aborts as soon as `awaited` turns up in the output. */
function abortOn(awaited: string) {
  const controller = new AbortController();
  const seen: string[] = [];
  const output = (text: string) => {
    seen.push(text);
    if (seen.join('').includes(awaited)) controller.abort();
  };
  return { controller, output, seen };
}

describe('a command', () => {
  it('runs in a shell, with its input, its environment, and both its outputs', async () => {
    const command = 'cat; echo "$WA_NEW $OWN $WATCH_API_BEARER."; echo err >&2; exit 3';
    const end = await run(command, { input: '{"v":1}\n', environment: { WA_NEW: 'ready' } });
    expect(end).toMatchObject({ exitCode: 3, signal: null, timedOut: false });
    expect(end.output.split('\n').sort()).toEqual(['', 'err', 'ready yes .', '{"v":1}']);
  });

  it('may take no notice of its input, however big', async () => {
    const end = await run('exit 0', { input: 'x'.repeat(5 * 1024 * 1024) });
    expect(end).toMatchObject({ exitCode: 0, signal: null });
  });

  it('may read an input that no argument could hold', async () => {
    const end = await run('wc -c', { input: 'x'.repeat(3 * 1024 * 1024) });
    expect(end.output.trim()).toBe(String(3 * 1024 * 1024));
  });

  it('tells its death by a signal', async () => {
    expect(await run('kill -SEGV $$')).toMatchObject({ exitCode: null, signal: 'SIGSEGV' });
  });

  it('may run without a shell', async () => {
    const end = await run(`printf '%s|' "a b" '$HOME' \\;`, { shell: 'none' });
    expect(end.output).toBe('a b|$HOME|;|');
  });

  it('that cannot be started says why', async () => {
    expect(await run('no-such-command-here', { shell: 'none' })).toMatchObject({ exitCode: null, failure: 'ENOENT' });
    expect(await run('true', { shell: '/no/such/shell' })).toMatchObject({ failure: 'ENOENT' });
    expect(await run('/', { shell: 'none' })).toMatchObject({ failure: 'EACCES' });
    expect(await run('true', { environment: { A: 'x'.repeat(200_000) } })).toMatchObject({ failure: 'E2BIG' });
    expect(await run('true\0')).toMatchObject({ failure: 'ERR_INVALID_ARG_VALUE' });
  });

  it('is not started when we are stopping already', async () => {
    expect(await run('echo x', {}, AbortSignal.abort())).toMatchObject({ failure: 'ABORTED', output: '' });
  });
});

describe('its output', () => {
  it('is at most 1 MiB, and more does not stop the command', async () => {
    const end = await run('head -c 5000000 /dev/zero | tr "\\0" x; echo done >&2; exit 4');
    expect(end.exitCode).toBe(4);
    expect(end.output).toHaveLength(1024 * 1024);
  });

  it('has no character cut in two', async () => {
    const end = await run(`printf '\\303'; sleep 0.05; printf '\\251\\n'`);
    expect(end.output).toBe('é\n');
  });
});

describe('a command that takes too long', () => {
  it('is ended with its children and their children', async () => {
    const end = await run('sleep 100 & (sleep 100 & echo $!; wait) & echo $!; wait', { timeout: 300 });
    expect(end).toMatchObject({ timedOut: true, signal: 'SIGTERM', exitCode: null });
    const pids = end.output.trim().split('\n').map(Number);
    expect(pids).toHaveLength(2);
    expect(pids.filter(isRunning)).toEqual([]);
    expect(end.took).toBeLessThan(1000);
  });

  it('is killed when it does not listen', async () => {
    const { controller, output } = abortOn('listening');
    const command = `trap '' TERM; echo listening; while :; do sleep 0.1; done`;
    const end = await run(command, { output }, controller.signal);
    expect(end).toMatchObject({ timedOut: false, signal: 'SIGKILL' });
    expect(end.took).toBeLessThan(1500);
  });
});

describe('when we are stopping', () => {
  it('a command gets the chance to end well', async () => {
    const { controller, output, seen } = abortOn('ready');
    // Some shells say on stderr that their `sleep` was ended.
    const command = `exec 2>/dev/null; trap 'echo cleaned; exit 7' TERM; echo ready; while :; do sleep 0.05; done`;
    expect(await run(command, { output }, controller.signal)).toMatchObject({ exitCode: 7 });
    expect(seen.join('')).toBe('ready\ncleaned\n');
  });

  it('a grandchild that does not listen is killed too', async () => {
    const { controller, output, seen } = abortOn('\n');
    const stubborn = `sh -c 'trap "" TERM; echo $$; while :; do sleep 0.1; done' & wait`;
    const end = await run(stubborn, { output }, controller.signal);
    expect(end.signal).toBe('SIGTERM');
    expect(isRunning(Number(seen.join('')))).toBe(false);
  });
});

describe('what a command leaves behind', () => {
  it('does not hold us up, and goes', async () => {
    const end = await run('sleep 100 & echo $!');
    expect(end).toMatchObject({ exitCode: 0, timedOut: false });
    expect(end.took).toBeLessThan(1500);
    expect(isRunning(Number(end.output))).toBe(false);
  });
});

describe('becoming a command', () => {
  let place = '';
  beforeAll(() => {
    place = mkdtempSync(join(tmpdir(), 'become-test-'));
    writeFileSync(join(place, 'plain'), 'x');
    chmodSync(join(place, 'plain'), 0o644);
  });
  afterAll(() => rmSync(place, { recursive: true }));

  it('has its exit code', async () => {
    expect(await shell.become(['sh', '-c', 'exit 42'])).toBe(42);
    expect(await shell.become(['true'])).toBe(0);
  });

  it('is 128 + n after signal n', async () => {
    expect(await shell.become(['sh', '-c', 'kill -TERM $$'])).toBe(143);
    expect(await shell.become(['sh', '-c', 'kill -KILL $$'])).toBe(137);
  });

  it('is 127 when there is no such command, 126 when it cannot be run, and says so', async () => {
    told.length = 0;
    expect(await shell.become(['no-such-command-here'])).toBe(127);
    expect(await shell.become([join(place, 'plain')])).toBe(126);
    expect(await shell.become(['true', 'a\0b'])).toBe(126);
    expect(told).toEqual([
      'watch-api: no-such-command-here: command not found\n',
      `watch-api: ${join(place, 'plain')}: permission denied\n`,
      'watch-api: true: its arguments hold a NUL\n',
    ]);
  });
});

describe('the command we became', () => {
  let script: Script;
  beforeAll(() => {
    script = createScript(`
      import { createShell } from './src/system/shell/shell.ts';
      const shell = createShell({ environment: { PATH: process.env.PATH, OWN: 'yes' }, tell: (text) => process.stderr.write(text) });
      process.exitCode = await shell.become(process.argv.slice(2));
    `);
  });
  afterAll(() => script.remove());

  it('has our streams and the environment it was given', async () => {
    const child = script.start(['sh', '-c', 'cat; echo $OWN $SECRET; echo err >&2'], { env: { ...process.env, SECRET: 'no' } });
    child.stdin.end('in\n');
    expect(await endOfProcess(child)).toMatchObject({ code: 0, out: 'in\nyes\n', err: 'err\n' });
  });

  it.each(['SIGTERM', 'SIGHUP', 'SIGINT'] as const)('gets our %s, and we wait for it', async (signal) => {
    const trap = `trap 'echo got; exit 9' ${signal.slice(3)}; echo up; while :; do sleep 0.05; done`;
    const child = script.start(['sh', '-c', trap]);
    const ended = endOfProcess(child);
    await saying(child, 'up');
    child.kill(signal);
    expect(await ended).toMatchObject({ code: 9, signal: null, out: 'up\ngot\n' });
  });
});
