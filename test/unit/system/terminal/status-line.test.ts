import { Writable } from 'node:stream';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Terminal } from '../../../../src/domain/ports.ts';
import type { JobControl, Suspension } from '../../../../src/system/terminal/job-control.ts';
import { plainPaint } from '../../../../src/system/terminal/paint.ts';
import { createStatusLine } from '../../../../src/system/terminal/status-line.ts';

/** What a terminal would show: understands the few sequences a status line needs, and the line feed. */
function createScreen() {
  const lines = [''];
  let column = 0;
  const show = (text: string) => {
    for (const [piece] of text.matchAll(/\u001b\[\??[\d;]*[A-Za-z]|[\s\S]/gu)) {
      if (piece === '\n') {
        lines.push('');
        column = 0;
      } else if (piece === '\r') column = 0;
      else if (piece === '\u001b[J') lines.push((lines.pop() ?? '').slice(0, column));
      else if (piece.startsWith('\u001b')) continue;
      else {
        const line = lines.pop() ?? '';
        lines.push(line.slice(0, column) + piece + line.slice(column + 1));
        column += 1;
      }
    }
  };
  return { lines: () => lines.map((line) => line.trimEnd()), column: () => column, show };
}

function stage(more: Partial<Terminal> = {}) {
  const screen = createScreen();
  const raw: string[] = [];
  const write = (text: string) => {
    raw.push(text);
    screen.show(text);
  };
  const stream = Object.assign(
    new Writable({
      write: (chunk, _, done) => {
        write(String(chunk));
        done();
      },
    }),
    { isTTY: true, columns: 40 },
  ) as unknown as NodeJS.WriteStream;
  const terminal = {
    outIsTty: true,
    errIsTty: true,
    columns: 40,
    unicode: true,
    out: (text) => write(String(text)),
    err: (text) => write(text),
    settled: async () => undefined,
    ...more,
  } satisfies Terminal;
  const state = { status: 'asking', isInFront: true, suspension: undefined as Suspension | undefined };
  const job: JobControl = {
    isForeground: () => state.isInFront,
    attend(suspension) {
      state.suspension = suspension;
      return () => {
        state.suspension = undefined;
      };
    },
  };
  const open = () => createStatusLine({ stream, terminal, paint: plainPaint, status: () => state.status }, job);
  return { open, screen, raw, state, terminal, stream };
}

beforeEach(() => void vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval', 'Date'] }));
afterEach(() => void vi.useRealTimers());

describe('the status line', () => {
  it('stands below whatever is printed, which is never torn', async () => {
    const { open, screen } = stage();
    const line = await open();
    line.out('~ a\n');
    line.err('! b\n');
    line.out('+ c\n');
    line.err('! d\n');
    expect(screen.lines()).toEqual(['~ a', '! b', '+ c', '! d', '⠋ asking']);
  });

  it('is drawn anew a few times a second', async () => {
    const { open, screen, state } = stage();
    await open();
    state.status = 'next in 2s';
    vi.advanceTimersByTime(250);
    expect(screen.lines()).toEqual(['⠙ next in 2s']);
    state.status = 'next';
    vi.advanceTimersByTime(250);
    expect(screen.lines()).toEqual(['⠹ next']);
  });

  it('leaves nothing behind, and lines can still be written', async () => {
    const { open, screen } = stage();
    const line = await open();
    line.out('~ a\n');
    line.stop();
    expect(screen.lines()).toEqual(['~ a', '']);
    expect(vi.getTimerCount()).toBe(0);
    line.err('met: x\n');
    vi.advanceTimersByTime(1000);
    expect(screen.lines()).toEqual(['~ a', 'met: x', '']);
  });

  it('is away while there is nothing to say', async () => {
    const { open, screen, state } = stage();
    const line = await open();
    state.status = '';
    line.out('~ a\n');
    expect(screen.lines()).toEqual(['~ a', '']);
  });

  it('never wraps', async () => {
    const { open, screen, state } = stage();
    state.status = 'x'.repeat(100);
    await open();
    expect(screen.lines()).toEqual([`⠋ ${'x'.repeat(36)}…`]);
  });

  it('does not draw over a line that was left open', async () => {
    const { open, screen } = stage();
    const line = await open();
    line.out('raw');
    expect(screen.lines()).toEqual(['raw', '⠋ asking']);
  });

  it('adds nothing to a pipe', async () => {
    const { open, screen } = stage({ outIsTty: false, out: () => undefined });
    const line = await open();
    line.out('raw');
    expect(screen.lines()).toEqual(['⠋ asking']);
  });

  it('leaves the cursor where a killed program can leave it', async () => {
    const { open, raw } = stage();
    const line = await open();
    line.out('a\n');
    line.stop();
    expect(raw.join('')).not.toContain('\u001b[?25');
  });

  it('is ASCII where the terminal takes no more', async () => {
    const { open, screen, state } = stage({ unicode: false });
    state.status = 'x'.repeat(100);
    await open();
    expect(screen.lines()).toEqual([`- ${'x'.repeat(34)}...`]);
  });

  it('is cut anew as soon as the window has another width', async () => {
    const { open, screen, state, terminal, stream } = stage();
    state.status = 'x'.repeat(30);
    await open();
    terminal.columns = 20;
    stream.emit('resize');
    expect(screen.lines()).toEqual([`⠋ ${'x'.repeat(16)}…`]);
  });

  it('keeps the cursor at its beginning, where a narrower window cannot part the two', async () => {
    const { open, screen, raw } = stage();
    await open();
    expect([screen.lines(), screen.column()]).toEqual([['⠋ asking'], 0]);
    expect(raw.at(-1)).toBe('\r\u001b[?7l⠋ asking\u001b[J\u001b[?7h\r');
  });

  it('is wiped without clearing from the very first place, which some terminals keep as a page', async () => {
    const { open, raw, state } = stage();
    await open();
    state.status = '';
    vi.advanceTimersByTime(250);
    expect(raw.at(-1)).toBe('\r \u001b[J\r');
  });
});

describe('in the background', () => {
  it('lines are written, and nothing is painted or wiped', async () => {
    const { open, raw, state } = stage();
    const line = await open();
    state.isInFront = false;
    raw.length = 0;
    vi.advanceTimersByTime(1000);
    line.out('~ a\n');
    line.stop();
    line.err('met: x\n');
    expect(raw.join('')).toBe('~ a\nmet: x\n');
  });

  it('what was painted before is let go: it lies somewhere above', async () => {
    const { open, raw, state } = stage();
    await open();
    state.isInFront = false;
    vi.advanceTimersByTime(250);
    state.isInFront = true;
    raw.length = 0;
    vi.advanceTimersByTime(250);
    expect(raw.join('')).toContain('asking');
    expect(raw.join('')).not.toContain('\r \u001b[J');
  });
});

describe('Ctrl-Z', () => {
  it('finds the terminal without a status line, which is back when the process goes on', async () => {
    const { open, screen, state } = stage();
    const line = await open();
    state.suspension?.before();
    expect(screen.lines()).toEqual(['']);
    state.suspension?.after();
    expect(screen.lines()).toEqual(['⠋ asking']);
    line.stop();
    expect(state.suspension).toBeUndefined();
  });
});
