/** The two output streams as a port, surviving readers that go away. */

import type { Environment } from '../../domain/environment.ts';
import { codeOf } from '../../domain/file-error.ts';
import type { Terminal } from '../../domain/ports.ts';
import { type DescribedStream, wholeWrites } from './whole-writes.ts';

/** What is needed of a stream such as `process.stdout`. */
export interface OutputStream extends DescribedStream {
  readonly isTTY?: boolean;
  readonly columns?: number;
  on(event: 'error', listener: (error: Error) => void): unknown;
}

/** Where the terminal is. */
export interface TerminalPlace {
  readonly stdout: OutputStream;
  readonly stderr: OutputStream;
  readonly environment: Environment;
  readonly platform: string;
}

const USUAL_COLUMNS = 80;

/**
 * Writes to both streams. `broken` is called once, with Node's code, when stdout can no longer be written: EPIPE when its reader
 * has gone, which ends a run like SIGPIPE does; any other code is a disk or device that takes no more. A broken stderr is borne in silence: there is nobody left to tell.
 */
export function createTerminal(
  { stdout, stderr, environment, platform }: TerminalPlace,
  broken: (code: string) => void,
): Terminal {
  const out = createWriter(stdout, broken);
  return {
    outIsTty: stdout.isTTY === true,
    errIsTty: stderr.isTTY === true,
    get columns() {
      // Some pseudo-terminals say 0.
      return stderr.columns || stdout.columns || USUAL_COLUMNS;
    },
    unicode: takesUnicode(environment, platform),
    out: out.write,
    err: createWriter(stderr, () => undefined).write,
    settled: out.settled,
  };
}

/** Whether the locale takes UTF-8: the first of LC_ALL, LC_CTYPE and LANG that is set decides (POSIX, 8.2). */
export function takesUnicode(environment: Environment, platform: string): boolean {
  if (platform === 'win32') return ['WT_SESSION', 'TERM_PROGRAM', 'ConEmuTask'].some((name) => environment[name] !== undefined);
  const locale = ['LC_ALL', 'LC_CTYPE', 'LANG']
    .map((name) => environment[name])
    .find((value) => value !== undefined && value !== '');
  return /utf-?8/i.test(locale ?? '');
}

interface Writer extends Pick<Terminal, 'settled'> {
  readonly write: (text: string | Uint8Array) => void;
}

function createWriter(stream: OutputStream, broken: (code: string) => void): Writer {
  let failure: string | undefined;
  // Chunks are written in the order they came, so the last one stands for all.
  let written: Promise<void> | undefined;
  const write = wholeWrites(stream);
  const fail = (error: Error) => {
    if (failure !== undefined) return;
    failure = codeOf(error);
    broken(failure);
  };
  stream.on('error', fail);
  return {
    write(text) {
      if (failure !== undefined || text.length === 0) return;
      written = new Promise((resolve) => {
        write(text, (error) => {
          if (error) fail(error);
          resolve();
        });
      });
    },
    async settled() {
      await written;
      return failure;
    },
  };
}
