/** Whole processes from start to exit, one after the other, as a shell would run them. */
import { fork, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { script } from './workshop.mjs';

const TIME = '/usr/bin/time';
const LIMIT = 20_000;

/** Nothing of the caller's may colour a run: an extra CA file alone costs 38 ms. */
export const environment = Object.fromEntries(
  Object.entries(process.env).filter(([name]) => !/^(?:NODE_|WATCH_API_|CI$|FORCE_COLOR$|https?_proxy$)/i.test(name)),
);
const surroundings = { cwd: tmpdir(), env: environment, stdio: ['ignore', 'ignore', 'pipe'], timeout: LIMIT };

/** Milliseconds from start to exit; throws unless it exits as it should. */
export function timeOf({ argv: [command, ...args], exitCode = 0 }) {
  const start = process.hrtime.bigint();
  const end = spawnSync(command, args, { ...surroundings, stdio: 'ignore' });
  const took = Number(process.hrtime.bigint() - start) / 1e6;
  if (end.status !== exitCode)
    throw new Error(`${[command, ...args].join(' ')}: exit ${end.status ?? end.signal ?? end.error?.code}`);
  return took;
}

/** What GNU time knows of a run: peak resident MiB and CPU seconds; undefined where it is not installed. */
export function resourcesOf({ argv }) {
  if (!existsSync(TIME)) return undefined;
  const { stderr } = spawnSync(TIME, ['-f', '%M %U %S', ...argv], surroundings);
  const [kibibytes, user, system] = (String(stderr).trim().split('\n').at(-1) ?? '').split(' ').map(Number);
  return { mebibytes: kibibytes / 1024, cpu: user + system };
}

/** Runs `use` with the port of the bench's server, which ends with it. */
export async function withServer(use) {
  const server = fork(script('server.mjs'), { env: environment });
  try {
    return await use(`http://127.0.0.1:${await received(server)}`);
  } finally {
    server.disconnect();
  }
}

/** The next message of a child; rejects if it ends without one. */
export function received(child) {
  return new Promise((resolve, reject) => {
    const onExit = (code, signal) => reject(new Error(`${child.spawnargs[1]} ended with ${code ?? signal}`));
    child.once('exit', onExit);
    child.once('message', (message) => {
      child.off('exit', onExit);
      resolve(message);
    });
  });
}

/** Runs a script of the bench in a Node of its own and reads the JSON it prints. */
export function resultOf(file, args) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [script(file), ...args], {
    ...surroundings,
    timeout: 60_000,
    stdio: 'pipe',
  });
  if (status !== 0)
    throw new Error(`${file} ${args.join(' ')}: ${/^\w*Error.*$/m.exec(String(stderr))?.[0] ?? `exit ${status}`}`);
  return JSON.parse(String(stdout));
}
