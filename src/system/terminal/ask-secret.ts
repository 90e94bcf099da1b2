/** Asks for a password at the terminal: what is typed is not shown, and the terminal is left as it was found. */

type TerminalSignal = 'SIGINT' | 'SIGQUIT' | 'SIGTSTP';

/** What is needed of `process.stdin`. */
export interface SecretInput {
  readonly isTTY?: boolean;
  setRawMode(raw: boolean): unknown;
  on(event: 'data', listener: (bytes: Uint8Array) => void): unknown;
  on(event: 'end', listener: () => void): unknown;
  off(event: 'data', listener: (bytes: Uint8Array) => void): unknown;
  off(event: 'end', listener: () => void): unknown;
  pause(): unknown;
}

/** Where the question is put, and what the keys that are read here would have done to this process. */
export interface SecretTerminal {
  readonly input: SecretInput;
  readonly output: { readonly isTTY?: boolean; write(text: string): unknown };
  raise(signal: TerminalSignal): void;
}

/** What a key does to the line typed so far. */
type Stroke =
  | { readonly kind: 'line'; readonly line: readonly string[] }
  | { readonly kind: 'done' }
  | { readonly kind: 'signal'; readonly signal: TerminalSignal };

/** Arrows, function keys, the marks around what is pasted (ECMA-48 §5.4). */
const SEQUENCES = /\u001b(?:\[[0-?]*[ -/]*[@-~]|O.|.)?/gs;
const SIGNALS: ReadonlyMap<string, TerminalSignal> = new Map([
  ['\u0003', 'SIGINT'],
  ['\u001c', 'SIGQUIT'],
  ['\u001a', 'SIGTSTP'],
]);

/**
 * Asks one question and resolves with the line that is typed. Backspace and Ctrl-U correct it; Ctrl-C ends the program as ever;
 * Ctrl-Z suspends it, and the question is put again when it goes on. Undefined where there is no terminal to ask at, and where
 * nothing but the end of input comes.
 */
export async function askSecret(question: string, terminal: SecretTerminal = ownTerminal()): Promise<string | undefined> {
  const { input, output } = terminal;
  if (input.isTTY !== true || output.isTTY !== true) return undefined;
  input.setRawMode(true);
  output.write(question);
  try {
    return await lineOf(terminal, question);
  } finally {
    input.setRawMode(false);
    input.pause();
    output.write('\n');
  }
}

function ownTerminal(): SecretTerminal {
  return { input: process.stdin, output: process.stderr, raise: (signal) => process.kill(process.pid, signal) };
}

function lineOf(terminal: SecretTerminal, question: string): Promise<string | undefined> {
  const { input } = terminal;
  const decoder = new TextDecoder();
  return new Promise((resolve) => {
    let line: readonly string[] = [];
    const finish = (): void => {
      input.off('data', take);
      input.off('end', finish);
      resolve(line.length === 0 ? undefined : line.join(''));
    };
    const take = (bytes: Uint8Array): void => {
      for (const key of decoder.decode(bytes, { stream: true }).replace(SEQUENCES, '')) {
        const stroke = pressed(line, key);
        if (stroke.kind === 'done') {
          finish();
          return;
        }
        if (stroke.kind === 'signal') suspend(terminal, stroke.signal, question);
        line = stroke.kind === 'line' ? stroke.line : [];
      }
    };
    input.on('data', take);
    input.on('end', finish);
  });
}

function pressed(line: readonly string[], key: string): Stroke {
  const signal = SIGNALS.get(key);
  if (signal !== undefined) return { kind: 'signal', signal };
  switch (key) {
    case '\r':
    case '\n':
    case '\u0004':
      return { kind: 'done' };
    case '\b':
    case '\u007f':
      return { kind: 'line', line: line.slice(0, -1) };
    case '\u0015':
      return { kind: 'line', line: [] };
    default:
      return { kind: 'line', line: key < ' ' ? line : [...line, key] };
  }
}

/** Gives the signal to a terminal in order, and begins again if the process outlives it. */
function suspend({ input, output, raise }: SecretTerminal, signal: TerminalSignal, question: string): void {
  input.setRawMode(false);
  output.write('\n');
  raise(signal);
  input.setRawMode(true);
  output.write(question);
}
