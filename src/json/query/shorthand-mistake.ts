/** Messages for paths that are neither RFC 9535 nor the dotted shorthand. */

import type { UsageError } from '../../domain/errors.ts';
import { formatPath, keysOf } from '../../domain/path.ts';
import { mistakeAt, placeIn } from './mistake.ts';

/** The error for a shorthand that stops making sense at `at`. */
export function brokenShorthand(text: string, at: number): UsageError {
  const rest = text.slice(at);
  const span = { start: at, end: text.length };
  if (text.trim() === '') return mistakeAt(placeIn(text, { start: 0, end: 1 }), 'the path is empty', 'the whole body is $');
  if (/^\s/.test(text))
    return mistakeAt(placeIn(text, { start: 0, end: 1 }), 'a path starts without a blank', `write: ${text.trim()}`);
  if (text.startsWith('@'))
    return mistakeAt(placeIn(text, { start: 0, end: 1 }), 'a path starts with $, not with @', `write: $${text.slice(1)}`);
  if (text.startsWith('/'))
    return mistakeAt(
      placeIn(text, { start: 0, end: 1 }),
      'this is a JSON Pointer, not a path',
      `write: ${formatPath(keysOf(text))}`,
    );
  if (text.startsWith('.'))
    return mistakeAt(placeIn(text, { start: 0, end: 1 }), 'a path does not start with a dot', `write: $${text}`);
  const index = /^\.(\d+)/.exec(rest);
  if (index !== null) {
    const written = `${text.slice(0, at)}[${index[1]}]${rest.slice(index[0].length)}`;
    return mistakeAt(placeIn(text, { start: at, end: at + index[0].length }), 'an index stands in brackets', `write: ${written}`);
  }
  if (rest.startsWith('..')) return mistakeAt(placeIn(text, span), 'the shorthand has no ..', `write: $.${text}`);
  if (rest === '.') return mistakeAt(placeIn(text, span), 'a name is missing behind the dot');
  if (rest.startsWith('[')) {
    return mistakeAt(
      placeIn(text, span),
      'these brackets hold no index, no quoted name and no *',
      `the whole of RFC 9535 starts with $: $.${text}`,
    );
  }
  return mistakeAt(
    placeIn(text, span),
    `${JSON.stringify(rest)} is not part of a path`,
    'names with other characters are quoted: ["a b"].c',
  );
}
