/** The evidence of one comparison, match or test: what was looked at, seen and wanted. */

import type { Circumstances, Comparison, Evidence, Expression, Operand, Reading, Verdict } from '../domain/condition.ts';
import type { Json } from '../domain/json.ts';
import { type Compared, compareReadings, mirrors, opposites, typeName } from './comparison.ts';
import { negate, verdictOf } from './kleene.ts';
import { readNodes, readOperand, textOf } from './reading.ts';

type Kind<K extends Expression['kind']> = Extract<Expression, { kind: K }>;

/** Evidence, with the reason why the body as a whole cannot be judged, if that showed. */
export interface Gathered {
  readonly evidence: Evidence;
  readonly unusable?: string;
}

/** Evidence of `$.a == 1`; `negated` when it stands under a `!`. */
export function compareEvidence(expression: Kind<'compare'>, circumstances: Circumstances, negated: boolean): Gathered {
  const { left, right } = expression;
  const [seenLeft, seenRight] = [readOperand(left, circumstances), readOperand(right, circumstances)];
  const compared = compareReadings(expression.op, seenLeft, seenRight);
  const op = negated ? opposites[expression.op] : expression.op;
  const fromRight = left.kind === 'literal' || (seenLeft.known && !seenRight.known);
  return fromRight
    ? gather({ expression, of: right, seen: seenRight, wanted: wantedText(mirrors[op], left, seenLeft), compared, negated })
    : gather({ expression, of: left, seen: seenLeft, wanted: wantedText(op, right, seenRight), compared, negated });
}

/** Evidence of `$.a =~ "x"`; only text can match or fail to. */
export function matchEvidence(expression: Kind<'match'>, circumstances: Circumstances, negated: boolean): Gathered {
  const { left, pattern } = expression;
  const seen = readOperand(left, circumstances);
  const wanted = `${expression.negated === negated ? '=~' : '!~'} ${JSON.stringify(pattern.text)}`;
  const compared: Compared =
    seen.known && typeof seen.value === 'string'
      ? { verdict: verdictOf(pattern.test(seen.value) !== expression.negated) }
      : { verdict: 'unknown', note: seen.known ? `${typeName(seen.value)} is not text` : seen.note };
  return gather({ expression, of: left, seen, wanted, compared, negated });
}

/** Evidence of a bare path or call: there, and neither false nor null. */
export function testEvidence(expression: Kind<'test'>, circumstances: Circumstances, negated: boolean): Gathered {
  const { of } = expression;
  if (of.kind === 'query') {
    const reading = readNodes(of.query, circumstances);
    if (!reading.known)
      return gather({ expression, of, seen: reading, compared: { verdict: 'unknown', note: reading.note }, negated });
    const values = reading.nodes.map(({ value }) => value);
    const [first] = values;
    if (first === undefined)
      return gather({ expression, of, seen: ABSENT, compared: { verdict: 'unmet', note: ABSENT.note }, negated });
    const verdict = verdictOf(!of.query.singular || (first !== false && first !== null));
    return gather({
      expression,
      of,
      seen: { known: true, value: values.length === 1 ? first : values },
      compared: { verdict },
      negated,
    });
  }
  const seen = readOperand(of, circumstances);
  const compared: Compared = seen.known ? { verdict: verdictOf(seen.value === true) } : { verdict: 'unknown', note: seen.note };
  return gather({ expression, of, seen, compared, negated });
}

const ABSENT = { known: false, note: 'not in the response' } as const;

interface Parts {
  readonly expression: Expression;
  readonly of: Operand;
  readonly seen: Reading;
  readonly wanted?: string;
  readonly compared: Compared;
  readonly negated: boolean;
}

function gather({ expression, of, seen, wanted, compared, negated }: Parts): Gathered {
  const verdict: Verdict = negated ? negate(compared.verdict) : compared.verdict;
  const evidence: Evidence = {
    text: negated ? negatedText(expression) : expression.text,
    subject: textOf(of),
    verdict,
    ...(seen.known && { seen: seen.value }),
    ...(wanted !== undefined && { wanted }),
    ...(compared.note !== undefined && { note: compared.note }),
  };
  return seen.known || seen.unusable === undefined ? { evidence } : { evidence, unusable: seen.unusable };
}

function negatedText({ kind, text }: Expression): string {
  return kind === 'test' ? `!${text}` : `!(${text})`;
}

/** What the other side wants: `"ready"`, `not "failed"`, `>= 3`, `$.target (5)`. */
function wantedText(op: Comparison, other: Operand, reading: Reading): string {
  const text = textOf(other);
  const value =
    other.kind !== 'literal' && reading.known && isScalar(reading.value) ? `${text} (${JSON.stringify(reading.value)})` : text;
  if (op === '==') return value;
  return op === '!=' ? `not ${value}` : `${op} ${value}`;
}

function isScalar(value: Json): boolean {
  return typeof value !== 'object' || value === null;
}
