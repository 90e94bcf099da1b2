/** Numbers of things in words. */

/** `1 poll`, `3 polls`: a count and its noun, which takes an `s`. */
export function countOf(count: number, noun: string): string {
  return `${count} ${count === 1 ? noun : `${noun}s`}`;
}
