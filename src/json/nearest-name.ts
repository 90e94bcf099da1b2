/** "Did you mean …?": the known name closest to what was written. */

/** The candidate with the fewest slips (insertion, deletion, replacement, swap); undefined when none is close. */
export function nearestName(written: string, candidates: readonly string[]): string | undefined {
  const word = written.toLowerCase();
  let nearest: string | undefined;
  let fewest = Math.min(3, Math.ceil(word.length / 2)) + 1;
  for (const candidate of candidates) {
    if (Math.abs(candidate.length - word.length) >= fewest) continue;
    const slips = distance(word, candidate.toLowerCase());
    if (slips < fewest) [nearest, fewest] = [candidate, slips];
  }
  return nearest;
}

/** Optimal string alignment distance, row by row. */
function distance(a: string, b: string): number {
  let before: readonly number[] = [];
  let row: readonly number[] = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let at = 1; at <= a.length; at++) {
    const next = [at];
    for (let to = 1; to <= b.length; to++) {
      const price = a.charAt(at - 1) === b.charAt(to - 1) ? 0 : 1;
      const swapped = a.charAt(at - 1) === b.charAt(to - 2) && a.charAt(at - 2) === b.charAt(to - 1) && to > 1 && at > 1;
      next.push(
        Math.min(
          (next[to - 1] ?? 0) + 1,
          (row[to] ?? 0) + 1,
          (row[to - 1] ?? 0) + price,
          swapped ? (before[to - 2] ?? 0) + 1 : Number.POSITIVE_INFINITY,
        ),
      );
    }
    [before, row] = [row, next];
  }
  return row[b.length] ?? 0;
}
