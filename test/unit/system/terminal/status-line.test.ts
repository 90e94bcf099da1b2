import { Writable } from 'node:stream';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Terminal } from '../../../../src/domain/ports.ts';
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
      } else if (piece === '\u001b[1G') column = 0;
      else if (piece === '\u001b[0K') lines.push((lines.pop() ?? '').slice(0, column));
      else if (piece.startsWith('\u001b')) continue;
      else {
        const line = lines.pop() ?? '';
        lines.push(line.slice(0, column) + piece + line.slice(column + 1));
        column += 1;
      }
    }
  };
  return { lines, show };
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
    {
      isTTY: true,
      columns: 40,
      cursorTo: () => write('\u001b[1G'),
      clearLine: () => write('\u001b[0K'),
      moveCursor: () => write('\u001b[1A'),
    },
  ) as unknown as NodeJS.WriteStream;
  const terminal: Terminal = {
    outIsTty: true,
    errIsTty: true,
    columns: 40,
    unicode: true,
    out: (text) => write(String(text)),
    err: (text) => write(text),
    settled: async () => undefined,
    ...more,
  };
  const state = { status: 'asking' };
  const open = () => createStatusLine({ stream, terminal, paint: plainPaint, status: () => state.status });
  return { open, screen, raw, state };
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
    expect(screen.lines).toEqual(['~ a', '! b', '+ c', '! d', '⠋ asking']);
  });

  it('is drawn anew a few times a second', async () => {
    const { open, screen, state } = stage();
    await open();
    state.status = 'next in 2s';
    vi.advanceTimersByTime(250);
    expect(screen.lines).toEqual(['⠙ next in 2s']);
    state.status = 'next';
    vi.advanceTimersByTime(250);
    expect(screen.lines).toEqual(['⠹ next']);
  });

  it('leaves nothing behind, and lines can still be written', async () => {
    const { open, screen } = stage();
    const line = await open();
    line.out('~ a\n');
    line.stop();
    expect(screen.lines).toEqual(['~ a', '']);
    expect(vi.getTimerCount()).toBe(0);
    line.err('met: x\n');
    vi.advanceTimersByTime(1000);
    expect(screen.lines).toEqual(['~ a', 'met: x', '']);
  });

  it('is away while there is nothing to say', async () => {
    const { open, screen, state } = stage();
    const line = await open();
    state.status = '';
    line.out('~ a\n');
    expect(screen.lines).toEqual(['~ a', '']);
  });

  it('never wraps', async () => {
    const { open, screen, state } = stage();
    state.status = 'x'.repeat(100);
    await open();
    expect(screen.lines).toEqual([`⠋ ${'x'.repeat(34)}…`]);
  });

  it('does not draw over a line that was left open', async () => {
    const { open, screen } = stage();
    const line = await open();
    line.out('raw');
    expect(screen.lines).toEqual(['raw', '⠋ asking']);
  });

  it('adds nothing to a pipe', async () => {
    const { open, screen } = stage({ outIsTty: false, out: () => undefined });
    const line = await open();
    line.out('raw');
    expect(screen.lines).toEqual(['⠋ asking']);
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
    expect(screen.lines).toEqual([`- ${'x'.repeat(32)}...`]);
  });
});
