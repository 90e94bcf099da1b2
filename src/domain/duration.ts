/** Durations as users write and read them: `500ms`, `2s`, `1m30s`, `2h`, `1d`. */

import { DAY, HOUR, MINUTE, type Millis, SECOND } from './time.ts';

const UNITS: readonly (readonly [unit: string, size: Millis])[] = [
  ['d', DAY],
  ['h', HOUR],
  ['m', MINUTE],
  ['s', SECOND],
  ['ms', 1],
];
const NUMBER = String.raw`\d+(?:\.\d+)?`;
const SHAPE = new RegExp(`^${UNITS.map(([unit]) => `(?:(${NUMBER})${unit}(?![a-z]))?`).join('')}$`);
const BARE = new RegExp(`^${NUMBER}$`);

/**
 * Reads a duration; a bare number is seconds. Strict: units in falling order, each once, no blanks, no sign.
 * Undefined when the text is not a duration, or one too long to count exactly.
 */
export function parseDuration(text: string): Millis | undefined {
  if (BARE.test(text)) return countable(Number(text) * SECOND);
  const parts = SHAPE.exec(text);
  if (text === '' || parts === null) return undefined;
  return countable(UNITS.reduce((sum, [, size], at) => sum + Number(parts[at + 1] ?? 0) * size, 0));
}

/** True for a duration with a unit, such as `30s`: where a bare number means a count, this means a time. */
export function hasUnit(text: string): boolean {
  return !BARE.test(text) && parseDuration(text) !== undefined;
}

/** A duration for people, in two units at most: `850ms`, `4.2s`, `42s`, `1m30s`, `2h5m`. */
export function formatDuration(length: Millis): string {
  const millis = Math.max(0, Math.round(length));
  if (millis < SECOND) return `${millis}ms`;
  if (millis < 9950) return `${Number((millis / SECOND).toFixed(1))}s`;
  let rest = Math.round(millis / SECOND) * SECOND;
  const words: string[] = [];
  for (const [unit, size] of UNITS) {
    const count = Math.floor(rest / size);
    if (count > 0) words.push(`${count}${unit}`);
    else if (words.length === 1) break;
    if (words.length === 2) break;
    rest -= count * size;
  }
  return words.join('');
}

function countable(length: Millis): Millis | undefined {
  return Number.isFinite(length) && length <= Number.MAX_SAFE_INTEGER ? length : undefined;
}
