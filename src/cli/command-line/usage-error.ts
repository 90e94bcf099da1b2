/** A user's mistake as text: what, where with a caret under it, and how to put it right. */

import { columnsOf } from '../../domain/columns.ts';
import { ConfigError, type Spot, type UsageError } from '../../domain/errors.ts';
import { inertLine, printable } from '../../domain/printable.ts';

/** Columns of the quoted text; a longer one is cut around the slip. */
const WIDTH = 96;

/** The lines for standard error, complete; the most useful line stands last. */
export function formatUsageError(error: UsageError): string {
  const lines = [`watch-api: ${error.message.split(/\r?\n/).map(printable).join(' ')}`];
  if (error.spot !== undefined && error.spot.text !== '') lines.push(...quoted(error.spot));
  if (error.hint !== undefined) lines.push(`  ${printable(error.hint)}`);
  else if (error.spot === undefined && !(error instanceof ConfigError)) lines.push('  See watch-api --help.');
  return `${lines.map(inertLine).join('\n')}\n`;
}

function quoted({ text, at, length }: Spot): readonly string[] {
  const start = Math.min(Math.max(0, at), text.length);
  const end = Math.min(text.length, start + Math.max(1, length));
  const before = printable(text.slice(0, start));
  const wrong = printable(text.slice(start, end));
  const after = printable(text.slice(end));
  const head = before.length > WIDTH / 2 ? `…${before.slice(1 - WIDTH / 2)}` : before;
  const room = Math.max(8, WIDTH - head.length);
  const line = `${head}${wrong}${after}`;
  const shown = line.length > head.length + room ? `${line.slice(0, head.length + room - 1)}…` : line;
  const carets = Math.max(1, Math.min(columnsOf(wrong), room));
  return [`    ${shown}`, `    ${' '.repeat(columnsOf(head))}${'^'.repeat(carets)}`];
}
