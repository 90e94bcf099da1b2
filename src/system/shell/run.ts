/** Running a hook to its end: bounded in time and output, and leaving nobody behind. */

import { type ChildProcess, type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { setTimeout as delay } from 'node:timers/promises';
import { codeOf } from '../../domain/file-error.ts';
import type { CommandEnd, CommandSpec } from '../../domain/ports.ts';
import { type Millis, SECOND } from '../../domain/time.ts';
import { LONGEST_TIMER } from '../timer.ts';
import { createGroup, type ProcessGroup } from './group.ts';
import { forwardOutput } from './output.ts';
import { wordsOf } from './words.ts';

// Between TERM and KILL: after the time-out, and when we are in a hurry ourselves.
const PATIENCE = 5 * SECOND;
const HURRY = 0.5 * SECOND;
// A grandchild may hold the pipe open for ever; what the command wrote itself is read in less.
const DRAIN = 0.2 * SECOND;
const FIRST_GLANCE = 10;
const LAST_GLANCE = 160;

/** Runs a command as {@link Shell.run} says. */
export async function runCommand(spec: CommandSpec, signal: AbortSignal): Promise<CommandEnd> {
  const startedAt = performance.now();
  const child = signal.aborted ? 'ABORTED' : start(spec);
  if (typeof child === 'string') return unstarted(child);
  const exited = exitOf(child);
  // Listened for from the start: where the pipes are empty already, it comes in the very moment of the exit.
  const closed = new Promise((resolve) => child.once('close', resolve));
  if (child.pid === undefined) return unstarted((await exited).failure);
  const { output, complain = output, isEndless } = spec;
  const lastOutput = forwardOutput(
    [
      { stream: child.stdout, output },
      { stream: child.stderr, output: complain },
    ],
    isEndless ? Number.POSITIVE_INFINITY : undefined,
  );
  child.stdin.on('error', () => undefined);
  child.stdin.end(spec.input);
  const warden = guard(createGroup(child.pid), spec, signal);
  const { exitCode, signal: death } = await exited;
  const duration = Math.round(performance.now() - startedAt);
  await withinDrain(closed);
  lastOutput();
  await warden.clear();
  return { exitCode, signal: death, duration, timedOut: warden.timedOut() };
}

/** The process, or the code of the error that kept it from starting. */
function start({ command, shell, environment }: CommandSpec): ChildProcessWithoutNullStreams | string {
  const options = { env: environment, detached: true, windowsHide: true };
  try {
    if (shell === 'none') {
      const [file = '', ...args] = wordsOf(command);
      return spawn(file, args, options);
    }
    if (process.platform !== 'win32' || shell !== 'sh') return spawn(shell, ['-c', command], options);
    return spawn('cmd', ['/d', '/s', '/c', `"${command}"`], { ...options, detached: false, windowsVerbatimArguments: true });
  } catch (error) {
    return codeOf(error);
  }
}

interface Exit {
  readonly exitCode: number | null;
  readonly signal: string | null;
  readonly failure: string;
}

function exitOf(child: ChildProcess): Promise<Exit> {
  return new Promise((resolve) => {
    child.once('exit', (exitCode, signal) => resolve({ exitCode, signal, failure: '' }));
    child.once('error', (error) => resolve({ exitCode: null, signal: null, failure: codeOf(error) }));
  });
}

function unstarted(failure: string): CommandEnd {
  return { exitCode: null, signal: null, duration: 0, timedOut: false, failure };
}

async function withinDrain(closed: Promise<unknown>): Promise<void> {
  const patience = new AbortController();
  await Promise.race([closed, delay(DRAIN, undefined, { signal: patience.signal }).catch(() => undefined)]);
  patience.abort();
}

/** Whoever sees to it that a group ends. */
interface Warden {
  readonly timedOut: () => boolean;
  /** Ends what the command left running; resolves when nobody is left. */
  clear(): Promise<void>;
}

function guard(group: ProcessGroup, { timeout, patience = () => HURRY }: CommandSpec, signal: AbortSignal): Warden {
  let timedOut = false;
  let stopping = false;
  let killed = false;
  let execution: NodeJS.Timeout | undefined;
  const stop = (patience: Millis) => {
    stopping = true;
    group.signal('SIGTERM');
    clearTimeout(execution);
    execution = setTimeout(() => {
      group.signal('SIGKILL');
      killed = true;
    }, patience);
  };
  const onAbort = () => stop(patience());
  const onTimeout = () => {
    timedOut = true;
    stop(PATIENCE);
  };
  const deadline = setTimeout(onTimeout, Math.min(timeout, LONGEST_TIMER));
  signal.addEventListener('abort', onAbort);
  return {
    timedOut: () => timedOut,
    async clear() {
      clearTimeout(deadline);
      if (!stopping && group.alive()) stop(HURRY);
      for (let pause = FIRST_GLANCE; !killed && group.alive(); pause = Math.min(2 * pause, LAST_GLANCE)) await delay(pause);
      clearTimeout(execution);
      signal.removeEventListener('abort', onAbort);
      group.release();
    },
  };
}
