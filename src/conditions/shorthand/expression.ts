/** From the shorthand to the expression it stands for, as text: the one translation that judging and corrections share. */

import { mistakeAt, spotIn } from '../../json/query/mistake.ts';
import { readPattern, writePattern } from '../../json/query/string-literal.ts';
import type { Shorthand, ShorthandOperator } from './shorthand.ts';
import { readWanted, type Wanted } from './values.ts';

/** `status=ready,done` as `($.status == "ready" || $.status == "done")`. Throws a UsageError for values that cannot be wanted. */
export function asExpression(text: string, shorthand: Shorthand): string {
  const { negated, operator } = shorthand;
  if (operator === undefined) return `${negated ? '!' : ''}${shorthand.path.standard}`;
  const comparison = comparisonIn(text, shorthand, operator);
  if (!negated) return comparison;
  return comparison.startsWith('(') ? `!${comparison}` : `!(${comparison})`;
}

function comparisonIn(text: string, { path, next }: Shorthand, operator: ShorthandOperator): string {
  const { standard } = path;
  const valuesAt = next + operator.length;
  if (operator === '=~') return `${standard} =~ ${writePattern(patternIn(text, valuesAt))}`;
  const wanted = readWanted(text, valuesAt);
  switch (operator) {
    case '=':
    case '==':
      return grouped(
        wanted.map((each) => (each.kind === 'scalar' ? `${standard} == ${each.literal}` : within(standard, each))),
        '||',
      );
    case '!=':
      return grouped(
        wanted.map((each) => (each.kind === 'scalar' ? `${standard} != ${each.literal}` : outside(standard, each))),
        '&&',
      );
    default:
      return `${standard} ${operator} ${theOnly(wanted, text, valuesAt).literal}`;
  }
}

type Scalar = Extract<Wanted, { kind: 'scalar' }>;
type Range = Extract<Wanted, { kind: 'range' }>;

function within(path: string, { from, to }: Range): string {
  return bounded([from && `${path} >= ${from}`, to && `${path} <= ${to}`], '&&');
}

function outside(path: string, { from, to }: Range): string {
  return bounded([from && `${path} < ${from}`, to && `${path} > ${to}`], '||');
}

function bounded(bounds: readonly (string | undefined)[], join: '&&' | '||'): string {
  return grouped(
    bounds.filter((bound) => bound !== undefined),
    join,
  );
}

function grouped(parts: readonly string[], join: '&&' | '||'): string {
  return parts.length === 1 ? parts.join('') : `(${parts.join(` ${join} `)})`;
}

/** The pattern from `at` on, as it stands or between quotes. Throws a UsageError where there is none. */
export function patternIn(text: string, at: number): string {
  const source = text.slice(at).trim();
  const quoted = /^['"]/.test(source) ? readPattern(source, 0) : undefined;
  const pattern = quoted?.ok === true && quoted.end === source.length ? quoted.value : source;
  if (pattern === '') throw mistakeAt(spotIn(text, { start: at, end: text.length }), 'the pattern is missing');
  return pattern;
}

function theOnly(wanted: readonly Wanted[], text: string, at: number): Scalar {
  const [only, another] = wanted;
  if (only?.kind === 'scalar' && another === undefined) return only;
  throw mistakeAt(
    spotIn(text, { start: at, end: text.length }),
    'an order is asked against one value',
    'Lists and ranges go with = and !=; quote text with a comma.',
  );
}
