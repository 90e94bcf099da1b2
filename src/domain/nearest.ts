/** Did you mean: the known word nearest to the one that was typed. */

/**
 * The candidate nearest to `word` by edits (insert, delete, replace, swap of neighbours), or the only one it abbreviates.
 * Undefined when none is near enough to be what was meant. Case is ignored.
 */
export function nearest(word: string, candidates: readonly string[]): string | undefined {
  const typed = word.toLowerCase();
  const limit = Math.max(1, Math.floor(typed.length / 3));
  let best: string | undefined;
  let distance = limit + 1;
  for (const candidate of candidates) {
    const edits = editsBetween(typed, candidate.toLowerCase(), distance);
    if (edits < distance) [best, distance] = [candidate, edits];
  }
  if (best !== undefined) return best;
  const longer = candidates.filter((candidate) => typed.length >= 3 && candidate.toLowerCase().startsWith(typed));
  return longer.length === 1 ? longer[0] : undefined;
}

/** `Did you mean x?`, a sentence for a hint, the candidate as it is `written`; undefined when nothing is near. */
export function didYouMean(
  word: string,
  candidates: readonly string[],
  written = (candidate: string) => candidate,
): string | undefined {
  const near = nearest(word, candidates);
  return near === undefined ? undefined : `Did you mean ${written(near)}?`;
}

/** Optimal string alignment distance; any number at or above `limit` when it is that large. */
function editsBetween(from: string, to: string, limit: number): number {
  if (Math.abs(from.length - to.length) >= limit) return limit;
  let before: number[] = [];
  let last = Array.from({ length: to.length + 1 }, (_, column) => column);
  for (let row = 1; row <= from.length; row += 1) {
    const next = [row];
    for (let column = 1; column <= to.length; column += 1) {
      const same = from[row - 1] === to[column - 1];
      const swapped = row > 1 && column > 1 && from[row - 1] === to[column - 2] && from[row - 2] === to[column - 1];
      const edits = [cell(last, column) + 1, cell(next, column - 1) + 1, cell(last, column - 1) + (same ? 0 : 1)];
      next.push(Math.min(...edits, swapped ? cell(before, column - 2) + 1 : Number.POSITIVE_INFINITY));
    }
    [before, last] = [last, next];
  }
  return cell(last, to.length);
}

function cell(row: readonly number[], column: number): number {
  return row[column] ?? Number.POSITIVE_INFINITY;
}
