/** What commands print, made harmless: it may repeat what a server sent. */

import { inertLine, printable } from '../domain/printable.ts';

/** Text that comes in pieces and leaves in lines. */
export interface LineEscaper {
  /** Takes the next piece. */
  take(text: string): void;
  /** Lets go of a last line that had no end. */
  finish(): void;
}

/** Passes complete lines on to `output`, secrets masked and controls escaped; tabs stay. */
export function createLineEscaper(output: (text: string) => void, redact: (text: string) => string): LineEscaper {
  let rest = '';
  const tell = (line: string) => {
    const text = redact(line.endsWith('\r') ? line.slice(0, -1) : line);
    output(`${inertLine(text.split('\t').map(printable).join('\t'))}\n`);
  };
  return {
    take(text) {
      const lines = (rest + text).split('\n');
      rest = lines.pop() ?? '';
      for (const line of lines) tell(line);
    },
    finish() {
      if (rest !== '') tell(rest);
      rest = '';
    },
  };
}
