/** Shorthands that say something else than was meant: refused, each with what to write instead. */

import type { UsageError } from '../../domain/errors.ts';
import { mistakeAt, spotIn } from '../../json/query/mistake.ts';
import { opposites } from '../../json/query/operators.ts';
import { brokenStep } from '../../json/query/shorthand-mistake.ts';
import { writePattern } from '../../json/query/string-literal.ts';
import { joinedOutsideQuotes, writtenAsExpression } from './corrections.ts';
import { patternIn } from './expression.ts';
import type { Root, Shorthand, ShorthandOperator } from './shorthand.ts';

/** Throws a UsageError for a comparison that is joined with another, negated as a whole, or has no operator that exists. */
export function refuseSlips(text: string, shorthand: Shorthand): void {
  const { operator, next, negated } = shorthand;
  if (operator === undefined) {
    if (next < text.length) throw strayBehindPath(text, shorthand);
    return;
  }
  const valuesAt = next + operator.length;
  const join = joinedOutsideQuotes(text, valuesAt);
  if (join !== undefined) throw joinedComparisons(text, join, shorthand.root);
  if (negated) throw negatedComparison(text, shorthand, operator);
  const second = operator === '=~' ? null : /^\s*([=<>]+)/.exec(text.slice(valuesAt));
  if (second !== null) throw unknownOperator(text, { start: next, end: valuesAt + second[0].length });
}

/** `state is ready`, `a && b`, `items[?@.x]`: a dotted path with something behind it that the shorthand does not know. */
function strayBehindPath(text: string, { root, path, start, next }: Shorthand): UsageError {
  const join = joinedOutsideQuotes(text, next);
  if (join !== undefined) return joinedComparisons(text, join, root);
  const rest = text.slice(next);
  if (rest.startsWith('!~')) {
    const hint = `Write: ${path.standard} !~ ${writePattern(patternIn(text, next + 2))}`;
    return mistakeAt(spotIn(text, { start: next, end: next + 2 }), '!~ belongs to expressions, whose paths start with $', hint);
  }
  const broken = brokenStep(text, { start, end: next });
  if (broken !== undefined) return broken;
  const span = { start: next, end: text.length };
  return mistakeAt(spotIn(text, span), `expected an operator, found ${rest}`, 'The operators are = != =~ < <= > >=.');
}

function joinedComparisons(text: string, join: number, root: Root): UsageError {
  return mistakeAt(
    spotIn(text, { start: join, end: join + 2 }),
    'the shorthand is one comparison; several need an expression',
    `Write: ${writtenAsExpression(text, root)}`,
  );
}

function negatedComparison(text: string, { path, start, next }: Shorthand, operator: ShorthandOperator): UsageError {
  const valuesAt = next + operator.length;
  const meant =
    operator === '=~'
      ? `${path.standard} !~ ${writePattern(patternIn(text, valuesAt))}`
      : `${text.slice(start, path.end)}${opposites[operator === '=' ? '==' : operator]}${text.slice(valuesAt).trim()}`;
  const bang = text.indexOf('!');
  return mistakeAt(spotIn(text, { start: bang, end: bang + 1 }), '! does not go before a comparison', `Write: ${meant}`);
}

function unknownOperator(text: string, span: { readonly start: number; readonly end: number }): UsageError {
  return mistakeAt(
    spotIn(text, span),
    `${text.slice(span.start, span.end)} is no operator`,
    'There are = != =~ < <= > >=; text that starts with one needs quotes.',
  );
}
