/** Claims about what the library does to the process it is part of: nothing that is not freed. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { emptyFolder } from '../support/program.ts';
import { createScript, endOfProcess, type Script } from '../support/script.ts';
import { startServer } from '../support/server.ts';

const scripts: Script[] = [];

/** Runs a program of ours with the library in it; what it prints as JSON is what it found. */
async function runScript(contents: string, args: readonly string[], setting: Parameters<Script['start']>[1] = {}) {
  const script = createScript(contents);
  scripts.push(script);
  const { code, out, err } = await endOfProcess(script.start(args, setting));
  return { code, err, found: out === '' ? undefined : JSON.parse(out) };
}

afterAll(() => {
  for (const script of scripts) script.remove();
});

const HELPERS = `
  import { getEventListeners } from 'node:events';
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP', 'uncaughtException', 'unhandledRejection', 'exit', 'beforeExit', 'warning'];
  // A socket that is closed makes Node look at its own standard error, which is a pipe here.
  const held = () => process.getActiveResourcesInfo().filter((name) => name !== 'PipeWrap');
  const standing = () => ({ listening: signals.map((name) => process.listenerCount(name)), held: held() });
  const url = process.argv[2];
  const print = (found) => process.stdout.write(JSON.stringify(found));
  const turn = () => new Promise(setImmediate);
`;

/** Where nothing is held; Node itself listens for warnings. */
const FREE = { listening: [0, 0, 0, 0, 0, 0, 0, 1], held: [] };

describe('importing the library', () => {
  it('has no effect', async () => {
    const { code, err, found } = await runScript(
      `${HELPERS}
       const globals = Object.getOwnPropertyNames(globalThis).length;
       const { env, argv, execArgv, title } = process;
       const settings = JSON.stringify([env, argv, execArgv, title]);
       import('./src/index.ts').then(turn).then(turn).then(() => print({
         ...standing(),
         globals: Object.getOwnPropertyNames(globalThis).length - globals,
         settings: JSON.stringify([env, argv, execArgv, title]) === settings,
       }));`,
      [],
    );
    expect({ code, err, found }).toEqual({ code: 0, err: '', found: { ...FREE, globals: 0, settings: true } });
  });
});

describe('a process that waits', () => {
  it('takes nothing from the environment, from arguments or from configuration files', async () => {
    await using server = await startServer(() => ({ body: '{"a":1}' }));
    const cwd = emptyFolder();
    writeFileSync(join(cwd, 'watch-api.config.yaml'), 'version: 1\ndefaults: { until: a=2, timeout: 1ms }\n');
    const environment = { WATCH_API_UNTIL: 'a=2', WATCH_API_MAX_POLLS: '1', HTTP_PROXY: 'http://127.0.0.1:1', CI: 'true' };
    const { code, err, found } = await runScript(
      `${HELPERS}
       import { waitFor } from './src/index.ts';
       waitFor(url, { until: 'a=1' }).then(({ value, polls }) => print({ value, polls }));`,
      [server.url, '--until', 'a=2'],
      { cwd, env: { PATH: process.env['PATH'], ...environment } },
    );
    expect({ code, err, found }).toEqual({ code: 0, err: '', found: { value: { a: 1 }, polls: 1 } });
  });

  it('holds nothing 100 ms after a watch was left', async () => {
    await using server = await startServer(() => ({ body: String(performance.now()) }));
    const { code, err, found } = await runScript(
      `${HELPERS}
       import { watch } from './src/index.ts';
       async function main() {
         for await (const { type } of watch([url + '/a', url + '/b'], { interval: '1ms..1h', timeout: '1d', heartbeat: '1h' })) if (type === 'change') break;
         setTimeout(() => turn().then(() => print(standing())), 100);
       }
       void main();`,
      [server.url],
    );
    expect({ code, err, found }).toEqual({ code: 0, err: '', found: FREE });
  });

  it('piles up no listeners, timers or sockets over 1,000 waits', async () => {
    await using server = await startServer(() => ({ body: '{"a":1}' }));
    const { code, err, found } = await runScript(
      `${HELPERS}
       import { waitFor } from './src/index.ts';
       async function main() {
         const { signal } = new AbortController();
         for (let wait = 0; wait < 1000; wait += 1) await waitFor(url, { until: 'a=1', signal });
         await turn();
         print({ ...standing(), abort: getEventListeners(signal, 'abort').length });
       }
       void main();`,
      [server.url],
    );
    expect({ code, err, found }).toEqual({ code: 0, err: '', found: { ...FREE, abort: 0 } });
    expect(server.requests.length).toBe(1000);
  });
});
