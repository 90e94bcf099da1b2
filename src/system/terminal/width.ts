/** Text cut to columns: a status line that wraps cannot be wiped away again. */

import { columnsOf } from '../../domain/columns.ts';

// One piece is a colour code, which takes no room, or one character.
const PIECES = /\u001b\[[\d;]*m|[\s\S]/gu;
const RESET = '\u001b[0m';

/** As much of a line as fits into `columns`, the cut marked by `mark`; colours that are cut off are switched off. */
export function cutToColumns(line: string, columns: number, mark: string): string {
  let kept = '';
  let fits = '';
  let used = 0;
  for (const [piece] of line.matchAll(PIECES)) {
    const width = piece.length > 1 && piece.startsWith('\u001b') ? 0 : columnsOf(piece);
    if (used + width > columns) return fits + mark + (line.includes('\u001b') ? RESET : '');
    used += width;
    kept += piece;
    if (used <= columns - mark.length) fits = kept;
  }
  return kept;
}
