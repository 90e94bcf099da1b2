/** The built program as a process: what a pipe, a script or a CI step sees of it. */
import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { onTestFinished } from 'vitest';

/** How a process went. */
export interface Ended {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
  /** Every line of stdout as JSON. */
  events(): readonly Readonly<Record<string, unknown>>[];
}

/** A process under way. */
export interface Started {
  readonly child: ChildProcessWithoutNullStreams;
  readonly ended: Promise<Ended>;
  /** Resolves when either stream has shown `text`; rejects if the process ends without it. */
  shows(text: string): Promise<void>;
}

/** What may be set for a process. */
export interface Setting {
  readonly cwd?: string;
  readonly environment?: Readonly<Record<string, string>>;
  readonly input?: string;
}

// Another build than the one beside `bin` may be put to the test.
const program = process.env['PROGRAM_UNDER_TEST'] ?? resolve(import.meta.dirname, '../../bin/watch-api.js');

/** Where every process under test keeps its compiled code: as on a machine that has run it before. */
export const codeCache = resolve(import.meta.dirname, '../../.cache');

/** Starts the program off a terminal, in an empty folder, with an environment of its own. Killed when the test ends. */
export function start(args: readonly string[], setting: Setting = {}): Started {
  const cwd = setting.cwd ?? emptyFolder();
  const environment = {
    PATH: process.env['PATH'] ?? '',
    HOME: cwd,
    XDG_CACHE_HOME: codeCache,
    LANG: 'C.UTF-8',
    ...setting.environment,
  };
  const child = spawn(process.execPath, [program, ...args], { cwd, env: environment, stdio: 'pipe' });
  onTestFinished(() => void child.kill('SIGKILL'));
  const seen = { stdout: '', stderr: '' };
  const watchers = new Set<() => void>();
  for (const stream of ['stdout', 'stderr'] as const) {
    child[stream].setEncoding('utf8').on('data', (chunk: string) => {
      seen[stream] += chunk;
      for (const watcher of watchers) watcher();
    });
  }
  child.stdin.on('error', () => undefined);
  child.stdin.end(setting.input ?? '');
  const ended = new Promise<Ended>((done) => {
    child.on('close', (code, signal) => done({ code, signal, ...seen, events: () => jsonLines(seen.stdout) }));
  });
  const shows = (text: string) =>
    new Promise<void>((done, fail) => {
      const look = () => (seen.stdout + seen.stderr).includes(text) && done();
      watchers.add(look);
      look();
      ended.then(() => fail(new Error(`ended without showing ${text}:\n${seen.stdout}${seen.stderr}`)));
    });
  return { child, ended, shows };
}

/** Runs the program to its end. */
export function runProgram(args: readonly string[], setting: Setting = {}): Promise<Ended> {
  return start(args, setting).ended;
}

/** An empty folder that is gone after the test. */
export function emptyFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'watch-api-test-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

function jsonLines(text: string): Readonly<Record<string, unknown>>[] {
  return text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line));
}
