/** From a parsed expression to one that can be judged: queries compiled, patterns and calls checked and bound. */

import type { Expression, Operand, Pattern } from '../domain/condition.ts';
import type { UsageError } from '../domain/errors.ts';
import { mistakeAt, spotIn } from '../json/query/mistake.ts';
import { loadPatterns } from '../json/query/pattern.ts';
import { compileParsedQuery } from '../json/query/query.ts';
import { isSingular, refuseBlanks } from '../json/query/singular.ts';
import type { LiteralSyntax, LogicalSyntax, OperandSyntax, Span } from '../json/query/syntax.ts';
import { givenBy, linkCall } from './link-call.ts';
import { type Linking, writtenIn } from './linking.ts';
import { remembering } from './remembering.ts';
import { wishOfComparison, wishOfMatch } from './wish.ts';

type Of<K extends LogicalSyntax['kind']> = Extract<LogicalSyntax, { kind: K }>;

/** Links an expression. Throws a UsageError for what parses but cannot be judged. */
export async function linkExpression(syntax: LogicalSyntax, linking: Linking): Promise<Expression> {
  switch (syntax.kind) {
    case 'or':
    case 'and':
      return { kind: syntax.kind, parts: await Promise.all(syntax.parts.map((part) => linkExpression(part, linking))) };
    case 'not':
      return { kind: 'not', of: await linkExpression(syntax.of, linking) };
    case 'compare':
      return linkComparison(syntax, linking);
    case 'match':
      return linkMatch(syntax, linking);
    case 'test':
      return linkTest(syntax, linking);
  }
}

async function linkComparison({ op, left, right, start, end }: Of<'compare'>, linking: Linking): Promise<Expression> {
  if (left.kind === 'literal' && right.kind === 'literal') throw nothingToLookAt({ start, end }, right, linking);
  const sides = { op, left: await linkCompared(left, linking), right: await linkCompared(right, linking) };
  const wish = wishOfComparison(sides);
  return { kind: 'compare', ...sides, ...(wish !== undefined && { wish }) };
}

async function linkMatch({ negated, left, pattern }: Of<'match'>, linking: Linking): Promise<Expression> {
  const linked = await linkPattern(pattern, linking);
  if (left.kind === 'literal') throw nothingToLookAt({ start: left.start, end: pattern.end }, pattern, linking);
  return { kind: 'match', negated, left: await linkCompared(left, linking), pattern: linked, wish: wishOfMatch(linked, negated) };
}

async function linkTest({ of }: Of<'test'>, linking: Linking): Promise<Expression> {
  const written = writtenIn(linking, of);
  if (of.kind === 'literal') {
    const hint = `Compare it with something: $.state == ${written}`;
    throw mistakeAt(spotIn(linking.text, of), `${written} is a value, not a condition`, hint);
  }
  const given = of.kind === 'call' ? givenBy(of, linking) : undefined;
  if (given?.gives === 'value')
    throw mistakeAt(spotIn(linking.text, of), `${written} is a value, not a condition`, `Compare it: ${given.example}`);
  return { kind: 'test', of: await linkOperand(of, linking) };
}

/** A comparison of two values says the same of every answer. */
function nothingToLookAt(span: Span, wanted: LiteralSyntax, linking: Linking): UsageError {
  const hint = `Compare something in the answer: $.state == ${writtenIn(linking, wanted)}`;
  return mistakeAt(spotIn(linking.text, span), `${writtenIn(linking, span)} looks at nothing in the answer`, hint);
}

/** An operand of a comparison: anything but a call that is true or false by itself. */
async function linkCompared(operand: OperandSyntax, linking: Linking): Promise<Operand> {
  if (operand.kind === 'call' && givenBy(operand, linking).gives === 'truth') {
    const written = writtenIn(linking, operand);
    throw mistakeAt(
      spotIn(linking.text, operand),
      `${written} is true or false by itself`,
      `Leave the comparison out: ${written}, or !${written}`,
    );
  }
  if (operand.kind === 'query' && isSingular(operand)) refuseBlanks(operand, linking.text);
  return linkOperand(operand, linking);
}

async function linkOperand(operand: OperandSyntax, linking: Linking): Promise<Operand> {
  switch (operand.kind) {
    case 'literal':
      return { kind: 'literal', value: operand.value, text: literalText(operand, linking) };
    case 'query':
      return { kind: 'query', query: remembering(await compileParsedQuery(operand, linking.text)) };
    case 'call':
      return linkCall(operand, linking);
  }
}

/** Strings in one kind of quotes, everything else as written: `30s` stays `30s`. */
function literalText(literal: LiteralSyntax, linking: Linking): string {
  return typeof literal.value === 'string' ? JSON.stringify(literal.value) : writtenIn(linking, literal);
}

async function linkPattern(literal: LiteralSyntax, { text }: Linking): Promise<Pattern> {
  const reading = (await loadPatterns()).re2(String(literal.value));
  if (!reading.ok) throw mistakeAt(spotIn(text, literal), `this is not a pattern of RE2: ${reading.message}`);
  return reading.pattern;
}
