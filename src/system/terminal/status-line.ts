/** One line at the bottom of a terminal that is always true, while other lines scroll by above it. */

import { stripVTControlCharacters } from 'node:util';
import { columnsOf } from '../../domain/columns.ts';
import type { Paint, StatusLine, Terminal } from '../../domain/ports.ts';
import { cutToColumns } from './width.ts';

/** What a status line is made of. */
export interface StatusSettings {
  /** Where it is drawn: a terminal, usually `process.stderr`. */
  readonly stream: NodeJS.WriteStream;
  /** Where the lines above it are written. */
  readonly terminal: Terminal;
  readonly paint: Paint;
  /** The line as it should be now; empty for none. */
  readonly status: () => string;
}

const REFRESH = 250;
const DOTS = ['⠋', '⠙', '⠹', '⠸', '⠼', '⠴', '⠦', '⠧', '⠇', '⠏'];
const DASHES = ['-', '\\', '|', '/'];
// The spinner, the blank behind it, the `^C` a terminal echoes at the end, and the last column, where terminals differ about when to wrap.
const MARGIN = 5;
const SPINNER = 2;

/** Puts up a status line. The library behind it is loaded here, so that nobody else pays for it. */
export async function createStatusLine({ stream, terminal, paint, status }: StatusSettings): Promise<StatusLine> {
  const { default: ora } = await import('ora');
  // Never started, only asked to draw: so it neither takes over the streams nor stdin, and its timer is ours to let go of.
  // The cursor stays, because whoever is killed cannot give it back.
  const spinner = ora({
    stream,
    isEnabled: true,
    discardStdin: false,
    hideCursor: false,
    color: false,
    spinner: { interval: REFRESH, frames: (terminal.unicode ? DOTS : DASHES).map(paint.cyan) },
  });
  let up = true;
  let drawn = 0;
  // A window that has become narrower has wrapped the line over several rows, and ora wipes one.
  const wipe = () => {
    const rows = Math.ceil(drawn / terminal.columns);
    for (let row = 1; row < rows; row += 1) {
      stream.clearLine(0);
      stream.moveCursor(0, -1);
    }
    drawn = 0;
    spinner.clear();
  };
  const draw = () => {
    const line = up ? status() : '';
    wipe();
    if (line === '') return;
    spinner.text = cutToColumns(line, terminal.columns - MARGIN, terminal.unicode ? '…' : '...');
    spinner.render();
    drawn = columnsOf(stripVTControlCharacters(spinner.text)) + SPINNER;
  };
  const timer = setInterval(draw, REFRESH);
  timer.unref();
  const print = (out: string | Uint8Array, err: string) => {
    wipe();
    terminal.out(out);
    terminal.err(err);
    // A line that was left open would be drawn over.
    if (up && ((terminal.outIsTty && !endsLine(out)) || !endsLine(err))) terminal.err('\n');
    draw();
  };
  draw();
  return {
    out: (text) => print(text, ''),
    err: (text) => print('', text),
    stop() {
      up = false;
      clearInterval(timer);
      draw();
    },
  };
}

function endsLine(text: string | Uint8Array): boolean {
  return text.length === 0 || text.at(-1) === '\n' || text.at(-1) === 0x0a;
}
