/** One line at the bottom of a terminal that is always true, while other lines scroll by above it. */

import type { Paint, StatusLine, Terminal } from '../../domain/ports.ts';
import { type JobControl, jobControl } from './job-control.ts';
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
// The spinner, the blank behind it, and the last column, where terminals differ about when to wrap.
const MARGIN = 3;

// The cursor rests at the beginning of the line. Wherever the line goes when the window becomes narrower and wraps it, the
// cursor goes along, and all of it lies behind: so nothing has to be known of how it was wrapped to wipe it away. The blank,
// because some terminals (tmux) take what is cleared from the very first place for a page to keep.
const WIPE = '\r \u001b[J\r';
// Without wrapping (DECAWM), should the window have become narrower without our knowing yet.
const [BEFORE, AFTER] = ['\r\u001b[?7l', '\u001b[J\u001b[?7h\r'];

/**
 * Puts up a status line, which is there while the job is in front; lines are written all the same. The library behind it is
 * loaded here, so that nobody else pays for it.
 */
export async function createStatusLine(settings: StatusSettings, job: JobControl = jobControl): Promise<StatusLine> {
  const { stream, terminal, status } = settings;
  const frame = await createFrames(settings);
  let up = true;
  let drawn = false;
  const wipe = () => {
    // What was drawn before another job came to the front lies somewhere above by now.
    if (drawn && job.isForeground()) stream.write(WIPE);
    drawn = false;
  };
  const draw = () => {
    const line = up && job.isForeground() ? status() : '';
    if (line === '') return wipe();
    const shown = cutToColumns(line, terminal.columns - MARGIN, terminal.unicode ? '…' : '...');
    stream.write(BEFORE + frame(shown) + AFTER);
    drawn = true;
  };
  const print = (out: string | Uint8Array, err: string) => {
    wipe();
    terminal.out(out);
    terminal.err(err);
    // A line that was left open would be drawn over.
    if (up && ((terminal.outIsTty && !endsLine(out)) || !endsLine(err))) terminal.err('\n');
    draw();
  };
  const timer = setInterval(draw, REFRESH);
  timer.unref();
  stream.on('resize', draw);
  const release = job.attend({ before: wipe, after: draw });
  draw();
  return {
    out: (text) => print(text, ''),
    err: (text) => print('', text),
    stop() {
      up = false;
      clearInterval(timer);
      stream.off('resize', draw);
      release();
      draw();
    },
  };
}

/** Gives texts the next frame of the spinner. */
async function createFrames({ stream, terminal, paint }: StatusSettings): Promise<(text: string) => string> {
  const { default: ora } = await import('ora');
  // Never started, only asked for its frames: so it neither takes over the streams nor stdin, and its timer is ours to let go of.
  // The cursor stays, because whoever is killed cannot give it back.
  const spinner = ora({
    stream,
    isEnabled: true,
    discardStdin: false,
    hideCursor: false,
    color: false,
    spinner: { interval: REFRESH, frames: (terminal.unicode ? DOTS : DASHES).map(paint.cyan) },
  });
  return (text) => {
    spinner.text = text;
    return spinner.frame();
  };
}

function endsLine(text: string | Uint8Array): boolean {
  return text.length === 0 || text.at(-1) === '\n' || text.at(-1) === 0x0a;
}
