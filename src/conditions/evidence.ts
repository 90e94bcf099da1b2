/** The evidence of one comparison, match or test: what was looked at, seen and wanted. */

import type { Circumstances, Evidence, Expression, Operand, Reading } from '../domain/condition.ts';
import { opposites } from '../json/query/operators.ts';
import { type Compared, compareReadings, typeName } from './comparison.ts';
import { negate, verdictOf } from './kleene.ts';
import { ABSENT, readNodes, readOperand, textOf, valuesOf } from './reading.ts';
import { mirrors, wishFor } from './wish.ts';

type Kind<K extends Expression['kind']> = Extract<Expression, { kind: K }>;

/** Evidence, with the reason why the body as a whole cannot be judged, if that showed. */
export interface Gathered {
  readonly evidence: Evidence;
  readonly unusable?: string;
}

/** Evidence of `$.a == 1`; `negated` when it stands under a `!`. */
export function compareEvidence(expression: Kind<'compare'>, circumstances: Circumstances, negated: boolean): Gathered {
  const { op, left, right, wish } = expression;
  const [seenLeft, seenRight] = [readOperand(left, circumstances), readOperand(right, circumstances)];
  const compared = compareReadings(op, seenLeft, seenRight);
  const wishedOp = negated ? opposites[op] : op;
  const written = negated ? wish?.negated : wish?.plain;
  return left.kind === 'literal' || (seenLeft.known && !seenRight.known)
    ? gather(right, seenRight, { compared, negated, wanted: written ?? wishFor(mirrors[wishedOp], left, seenLeft) })
    : gather(left, seenLeft, { compared, negated, wanted: written ?? wishFor(wishedOp, right, seenRight) });
}

/** Evidence of `$.a =~ "x"`; only text can match or fail to. */
export function matchEvidence(expression: Kind<'match'>, circumstances: Circumstances, negated: boolean): Gathered {
  const { left, pattern, wish } = expression;
  const seen = readOperand(left, circumstances);
  const compared: Compared =
    seen.known && typeof seen.value === 'string'
      ? { verdict: verdictOf(pattern.test(seen.value) !== expression.negated) }
      : { verdict: 'unknown', note: seen.known ? `${typeName(seen.value)} is not text` : seen.note };
  return gather(left, seen, { compared, negated, wanted: negated ? wish.negated : wish.plain });
}

/** Evidence of a bare path or call: there, and neither false nor null. */
export function testEvidence({ of }: Kind<'test'>, circumstances: Circumstances, negated: boolean): Gathered {
  if (of.kind === 'query') return presence(of, circumstances, negated);
  const seen = readOperand(of, circumstances);
  if (!seen.known) return gather(of, seen, { compared: { verdict: 'unknown', note: seen.note }, negated });
  const compared = { verdict: verdictOf(seen.value === true), ...(seen.note !== undefined && { note: seen.note }) };
  return gather(of, seen, { compared, negated });
}

function presence(of: Extract<Operand, { kind: 'query' }>, circumstances: Circumstances, negated: boolean): Gathered {
  const reading = readNodes(of.query, circumstances);
  if (!reading.known) return gather(of, reading, { compared: { verdict: 'unknown', note: reading.note }, negated });
  const values = valuesOf(reading.nodes);
  const [first] = values;
  if (first === undefined) return gather(of, ABSENT, { compared: { verdict: 'unmet', note: ABSENT.note }, negated });
  const verdict = verdictOf(!of.query.singular || (first !== false && first !== null));
  return gather(of, { known: true, value: values.length === 1 ? first : values }, { compared: { verdict }, negated });
}

/** How a value was judged. */
interface Judged {
  readonly compared: Compared;
  readonly negated: boolean;
  readonly wanted?: string;
}

function gather(of: Operand, seen: Reading, { compared, negated, wanted }: Judged): Gathered {
  const evidence: Evidence = {
    path: textOf(of),
    verdict: negated ? negate(compared.verdict) : compared.verdict,
    ...(seen.known && { seen: seen.value }),
    ...(wanted !== undefined && { wanted }),
    ...(compared.note !== undefined && { note: compared.note }),
  };
  return seen.known || seen.unusable === undefined ? { evidence } : { evidence, unusable: seen.unusable };
}
