/** "Write: …": what several shorthands joined like an expression were probably meant to say. */

import { UsageError } from '../../domain/errors.ts';
import { asExpression } from './expression.ts';
import { type Root, readShorthand } from './shorthand.ts';

/** A quote opens only where a value or a name begins: `it's` is text. */
const QUOTED_OR_JOIN = /(?<=^|[=,<>~([]\s*)(?:"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*')|&&|\|\|/gs;

/** The offset of the first `&&` or `||` outside quotes from `at` on; undefined when there is none. */
export function joinedOutsideQuotes(text: string, at: number): number | undefined {
  return joins(text).find((join) => join >= at);
}

function joins(text: string): number[] {
  return [...text.matchAll(QUOTED_OR_JOIN)].filter(([found]) => found === '&&' || found === '||').map(({ index }) => index);
}

/** A text of shorthands joined by `&&` and `||` as one expression: `a=1 && b` becomes `$.a == 1 && $.b`. */
export function writtenAsExpression(text: string, root: Root): string {
  const cuts = joins(text);
  let written = '';
  let from = 0;
  for (const cut of [...cuts, text.length]) {
    written += pieceAsExpression(text.slice(from, cut).trim(), root);
    if (cut < text.length) written += ` ${text.slice(cut, cut + 2)} `;
    from = cut + 2;
  }
  return written;
}

/** A piece that is no shorthand, or has no value that can be read, stays as it was written. */
function pieceAsExpression(piece: string, root: Root): string {
  const shorthand = readShorthand(piece, root);
  if (shorthand === undefined || (shorthand.operator === undefined && shorthand.next < piece.length)) return piece;
  try {
    return asExpression(piece, shorthand);
  } catch (cause) {
    if (cause instanceof UsageError) return piece;
    throw cause;
  }
}
