/** The two output streams as a port, surviving readers that go away. */

import type { Terminal } from '../../domain/ports.ts';

/** What is needed of a stream such as `process.stdout`. */
export interface OutputStream {
  readonly isTTY?: boolean;
  readonly columns?: number;
  write(chunk: string | Uint8Array): boolean;
  on(event: 'error', listener: (error: NodeJS.ErrnoException) => void): unknown;
}

/** Where the terminal is. */
export interface TerminalPlace {
  readonly stdout: OutputStream;
  readonly stderr: OutputStream;
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly platform: string;
}

const USUAL_COLUMNS = 80;

/**
 * Writes to both streams. `broken` is called once, with Node's code, when stdout can no longer be written: EPIPE when its reader
 * has gone, which ends a run like SIGPIPE does. A broken stderr is borne in silence: there is nobody left to tell.
 */
export function createTerminal(
  { stdout, stderr, environment, platform }: TerminalPlace,
  broken: (code: string) => void,
): Terminal {
  return {
    outIsTty: stdout.isTTY === true,
    errIsTty: stderr.isTTY === true,
    get columns() {
      // Some pseudo-terminals say 0.
      return stderr.columns || stdout.columns || USUAL_COLUMNS;
    },
    unicode: takesUnicode(environment, platform),
    out: writer(stdout, broken),
    err: writer(stderr, () => undefined),
  };
}

/** Whether the locale takes UTF-8: the first of LC_ALL, LC_CTYPE and LANG that is set decides (POSIX, 8.2). */
export function takesUnicode(environment: Readonly<Record<string, string | undefined>>, platform: string): boolean {
  if (platform === 'win32') return ['WT_SESSION', 'TERM_PROGRAM', 'ConEmuTask'].some((name) => environment[name] !== undefined);
  const locale = ['LC_ALL', 'LC_CTYPE', 'LANG']
    .map((name) => environment[name])
    .find((value) => value !== undefined && value !== '');
  return /utf-?8/i.test(locale ?? '');
}

function writer(stream: OutputStream, broken: (code: string) => void): (text: string | Uint8Array) => void {
  let gone = false;
  stream.on('error', (error) => {
    if (gone) return;
    gone = true;
    broken(error.code ?? error.message);
  });
  return (text) => {
    if (!gone && text.length > 0) stream.write(text);
  };
}
