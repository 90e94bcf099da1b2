/** Text cut to columns: a status line that wraps cannot be wiped away again. */

// Wide by Unicode's East Asian Width, emoji included. Where terminals disagree the greater width is taken: too short does no harm.
const WIDE =
  /[\u1100-\u115f\u231a\u231b\u23e9-\u23f3\u2600-\u27bf\u2e80-\ua4cf\ua960-\ua97c\uac00-\ud7a3\uf900-\ufaff\ufe10-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{1f000}-\u{1faff}\u{20000}-\u{3fffd}]/u;
// One piece is a colour code, which takes no room, or one character.
const PIECES = /\u001b\[[\d;]*m|[\s\S]/gu;
const RESET = '\u001b[0m';

/** As much of a line as fits into `columns`, the cut marked by `mark`; colours that are cut off are switched off. */
export function cutToColumns(line: string, columns: number, mark: string): string {
  let kept = '';
  let fits = '';
  let used = 0;
  for (const [piece] of line.matchAll(PIECES)) {
    const width = piece.length > 1 && piece.startsWith('\u001b') ? 0 : widthOf(piece);
    if (used + width > columns) return fits + mark + (line.includes('\u001b') ? RESET : '');
    used += width;
    kept += piece;
    if (used <= columns - mark.length) fits = kept;
  }
  return kept;
}

function widthOf(character: string): number {
  return WIDE.test(character) ? 2 : 1;
}
