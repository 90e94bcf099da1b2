/** Small programs made of our own modules, run as real processes: for signals, pipes and exit codes. */
import { type ChildProcessWithoutNullStreams, type SpawnOptionsWithoutStdio, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { buildSync } from 'esbuild';

const root = resolve(import.meta.dirname, '../..');

/** A bundled program. */
export interface Script {
  readonly path: string;
  /** Starts it with this Node. */
  start(args?: readonly string[], options?: SpawnOptionsWithoutStdio): ChildProcessWithoutNullStreams;
  remove(): void;
}

/** Bundles a TypeScript text; its imports are relative to the project's root. */
export function createScript(contents: string): Script {
  const directory = mkdtempSync(join(tmpdir(), 'script-test-'));
  const path = join(directory, 'script.mjs');
  buildSync({
    stdin: { contents, resolveDir: root, loader: 'ts' },
    bundle: true,
    format: 'esm',
    platform: 'node',
    outfile: path,
    banner: { js: "import{createRequire as $r}from'node:module';const require=$r(import.meta.url);" },
    logLevel: 'warning',
  });
  return {
    path,
    start: (args = [], options = {}) => spawn(process.execPath, [path, ...args], options),
    remove: () => rmSync(directory, { recursive: true }),
  };
}

/** How a process ended, and all it wrote. */
export interface Ended {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly out: string;
  readonly err: string;
}

/** Waits for the end of a process. */
export async function endOfProcess(child: ChildProcessWithoutNullStreams): Promise<Ended> {
  const out: Buffer[] = [];
  const err: Buffer[] = [];
  child.stdout.on('data', (chunk) => out.push(chunk));
  child.stderr.on('data', (chunk) => err.push(chunk));
  const [code, signal] = await once(child, 'close');
  return { code, signal, out: Buffer.concat(out).toString(), err: Buffer.concat(err).toString() };
}

/** Resolves when the process has written `word` to its stdout. */
export function saying(child: ChildProcessWithoutNullStreams, word: string): Promise<void> {
  let text = '';
  return new Promise((done, fail) => {
    child.stdout.on('data', (chunk) => {
      text += chunk;
      if (text.includes(word)) done();
    });
    child.once('close', () => fail(new Error(`ended without saying ${word}: ${text}`)));
  });
}

/** Whether a process with that number is there and more than a zombie. */
export function isRunning(pid: number): boolean {
  return /^[^Z]/.test(spawnSync('ps', ['-o', 'stat=', '-p', String(pid)], { encoding: 'utf8' }).stdout);
}
