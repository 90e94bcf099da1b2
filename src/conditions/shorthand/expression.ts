/** From a recognised shorthand to the expression it stands for, with refusals that show what was meant. */

import type { Comparison, Condition, Expression, Operand, Pattern } from '../../domain/condition.ts';
import { mistakeAt, placeIn } from '../../json/query/mistake.ts';
import { loadPatterns } from '../../json/query/pattern.ts';
import { queryOf } from '../../json/query/query.ts';
import { readPattern } from '../../json/query/string-literal.ts';
import { joinedOutsideQuotes, writtenAsExpression } from './corrections.ts';
import type { Shorthand, ShorthandOperator } from './shorthand.ts';
import { readWanted, type Wanted } from './values.ts';

/** The condition a shorthand stands for. Throws a UsageError for what is none after all. */
export async function linkShorthand(text: string, shorthand: Shorthand): Promise<Condition> {
  const { operator, path, start } = shorthand;
  if (operator === undefined) return { text, expression: bareTest(text, shorthand), notes: [] };
  const valuesAt = shorthand.next + operator.length;
  refuseSlips(text, shorthand, valuesAt);
  const subject: Operand = { kind: 'query', query: queryOf(path.standard, path.plan) };
  if (operator === '=~') {
    const pattern = await linkPattern(text, valuesAt);
    return { text, expression: { kind: 'match', negated: false, left: subject, pattern, text: text.trim() }, notes: [] };
  }
  const wanted = readWanted(text, valuesAt);
  const written = text.slice(start, path.end);
  const comparing: Comparing = { subject, operator, writtenPath: written };
  if (operator !== '=' && operator !== '==' && operator !== '!=') refuseSeveral(text, valuesAt, wanted);
  const parts = wanted.map((each) => compareWith(each, comparing));
  const expression = joined(operator === '!=' ? 'and' : 'or', parts, text.trim());
  return { text, expression, notes: notesOn(shorthand, wanted) };
}

function bareTest(text: string, { negated, path, start }: Shorthand): Expression {
  const word = text.slice(start, path.end);
  const test: Expression = { kind: 'test', of: { kind: 'query', query: queryOf(path.standard, path.plan) }, text: word };
  return negated ? { kind: 'not', of: test, text: text.trim() } : test;
}

function refuseSlips(text: string, shorthand: Shorthand, valuesAt: number): void {
  const join = joinedOutsideQuotes(text, valuesAt);
  if (join !== undefined) {
    const hint = `write: ${writtenAsExpression(text)}`;
    throw mistakeAt(
      placeIn(text, { start: join, end: join + 2 }),
      'the shorthand is one comparison; several need an expression',
      hint,
    );
  }
  if (shorthand.negated) throw negatedComparison(text, shorthand, valuesAt);
  const second = shorthand.operator === '=~' ? null : /^\s*([=<>]+)/.exec(text.slice(valuesAt));
  if (second?.[1] !== undefined) {
    const start = valuesAt + second[0].length - second[1].length;
    const operator = text.slice(shorthand.next, start + second[1].length);
    throw mistakeAt(
      placeIn(text, { start: shorthand.next, end: start + second[1].length }),
      `${operator} is no operator`,
      'there are = != =~ < <= > >=; text that starts with one needs quotes',
    );
  }
}

const OPPOSITES: Readonly<Record<ShorthandOperator, string>> = {
  '=': '!=',
  '==': '!=',
  '!=': '=',
  '=~': '!~',
  '<': '>=',
  '<=': '>',
  '>': '<=',
  '>=': '<',
};

function negatedComparison(text: string, { path, start, operator }: Shorthand, valuesAt: number): Error {
  const rest = text.slice(valuesAt).trim();
  const opposite = operator === undefined ? '!=' : OPPOSITES[operator];
  const meant =
    opposite === '!~' ? `${path.standard} !~ ${JSON.stringify(rest)}` : `${text.slice(start, path.end)}${opposite}${rest}`;
  const bang = text.indexOf('!');
  return mistakeAt(placeIn(text, { start: bang, end: bang + 1 }), '! does not go before a comparison', `write: ${meant}`);
}

/** The pattern as it stands, or what is between its quotes. */
async function linkPattern(text: string, at: number): Promise<Pattern> {
  const source = text.slice(at).trim();
  const start = text.indexOf(source, at);
  const quoted = /^(['"])/.test(source) ? readPattern(source, 0) : undefined;
  const pattern = quoted?.ok === true && quoted.end === source.length ? quoted.value : source;
  if (pattern === '') throw mistakeAt(placeIn(text, { start, end: text.length }), 'the pattern is missing');
  const reading = (await loadPatterns()).re2(pattern);
  if (!reading.ok)
    throw mistakeAt(placeIn(text, { start, end: text.length }), `this is not a pattern of RE2: ${reading.message}`);
  return reading.pattern;
}

interface Comparing {
  readonly subject: Operand;
  readonly operator: Exclude<ShorthandOperator, '=~'>;
  readonly writtenPath: string;
}

function compareWith(wanted: Wanted, { subject, operator, writtenPath }: Comparing): Expression {
  const text = `${writtenPath}${operator}${wanted.written}`;
  const compare = (op: Comparison, value: Extract<Wanted, { kind: 'scalar' }>['value']): Expression => ({
    kind: 'compare',
    op,
    left: subject,
    right: { kind: 'literal', value, text: JSON.stringify(value) },
    text,
  });
  if (wanted.kind === 'scalar') return compare(operator === '=' ? '==' : operator, wanted.value);
  const outside = operator === '!=';
  const bounds: Expression[] = [];
  if (wanted.from !== undefined) bounds.push(compare(outside ? '<' : '>=', wanted.from));
  if (wanted.to !== undefined) bounds.push(compare(outside ? '>' : '<=', wanted.to));
  return joined(outside ? 'or' : 'and', bounds, text);
}

function joined(kind: 'or' | 'and', parts: readonly Expression[], text: string): Expression {
  const [only, another] = parts;
  return only !== undefined && another === undefined ? only : { kind, parts, text };
}

function refuseSeveral(text: string, at: number, wanted: readonly Wanted[]): void {
  if (wanted.length === 1 && wanted[0]?.kind === 'scalar') return;
  throw mistakeAt(
    placeIn(text, { start: at, end: text.length }),
    'an order is asked against one value',
    'lists and ranges go with = and !=; quote text with a comma',
  );
}

/** What is no error, but probably not what was meant. */
function notesOn({ path }: Shorthand, wanted: readonly Wanted[]): readonly string[] {
  if (path.standard === '$.status' && wanted.every(looksLikeStatus)) {
    return ["`status` is the body's field; the HTTP status is `status()`"];
  }
  for (const { kind, written } of wanted) {
    if (kind === 'scalar' && /^[$@][.[]/.test(written)) {
      return [`\`${written}\` is text here; to compare two paths write \`${path.standard} == ${written}\``];
    }
    if (/\s(?:and|or)\s.*[=<>]/i.test(written)) {
      return [`\`${written}\` is one text here; conditions are joined by && and || in an expression: \`$.a == 1 && $.b == 2\``];
    }
  }
  return [];
}

/** `status=200`: a number that an HTTP status could be, wanted of a field. */
function looksLikeStatus(wanted: Wanted): boolean {
  const value = wanted.kind === 'scalar' ? wanted.value : (wanted.from ?? wanted.to);
  return typeof value === 'number' && Number.isInteger(value) && value >= 100 && value < 600;
}
