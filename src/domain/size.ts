/** Sizes for people. */

const UNITS = ['B', 'KiB', 'MiB', 'GiB'] as const;

/** A number of bytes in the largest unit that leaves at least one: `24 B`, `1.2 KiB`, `3.4 MiB`. */
export function sizeText(bytes: number): string {
  const power = Math.min(UNITS.length - 1, Math.floor(Math.log2(Math.max(1, bytes)) / 10));
  return `${Number((bytes / 1024 ** power).toFixed(power === 0 ? 0 : 1))} ${UNITS[power]}`;
}
