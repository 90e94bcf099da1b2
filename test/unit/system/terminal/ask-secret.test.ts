/** Claims about asking for a password: nothing is shown, every key means what it always means, the terminal is given back. */
import { EventEmitter } from 'node:events';
import { describe, expect, it } from 'vitest';
import { askSecret, type SecretInput } from '../../../../src/system/terminal/ask-secret.ts';

/** A terminal whose keys are pressed by the test. */
function terminalOf({ isTTY = true, asks = true } = {}) {
  const log: string[] = [];
  const keys = new EventEmitter();
  const input: SecretInput = {
    isTTY,
    setRawMode: (raw) => log.push(raw ? 'raw' : 'cooked'),
    on: (event: 'data' | 'end', listener: (bytes: Uint8Array) => void) => keys.on(event, listener),
    off: (event: 'data' | 'end', listener: (bytes: Uint8Array) => void) => keys.off(event, listener),
    pause: () => log.push('pause'),
  };
  const output = { isTTY: asks, write: (text: string) => log.push(JSON.stringify(text)) };
  const terminal = { input, output, raise: (signal: string) => void log.push(signal) };
  const press = (text: string | Uint8Array) =>
    keys.emit('data', typeof text === 'string' ? new TextEncoder().encode(text) : text);
  return {
    terminal,
    log,
    press,
    end: () => keys.emit('end'),
    listeners: () => keys.listenerCount('data') + keys.listenerCount('end'),
  };
}

/** What is answered when these keys are pressed. */
function answerTo(...texts: readonly (string | Uint8Array)[]): Promise<string | undefined> {
  const { terminal, press } = terminalOf();
  const answer = askSecret('Password: ', terminal);
  for (const text of texts) press(text);
  return answer;
}

describe('a question', () => {
  it('is answered by the line that is typed, of which nothing is shown', async () => {
    const { terminal, log, press, listeners } = terminalOf();
    const answer = askSecret('Password: ', terminal);
    press('hun');
    press('ter22\r');
    expect(await answer).toBe('hunter22');
    expect(log).toEqual(['raw', '"Password: "', 'cooked', 'pause', '"\\n"']);
    expect(listeners()).toBe(0);
  });

  it.each([
    ['Backspace takes a character back', ['abd\u007f\u007fxy\r'], 'axy'],
    ['an older Backspace does, too', ['ab\b\r'], 'a'],
    ['Backspace on nothing is nothing', ['\u007f\u007fa\r'], 'a'],
    ['Backspace takes a whole character', ['a😀\u007f\n'], 'a'],
    ['Ctrl-U begins again', ['wrong\u0015right\n'], 'right'],
    ['Ctrl-D ends the line', ['abc\u0004'], 'abc'],
    ['arrows and paste marks are no part of it', ['\u001b[200~a\u001b[D\u001bOAb\u001b[201~\r'], 'ab'],
    ['other controls are no part of it', ['a\tb\u0001c\r'], 'abc'],
    ['what follows the line is not', ['abc\rmore\r'], 'abc'],
  ])('%s', async (_, keys, line) => {
    expect(await answerTo(...keys)).toBe(line);
  });

  it('puts a character together that comes in two pieces', async () => {
    const [one = 0, other = 0] = new TextEncoder().encode('ü');
    expect(await answerTo(Uint8Array.of(one), Uint8Array.of(other), '\r')).toBe('ü');
  });

  it.each([['\r'], ['\u0004']])('is not answered by %j alone', async (key) => {
    expect(await answerTo(key)).toBeUndefined();
  });

  it('is not answered by the end of input', async () => {
    const { terminal, end } = terminalOf();
    const answer = askSecret('Password: ', terminal);
    end();
    expect(await answer).toBeUndefined();
  });

  it.each([
    ['Ctrl-C', '\u0003', 'SIGINT'],
    ['Ctrl-Z', '\u001a', 'SIGTSTP'],
    ['Ctrl-\\\\', '\u001c', 'SIGQUIT'],
  ])('gives the terminal back before %s takes its course, and is put again if the program goes on', async (_, key, signal) => {
    const { terminal, log, press } = terminalOf();
    const answer = askSecret('Q ', terminal);
    press(`lost${key}`);
    expect(log).toEqual(['raw', '"Q "', 'cooked', '"\\n"', signal, 'raw', '"Q "']);
    press('new\r');
    expect(await answer).toBe('new');
  });

  it.each([{ isTTY: false }, { asks: false }])('is not put where nobody can be asked: %j', async (where) => {
    const { terminal, log } = terminalOf(where);
    expect(await askSecret('Password: ', terminal)).toBeUndefined();
    expect(log).toEqual([]);
  });
});
