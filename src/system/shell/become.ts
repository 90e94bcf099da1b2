/** Becoming a command: as near to exec(2) as Node comes, so that `watch-api … -- npm test` behaves like `npm test`. */

import { type ChildProcess, spawn } from 'node:child_process';
import { constants } from 'node:os';
import { isatty } from 'node:tty';
import { codeOf } from '../../domain/file-error.ts';
import { printable } from '../../domain/printable.ts';

const NOT_RUNNABLE = 126;
const NOT_FOUND = 127;

const TROUBLE: Readonly<Record<string, string>> = {
  EACCES: 'permission denied',
  E2BIG: 'its arguments are too long',
  ENOEXEC: 'not a program that runs here',
  ERR_INVALID_ARG_VALUE: 'its arguments hold a NUL',
};

/** What a command to become is given. */
export interface BecomeSettings {
  /** The whole environment of the command. */
  readonly environment: Readonly<Record<string, string>>;
  /** Writes one whole line that says why the command could not be run; its exit code alone might be the command's own. */
  readonly tell: (line: string) => void;
}

/** Runs `argv` on our terminal and with our signals; resolves with its exit code, as {@link Shell.become} says. */
export function becomeCommand(argv: readonly string[], { environment, tell }: BecomeSettings): Promise<number> {
  const [file = '', ...args] = argv;
  return new Promise((resolve) => {
    const refuse = (error: unknown) => {
      const code = codeOf(error);
      const missing = code === 'ENOENT';
      tell(`watch-api: ${printable(file)}: ${missing ? 'command not found' : (TROUBLE[code] ?? code)}\n`);
      resolve(missing ? NOT_FOUND : NOT_RUNNABLE);
    };
    // Before the command is there: a signal that comes in between must find us listening.
    let child: ChildProcess | undefined;
    const stop = forwardSignals((signal) => void child?.kill(signal));
    try {
      child = spawn(file, args, { stdio: 'inherit', env: environment });
      child.once('error', (error) => {
        stop();
        refuse(error);
      });
      child.once('exit', (code, signal) => {
        stop();
        resolve(code ?? 128 + (signal === null ? 0 : constants.signals[signal]));
      });
    } catch (error) {
      // Node throws here what it finds out before the fork: an argument with a NUL, a list that is too long.
      stop();
      refuse(error);
    }
  });
}

/** Hands our signals to `pass` until the returned function is called; meanwhile they do not end us. */
function forwardSignals(pass: (signal: NodeJS.Signals) => void): () => void {
  // A terminal sends Ctrl-C to the whole foreground group: the command has it already, and a second one means "at once" to many.
  const onInterrupt = [0, 1, 2].some((stream) => isatty(stream)) ? () => undefined : pass;
  process.on('SIGINT', onInterrupt);
  process.on('SIGTERM', pass);
  process.on('SIGHUP', pass);
  return () => {
    process.off('SIGINT', onInterrupt);
    process.off('SIGTERM', pass);
    process.off('SIGHUP', pass);
  };
}
