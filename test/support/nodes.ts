/** Other versions of Node as real binaries, fetched once and kept beside the project's other caches. */
import { type ChildProcessWithoutNullStreams, execFile, spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { emptyFolder } from './program.ts';
import { type Ended, endOfProcess } from './script.ts';

const root = resolve(import.meta.dirname, '../..');
const cache = join(root, '.cache/nodes');
const program = join(root, 'bin/watch-api.js');
const binary = `node_modules/node-${process.platform}-${process.arch}/bin/node`;

/** The path of a Node binary: the newest release of a major such as `22`, or an exact version. Rejects when there is none. */
export async function nodeBinary(version: string): Promise<string> {
  const home = join(cache, version);
  if (!existsSync(join(home, binary))) await fetchInto(home, version);
  return join(home, binary);
}

/** The program under another Node, off a terminal, with a bare environment. `meanwhile` may act on the process. */
export async function runUnder(
  node: string,
  args: readonly string[],
  meanwhile: (child: ChildProcessWithoutNullStreams) => void = () => undefined,
): Promise<Ended> {
  const cwd = emptyFolder();
  const env = { PATH: process.env['PATH'] ?? '', HOME: cwd, LANG: 'C.UTF-8' };
  const child = spawn(node, [program, ...args], { cwd, env, timeout: 20_000, killSignal: 'SIGKILL' });
  child.stdin.end();
  meanwhile(child);
  return endOfProcess(child);
}

/** Installed aside and moved into place as a whole, so that an installation that was cut short is never used. */
async function fetchInto(home: string, version: string): Promise<void> {
  mkdirSync(cache, { recursive: true });
  const aside = mkdtempSync(join(cache, '.installing-'));
  const name = `node-${process.platform}-${process.arch}@${version}`;
  const quiet = ['--no-save', '--no-package-lock', '--no-audit', '--no-fund', '--ignore-scripts', '--loglevel=error'];
  try {
    await promisify(execFile)('npm', ['install', name, ...quiet, '--prefix', aside], { cwd: aside });
    if (!existsSync(join(home, binary))) renameSync(aside, home);
  } finally {
    rmSync(aside, { recursive: true, force: true });
  }
}
