/** The right side of a shorthand condition: scalars, quoted text, alternatives and ranges. */

import type { Spot } from '../../domain/errors.ts';
import { numberOf, orderOfNumbers } from '../../domain/exact-number.ts';
import { mistakeAt, spotIn } from '../../json/query/mistake.ts';
import { readString, writeString } from '../../json/query/string-literal.ts';

/** One of the values wanted: `literal` is a scalar as expressions write it; the bounds of a range are numbers as written. */
export type Wanted =
  | { readonly kind: 'scalar'; readonly literal: string; readonly written: string }
  | { readonly kind: 'range'; readonly from: string | undefined; readonly to: string | undefined; readonly written: string };

const NUMBER = String.raw`-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?`;
const SCALAR = new RegExp(`^(?:true|false|null|${NUMBER})$`);
const RANGE = new RegExp(`^(${NUMBER})?\\.\\.(${NUMBER})?$`);

/**
 * Reads the values from `start` to the end of `text`, separated by commas outside quotes. A quote opens only where a value
 * begins, so `it's` is text. Throws a UsageError for empty values, open quotes and what cannot be compared.
 */
export function readWanted(text: string, start: number): Wanted[] {
  const wanted: Wanted[] = [];
  for (let at = start; ; ) {
    const piece = readPiece(text, at);
    wanted.push(piece.wanted);
    if (piece.end >= text.length) return wanted;
    at = piece.end + 1;
  }
}

/** One value and the offset of the comma behind it, or of the end. */
interface Piece {
  readonly wanted: Wanted;
  readonly end: number;
}

function readPiece(text: string, from: number): Piece {
  const start = from + (/^\s*/.exec(text.slice(from))?.[0].length ?? 0);
  const quote = text.charAt(start);
  if (quote === '"' || quote === "'") return readQuoted(text, start);
  const comma = text.indexOf(',', start);
  const end = comma === -1 ? text.length : comma;
  const written = text.slice(start, end).trim();
  if (written === '') throw emptyValue(text, start, comma === -1 && text.charAt(from - 1) !== ',');
  const span = { start, end: start + written.length };
  if (/^[[{]/.test(written) && isStructure(text.slice(start))) {
    throw mistakeAt(
      spotIn(text, span),
      'arrays and objects cannot be compared',
      'Compare something in them, or their length: length($.items) == 0',
    );
  }
  const wanted = readUnquoted(written);
  if (wanted.kind === 'range') refuseBackwards(wanted, spotIn(text, span));
  return { wanted, end };
}

function refuseBackwards({ from, to, written }: Extract<Wanted, { kind: 'range' }>, spot: Spot): void {
  if (from === undefined || to === undefined || orderOfNumbers(numberOf(from), numberOf(to)) <= 0) return;
  throw mistakeAt(spot, `${written} runs backwards`, `Write the smaller number first: ${to}..${from}`);
}

function readUnquoted(written: string): Wanted {
  if (SCALAR.test(written)) return { kind: 'scalar', literal: written, written };
  const [, from, to] = RANGE.exec(written) ?? [];
  return from === undefined && to === undefined
    ? { kind: 'scalar', literal: writeString(written), written }
    : { kind: 'range', from, to, written };
}

function readQuoted(text: string, start: number): Piece {
  const reading = readString(text, start);
  if (!reading.ok)
    throw mistakeAt(spotIn(text, { start: reading.at, end: reading.at + reading.length }), reading.message, reading.hint);
  const rest = /^\s*/.exec(text.slice(reading.end))?.[0].length ?? 0;
  const end = reading.end + rest;
  if (end < text.length && text.charAt(end) !== ',') {
    throw mistakeAt(
      spotIn(text, { start: end, end: text.length }),
      'there is more behind the closing quote',
      'Alternatives are separated by commas.',
    );
  }
  return { wanted: { kind: 'scalar', literal: writeString(reading.value), written: text.slice(start, reading.end) }, end };
}

function emptyValue(text: string, at: number, alone: boolean): Error {
  return alone
    ? mistakeAt(spotIn(text, { start: at, end: at }), 'the value is missing', `For the empty text write ${text.trimEnd()}""`)
    : mistakeAt(
        spotIn(text, { start: at, end: at }),
        'a value is missing beside the comma',
        'Quote a value that contains a comma.',
      );
}

function isStructure(text: string): boolean {
  try {
    return typeof JSON.parse(text) === 'object';
  } catch {
    return false;
  }
}
