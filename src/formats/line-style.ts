/** What all lines for people have in common: whose they are, when it was, and which characters they may use. */

import type { FormatSettings } from '../domain/definition.ts';
import { inertLine, printable } from '../domain/printable.ts';
import type { WatchRecord } from '../domain/record.ts';
import { MINUTE } from '../domain/time.ts';

// What terminals without UTF-8 are shown instead. Lines are written with the left, wherever they come from.
const ASCII: Readonly<Record<string, string>> = { '→': '->', '│': '|', '·': '-', '…': '...' };

/** Makes lines, complete with their line feed. */
export interface LineStyle {
  /** A line about the watch as a whole. */
  line(text: string): string;
  /** A line about a moment: one character for what it is, the time, two blanks, the text. */
  moment(mark: string, text: string): string;
}

/** The style of one record's lines. */
export function styleOf(settings: FormatSettings, record: WatchRecord): LineStyle {
  const { paint, several } = settings;
  const prefix = several ? `${paint.dim(`${printable(record.watch)} │`)} ` : '';
  const line = (text: string) => `${fitting(inertLine(prefix + text), settings)}\n`;
  return {
    line,
    moment: (mark, text) => line(`${mark} ${paint.dim(timeText(settings, record))}  ${text}`),
  };
}

/** A text in the characters the reader's terminal has. */
export function fitting(text: string, { unicode }: Pick<FormatSettings, 'unicode'>): string {
  return unicode ? text : text.replace(/[→│·…]/g, (glyph) => ASCII[glyph] ?? glyph);
}

/** Local time of day for someone looking, RFC 3339 in UTC for a log. */
function timeText({ live, zoneMinutes }: FormatSettings, { time }: WatchRecord): string {
  if (live) return new Date(time + zoneMinutes(time) * MINUTE).toISOString().slice(11, 19);
  return `${new Date(time).toISOString().slice(0, 19)}Z`;
}
