import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createScript, endOfProcess, isRunning, type Script, saying } from '../support/script.ts';

let script: Script;
beforeAll(() => {
  script = createScript(`
    import { createInterrupts } from './src/system/interrupts.ts';
    import { createShell } from './src/system/shell/shell.ts';
    const interrupts = createInterrupts();
    const busy = setInterval(() => undefined, 1000);
    interrupts.signal.addEventListener('abort', () => {
      console.log('asked by ' + interrupts.signal.reason.signal);
      if (process.argv[2] === 'stubborn') return;
      clearInterval(busy);
      interrupts.release();
      interrupts.reraise(interrupts.signal.reason.signal);
    });
    if (process.argv[2] === 'stubborn') {
      const shell = createShell({ environment: process.env, tell: console.log });
      const command = { command: 'echo $$; exec sleep 100', shell: 'sh', environment: process.env, input: '', timeout: 1e6 };
      void shell.run({ ...command, output: (text) => console.log('child ' + text.trim()) }, new AbortController().signal);
    } else console.log('up');
  `);
});
afterAll(() => script.remove());

describe('a program that is interrupted', () => {
  it.each(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)('finishes, and then dies of %s for its caller to see', async (signal) => {
    const child = script.start();
    const ended = endOfProcess(child);
    await saying(child, 'up');
    child.kill(signal);
    expect(await ended).toMatchObject({ code: null, signal, out: `up\nasked by ${signal}\n` });
  });

  it('dies at once of a second Ctrl-C, and leaves no child', async () => {
    const child = script.start(['stubborn']);
    const ended = endOfProcess(child);
    await saying(child, 'child');
    child.kill('SIGINT');
    await saying(child, 'asked');
    const again = setInterval(() => child.kill('SIGINT'), 50);
    const { signal, out } = await ended;
    clearInterval(again);
    expect(signal).toBe('SIGINT');
    expect(isRunning(Number(/child (\d+)/.exec(out)?.[1]))).toBe(false);
  });
});
