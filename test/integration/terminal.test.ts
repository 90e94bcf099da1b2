import { spawn } from 'node:child_process';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createScript, endOfProcess, type Script } from '../support/script.ts';

let script: Script;
beforeAll(() => {
  script = createScript(`
    import { createTerminal } from './src/system/terminal/terminal.ts';
    const { stdout, stderr, env, platform } = process;
    let ended = false;
    const terminal = createTerminal({ stdout, stderr, environment: env, platform }, (code) => {
      ended = true;
      terminal.err('broken by ' + code + '\\n');
      process.exitCode = 141;
    });
    const [stream, count] = process.argv.slice(2);
    for (let line = 0; line < Number(count) && !ended; line++) {
      terminal[stream]('x'.repeat(1000) + '\\n');
      await new Promise((resolve) => setImmediate(resolve));
    }
    terminal.err('settled: ' + (await terminal.settled()) + '\\n');
  `);
});
afterAll(() => script.remove());

describe('a reader that goes away', () => {
  it('ends the run by its own code, without a stack', async () => {
    const child = script.start(['out', '100000']);
    child.stdout.once('data', () => child.stdout.destroy());
    const ended = await endOfProcess(child);
    expect(ended).toMatchObject({ code: 141, signal: null, err: 'broken by EPIPE\nsettled: EPIPE\n' });
  });

  it('of stderr does not end the run', async () => {
    const child = script.start(['err', '300']);
    child.stderr.once('data', () => child.stderr.destroy());
    expect(await endOfProcess(child)).toMatchObject({ code: 0, signal: null });
  });
});

it('a long text arrives whole before the end', async () => {
  const child = script.start(['out', '2000']);
  const { code, out } = await endOfProcess(child);
  expect(code).toBe(0);
  expect(out).toHaveLength(2000 * 1001);
});

describe.skipIf(process.platform !== 'linux')('an output that takes no more', () => {
  const runInShell = (command: string, args: readonly string[]) =>
    endOfProcess(spawn('sh', ['-c', command, 'sh', process.execPath, script.path, ...args]));

  it('is told by its code after a single write: a full device', async () => {
    const { err } = await runInShell('exec "$@" >/dev/full', ['out', '1']);
    expect(err).toBe('broken by ENOSPC\nsettled: ENOSPC\n');
  });

  it('is told where it took the beginning of a write: a file that may not grow', async () => {
    const { err } = await runInShell(`ulimit -f 1; exec "$@" >'${script.path}.out'`, ['out', '1']);
    expect(err).toBe('broken by EFBIG\nsettled: EFBIG\n');
  });
});

it('an output that took everything settles without a code', async () => {
  expect((await endOfProcess(script.start(['out', '3']))).err).toBe('settled: undefined\n');
});
