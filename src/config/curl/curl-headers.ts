/** Header lines of a curl command that a watch must not repeat: copies of what the connection, the cache and the decoder set. */

import type { RawValue } from '../layers/raw-values.ts';

/** Header lines, and the names of those that were left out. */
export interface KeptLines {
  readonly kept: readonly RawValue[];
  readonly left: readonly string[];
}

/** RFC 9110 §7.6.1, and what describes the message as it travels. */
const OF_THE_CONNECTION: ReadonlySet<string> = new Set([
  'accept-encoding',
  'connection',
  'content-length',
  'expect',
  'http2-settings',
  'keep-alive',
  'proxy-connection',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
  // Browsers used to write :authority so.
  'authority',
]);
/** RFC 9110 §14: a part of the answer is no answer to compare. */
const FOR_A_PART: ReadonlySet<string> = new Set(['range', 'if-range']);
/** RFC 9110 §13.1.2, 3: what a browser had in its cache makes every answer a 304. */
const FROM_A_CACHE: ReadonlySet<string> = new Set(['if-none-match', 'if-modified-since']);
/** RFC 9110 §13.1.1, 4: to a method that changes something these are a safeguard, and stay. */
const SAFEGUARDS: ReadonlySet<string> = new Set(['if-match', 'if-unmodified-since']);

/** The lines a watch may send with a method that only reads, or with one that changes something. */
export function keptLines(lines: readonly RawValue[], isReading: boolean): KeptLines {
  const isLeft = (line: RawValue): boolean => {
    const name = lineName(line);
    if (name.startsWith(':') || OF_THE_CONNECTION.has(name) || FOR_A_PART.has(name)) return true;
    // If-None-Match: * is "only where there is nothing yet".
    const isSafeguard = SAFEGUARDS.has(name) || /^[^:]*:\s*\*\s*$/.test(line.text);
    return (FROM_A_CACHE.has(name) || SAFEGUARDS.has(name)) && (isReading || !isSafeguard);
  };
  // A line that only takes a header away loses nothing by being left out itself.
  const told = lines.filter((line) => isLeft(line) && !/^[^:]*:\s*$/.test(line.text));
  return { kept: lines.filter((line) => !isLeft(line)), left: [...new Set(told.map(lineName))] };
}

/** The name in a header line, in lower case; empty for `@FILE`. A pseudo header keeps its colon (RFC 9113 §8.3). */
export function lineName({ text }: RawValue): string {
  return text.startsWith('@') ? '' : (/^\s*(:?[^:;]*)/.exec(text)?.[1] ?? '').trim().toLowerCase();
}
