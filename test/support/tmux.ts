/** A real terminal, by tmux: a shell in a window of a given size, what is typed into it, and what it shows. */
import { execFile } from 'node:child_process';
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { onTestFinished, vi } from 'vitest';
import { codeCache } from './program.ts';

/** Columns and rows of a window. */
export type Size = readonly [columns: number, rows: number];

/** A terminal window whose shell knows the command `watch-api`. */
export interface TerminalWindow {
  /** Types a line and, once it stands on the screen, Enter. */
  type(line: string): Promise<void>;
  /** Presses a key, by tmux's name for it such as `C-c`, or types a text without Enter. */
  press(key: string): Promise<void>;
  /** The rows of the window as they are now, without blanks on the right and without empty rows below. */
  rows(): Promise<readonly string[]>;
  /** Everything shown so far, what has scrolled away included, each line as it was written: not as the window wraps it. */
  lines(): Promise<readonly string[]>;
  /** The lines as soon as one of them matches; rejects after some seconds. */
  shows(line: RegExp): Promise<readonly string[]>;
  /** Waits until the shell asks for the next command; the exit code of the last one. */
  prompt(): Promise<number>;
  /** Every byte written to the terminal so far, the echo of what was typed included; complete after {@link prompt}. */
  written(): Promise<Uint8Array>;
  resize(size: Size): Promise<void>;
  /** What tmux knows about the window, in its own words: `#{cursor_flag}`, `#{pane_title}`. */
  fact(format: string): Promise<string>;
  /** The content of a file in the shell's folder. */
  file(name: string): string;
}

const run = promisify(execFile);
const program = resolve(import.meta.dirname, '../../bin/watch-api.js');
const LOOK = { timeout: 15_000, interval: 25 };
const PROMPT = /^\[(\d+)\] \$$/;

/** Opens a window with a POSIX shell in an empty folder, closed when the test ends; `environment` is added to a bare one. */
export async function openWindow(
  [columns, rows]: Size,
  environment: Readonly<Record<string, string>> = {},
): Promise<TerminalWindow> {
  const folder = mkdtempSync(join(tmpdir(), 'watch-api-tmux-'));
  installProgram(folder);
  const tmux = async (...args: readonly string[]) => {
    const env = { PATH: process.env['PATH'] ?? '', TMUX_TMPDIR: folder, LANG: 'C.UTF-8' };
    // Only -u makes tmux print what is not ASCII, whatever the locale of the machine.
    return (await run('tmux', ['-L', 'watch-api-test', '-u', '-f', '/dev/null', ...args], { cwd: folder, env })).stdout;
  };
  onTestFinished(async () => {
    // There is no server to kill where none could be started.
    await tmux('kill-server').catch(() => undefined);
    rmSync(folder, { recursive: true, force: true });
  });
  const size = ['-x', String(columns), '-y', String(rows)];
  const whole = ['start-server', ';', 'set-option', '-g', 'status', 'off', ';'];
  await tmux(...whole, 'new-session', '-d', ...size, '-c', folder, ...shellCommand(folder, environment));
  const window = windowOf(folder, tmux);
  await window.prompt();
  await tmux('pipe-pane', `cat > ${join(folder, 'written')}`);
  return window;
}

function windowOf(folder: string, tmux: (...args: readonly string[]) => Promise<string>): TerminalWindow {
  const captured = async (...how: readonly string[]) => rowsOf(await tmux('capture-pane', '-p', ...how));
  const lines = () => captured('-J', '-S', '-');
  const shows = (line: RegExp) =>
    vi.waitFor(async () => {
      const shown = await lines();
      if (shown.some((each) => line.test(each))) return shown;
      throw new Error(`no line of the terminal matches ${line}:\n${shown.join('\n')}`);
    }, LOOK);
  const prompt = () =>
    vi.waitFor(async () => {
      const shown = await lines();
      const code = PROMPT.exec(shown.at(-1) ?? '')?.[1];
      if (code !== undefined) return Number(code);
      throw new Error(`the shell does not ask for a command:\n${shown.join('\n')}`);
    }, LOOK);
  return {
    async type(line) {
      await tmux('send-keys', '-l', line);
      await vi.waitFor(async () => {
        const last = (await lines()).at(-1) ?? '';
        if (!last.endsWith(line)) throw new Error(`what was typed is not echoed: ${last}`);
      }, LOOK);
      await tmux('send-keys', 'Enter');
    },
    press: async (key) => void (await tmux('send-keys', key)),
    rows: () => captured(),
    lines,
    shows,
    prompt,
    written: () =>
      vi.waitFor(() => {
        const bytes = readFileSync(join(folder, 'written'));
        if (/\[\d+\] \$ $/.test(bytes.toString('latin1'))) return bytes;
        throw new Error('the copy of what was written does not end with a prompt');
      }, LOOK),
    resize: async ([columns, rows]) => void (await tmux('resize-window', '-x', String(columns), '-y', String(rows))),
    fact: async (format) => (await tmux('display-message', '-p', format)).trimEnd(),
    file: (name) => readFileSync(join(folder, name), 'utf8'),
  };
}

function installProgram(folder: string): void {
  const path = join(folder, 'watch-api');
  writeFileSync(path, `#!/bin/sh\nexec '${process.execPath}' '${program}' "$@"\n`);
  chmodSync(path, 0o755);
}

/** A shell that edits no lines, so that what it leaves of the terminal's settings is what a program before it left. */
function shellCommand(folder: string, environment: Readonly<Record<string, string>>): readonly string[] {
  const bare = {
    PATH: `${folder}:${process.env['PATH'] ?? ''}`,
    HOME: folder,
    XDG_CACHE_HOME: codeCache,
    LANG: 'C.UTF-8',
    TERM: 'screen',
    PS1: '[$?] $ ',
  };
  const words = Object.entries({ ...bare, ...environment }).map(([name, value]) => `${name}=${value}`);
  return ['env', '-i', ...words, 'sh', '-i'];
}

function rowsOf(text: string): readonly string[] {
  return text
    .trimEnd()
    .split('\n')
    .map((row) => row.trimEnd());
}
