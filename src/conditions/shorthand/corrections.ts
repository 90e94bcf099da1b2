/** "Write: …": what a condition that is neither shorthand nor expression was probably meant to say. */

import { UsageError } from '../../domain/errors.ts';
import { readShorthand } from './shorthand.ts';
import { readWanted, type Wanted } from './values.ts';

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
export function writtenAsExpression(text: string): string {
  const cuts = joins(text);
  let written = '';
  let from = 0;
  for (const cut of [...cuts, text.length]) {
    written += pieceAsExpression(text.slice(from, cut).trim());
    if (cut < text.length) written += ` ${text.slice(cut, cut + 2)} `;
    from = cut + 2;
  }
  return written;
}

function pieceAsExpression(piece: string): string {
  const shorthand = readShorthand(piece);
  if (shorthand === undefined) return piece;
  const { negated, path, operator, next } = shorthand;
  const bang = negated ? '!' : '';
  if (operator === undefined) return next === piece.length ? `${bang}${path.standard}` : piece;
  const rest = piece.slice(next + operator.length);
  if (operator === '=~') return negatedIf(negated, `${path.standard} =~ ${asPattern(rest.trim())}`);
  const wanted = wantedIn(rest);
  if (wanted === undefined) return piece;
  const comparisons = wanted.map((each) => comparison(path.standard, operator === '=' ? '==' : operator, each));
  const several = comparisons.join(operator === '!=' ? ' && ' : ' || ');
  return negatedIf(negated, comparisons.length > 1 ? `(${several})` : several);
}

function negatedIf(negated: boolean, expression: string): string {
  return negated ? `!(${expression})` : expression;
}

/** The values of a piece, or undefined when it has none that can be read: then it is shown as it was written. */
function wantedIn(rest: string): Wanted[] | undefined {
  try {
    return readWanted(rest, 0);
  } catch (cause) {
    if (cause instanceof UsageError) return undefined;
    throw cause;
  }
}

function comparison(path: string, operator: string, wanted: Wanted): string {
  if (wanted.kind === 'scalar') return `${path} ${operator} ${JSON.stringify(wanted.value)}`;
  const [low, high, join] = operator === '!=' ? ['<', '>', '||'] : ['>=', '<=', '&&'];
  const bounds = [
    ...(wanted.from === undefined ? [] : [`${path} ${low} ${wanted.from}`]),
    ...(wanted.to === undefined ? [] : [`${path} ${high} ${wanted.to}`]),
  ];
  return bounds.length > 1 ? `(${bounds.join(` ${join} `)})` : bounds.join('');
}

function asPattern(written: string): string {
  return /^(['"]).*\1$/s.test(written) ? written : `"${written.replaceAll('"', '\\"')}"`;
}
