/** From a parsed expression to one that can be judged: queries compiled, patterns and calls checked and bound. */

import type { Expression, Operand, Pattern } from '../domain/condition.ts';
import { mistakeAt, placeIn } from '../json/query/mistake.ts';
import { loadPatterns } from '../json/query/pattern.ts';
import { compileParsedQuery } from '../json/query/query.ts';
import type { LiteralSyntax, LogicalSyntax, OperandSyntax } from '../json/query/syntax.ts';
import { givenBy, linkCall } from './link-call.ts';

type Of<K extends LogicalSyntax['kind']> = Extract<LogicalSyntax, { kind: K }>;

/** Links an expression found in `text`. Throws a UsageError for what parses but cannot be judged. */
export async function linkExpression(syntax: LogicalSyntax, text: string): Promise<Expression> {
  const written = text.slice(syntax.start, syntax.end);
  switch (syntax.kind) {
    case 'or':
    case 'and':
      return {
        kind: syntax.kind,
        parts: await Promise.all(syntax.parts.map((part) => linkExpression(part, text))),
        text: written,
      };
    case 'not':
      return { kind: 'not', of: await linkExpression(syntax.of, text), text: written };
    case 'compare':
      return linkComparison(syntax, text);
    case 'match':
      return {
        kind: 'match',
        negated: syntax.negated,
        left: await linkCompared(syntax.left, text),
        pattern: await linkPattern(syntax.pattern, text),
        text: written,
      };
    case 'test':
      return linkTest(syntax, text);
  }
}

async function linkComparison({ op, left, right, start, end }: Of<'compare'>, text: string): Promise<Expression> {
  const [linkedLeft, linkedRight] = [await linkCompared(left, text), await linkCompared(right, text)];
  return { kind: 'compare', op, left: linkedLeft, right: linkedRight, text: text.slice(start, end) };
}

async function linkTest({ of, start, end }: Of<'test'>, text: string): Promise<Expression> {
  const written = text.slice(of.start, of.end);
  if (of.kind === 'literal') {
    throw mistakeAt(
      placeIn(text, of),
      `${written} is a value, not a condition`,
      `compare it with something: $.state == ${written}`,
    );
  }
  const given = of.kind === 'call' ? givenBy(of, text) : undefined;
  if (given?.gives === 'value')
    throw mistakeAt(placeIn(text, of), `${written} is a value, not a condition`, `compare it: ${given.example}`);
  return { kind: 'test', of: await linkOperand(of, text), text: text.slice(start, end) };
}

/** An operand of a comparison: anything but a call that is true or false by itself. */
async function linkCompared(operand: OperandSyntax, text: string): Promise<Operand> {
  if (operand.kind === 'call' && givenBy(operand, text).gives === 'truth') {
    const written = text.slice(operand.start, operand.end);
    throw mistakeAt(
      placeIn(text, operand),
      `${written} is true or false by itself`,
      `leave the comparison out: ${written}, or !${written}`,
    );
  }
  return linkOperand(operand, text);
}

async function linkOperand(operand: OperandSyntax, text: string): Promise<Operand> {
  switch (operand.kind) {
    case 'literal':
      return { kind: 'literal', value: operand.value, text: literalText(operand, text) };
    case 'query':
      return { kind: 'query', query: await compileParsedQuery(operand, text) };
    case 'call':
      return linkCall(operand, text);
  }
}

/** Strings in one kind of quotes, everything else as written: `30s` stays `30s`. */
function literalText({ value, start, end }: LiteralSyntax, text: string): string {
  return typeof value === 'string' ? JSON.stringify(value) : text.slice(start, end);
}

async function linkPattern(literal: LiteralSyntax, text: string): Promise<Pattern> {
  const reading = (await loadPatterns()).re2(String(literal.value));
  if (!reading.ok) throw mistakeAt(placeIn(text, literal), `this is not a pattern of RE2: ${reading.message}`);
  return reading.pattern;
}
