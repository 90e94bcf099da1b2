/** Messages for paths that are neither RFC 9535 nor the dotted shorthand. */

import type { UsageError } from '../../domain/errors.ts';
import { formatPath, keysOf } from '../../domain/path.ts';
import { mistakeAt, spotIn } from './mistake.ts';
import type { Span } from './syntax.ts';

/** The error for a shorthand that stops making sense at `at`. */
export function brokenShorthand(text: string, at: number): UsageError {
  const first = spotIn(text, { start: 0, end: 1 });
  if (text.trim() === '') return mistakeAt(first, 'the path is empty', 'The whole body is $.');
  if (/^\s/.test(text)) return mistakeAt(first, 'a path starts without a blank', `Write: ${text.trim()}`);
  if (text.startsWith('@')) return mistakeAt(first, 'a path starts with $, not with @', `Write: $${text.slice(1)}`);
  if (text.startsWith('/')) return mistakeAt(first, 'this is a JSON Pointer, not a path', `Write: ${formatPath(keysOf(text))}`);
  if (text.startsWith('.')) return mistakeAt(first, 'a path does not start with a dot', `Write: $${text}`);
  return (
    brokenStep(text, { start: 0, end: at }) ??
    mistakeAt(
      spotIn(text, { start: at, end: text.length }),
      `${JSON.stringify(text.slice(at))} is not part of a path`,
      QUOTED_NAMES,
    )
  );
}

const QUOTED_NAMES = 'Names with other characters are quoted: ["a b"].c';

/** The error for what follows the shorthand found at `path`, where it looks like one more step of it; undefined where it does not. */
export function brokenStep(text: string, path: Span): UsageError | undefined {
  const rest = text.slice(path.end);
  const spot = spotIn(text, { start: path.end, end: text.length });
  const index = /^\.(\d+)/.exec(rest);
  if (index !== null) {
    const written = `${text.slice(0, path.end)}[${index[1]}]${rest.slice(index[0].length)}`;
    return mistakeAt({ ...spot, length: index[0].length }, 'an index stands in brackets', `Write: ${written}`);
  }
  if (rest.startsWith('..')) return mistakeAt(spot, 'the shorthand has no ..', `Write: $.${text.slice(path.start)}`);
  if (rest.startsWith('.')) return mistakeAt(spot, 'a name is missing behind the dot', QUOTED_NAMES);
  if (!rest.startsWith('[')) return undefined;
  return mistakeAt(
    spot,
    'these brackets hold no index, no quoted name and no *',
    `Filters and slices are RFC 9535, which starts with $: $.${text.slice(path.start)}`,
  );
}
