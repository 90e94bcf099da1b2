/** Parses logical expressions: what RFC 9535 §2.3.5 allows after `?`, and the little more that conditions have. */

import { type Cursor, type Dialect, peek, spanFrom, take, takeClosing, takeIf, unexpected } from './cursor.ts';
import { mistakeAt, spotIn } from './mistake.ts';
import { isComparison, isOperator, opposites } from './operators.ts';
import { parseQuery } from './parse-query.ts';
import type { CallSyntax, LiteralSyntax, LogicalSyntax, OperandSyntax, QuerySyntax } from './syntax.ts';

const LITERALS: Readonly<Record<string, boolean | null>> = { true: true, false: false, null: null };

/** Parses an expression as far as it goes. `||` binds weakest, then `&&`, then `!` (§2.3.5.1). */
export function parseLogical(cursor: Cursor, dialect: Dialect): LogicalSyntax {
  return parseJoined(cursor, '||', () => parseJoined(cursor, '&&', () => parseBasic(cursor, dialect)));
}

/** Parses the query that is next. */
export function parseQueryOf(cursor: Cursor): QuerySyntax {
  return parseQuery(cursor, (inner) => parseLogical(inner, 'filter'));
}

function parseJoined(cursor: Cursor, operator: '&&' | '||', parsePart: () => LogicalSyntax): LogicalSyntax {
  const { start } = peek(cursor);
  const first = parsePart();
  if (peek(cursor).kind !== operator) return first;
  const parts = [first];
  while (takeIf(cursor, operator)) parts.push(parsePart());
  return { kind: operator === '||' ? 'or' : 'and', parts, ...spanFrom(cursor, start) };
}

/** A group, a negation, a comparison, a pattern match or a bare test. */
function parseBasic(cursor: Cursor, dialect: Dialect): LogicalSyntax {
  const first = peek(cursor);
  const negated = takeIf(cursor, '!');
  const open = peek(cursor);
  let of: LogicalSyntax;
  if (takeIf(cursor, '(')) {
    const inner = parseLogical(cursor, dialect);
    takeClosing(cursor, ')', open);
    of = { ...inner, start: open.start, end: peek(cursor, -1).end };
    if (isOperator(peek(cursor).kind)) throw groupCompared(cursor);
  } else {
    if (open.kind === '!') throw mistakeAt(spotIn(cursor.text, open), '! stands twice', 'Leave both out.');
    const operand = parseOperand(cursor, dialect);
    if (negated && isOperator(peek(cursor).kind)) throw negatedComparison(cursor, first.start, operand.start);
    of = parseComparison(cursor, operand, dialect);
  }
  return negated ? { kind: 'not', of, ...spanFrom(cursor, first.start) } : of;
}

function parseComparison(cursor: Cursor, left: OperandSyntax, dialect: Dialect): LogicalSyntax {
  const operator = peek(cursor);
  const { kind } = operator;
  if (!isOperator(kind)) return { kind: 'test', of: left, start: left.start, end: left.end };
  take(cursor);
  const right = parseOperand(cursor, dialect);
  const span = { start: left.start, end: right.end };
  if (isOperator(peek(cursor).kind)) {
    throw mistakeAt(spotIn(cursor.text, peek(cursor)), 'comparisons do not chain', 'Join two comparisons with &&.');
  }
  if (isComparison(kind)) return { kind: 'compare', op: kind, left, right, ...span };
  if (dialect === 'filter') {
    throw mistakeAt(
      spotIn(cursor.text, operator),
      `${operator.text} is not part of [?…]`,
      'Inside a filter use search(@.name, "pattern")',
    );
  }
  if (right.kind !== 'literal' || typeof right.value !== 'string') {
    throw mistakeAt(spotIn(cursor.text, right), `${operator.text} takes a pattern in quotes`);
  }
  return { kind: 'match', negated: kind === '!~', left, pattern: right, ...span };
}

function parseOperand(cursor: Cursor, dialect: Dialect): OperandSyntax {
  const token = peek(cursor);
  switch (token.kind) {
    case '$':
    case '@':
      return parseQueryOf(cursor);
    case 'string':
    case 'number':
      return literal(cursor);
    case 'duration':
      if (dialect === 'filter')
        throw mistakeAt(spotIn(cursor.text, token), 'durations are not part of [?…]', `In seconds: ${String(token.value)}`);
      return literal(cursor);
    case 'name':
      if (peek(cursor, 1).kind === '(' && !peek(cursor, 1).spaced) return parseCall(cursor, dialect);
      if (Object.hasOwn(LITERALS, token.text)) return { ...literal(cursor), value: LITERALS[token.text] ?? null };
      throw unexpected(cursor, 'a path, a value or a function');
    case '[':
      throw mistakeAt(
        spotIn(cursor.text, token),
        'arrays and objects cannot be compared',
        'Whether one is empty: length($.items) == 0',
      );
    default:
      throw unexpected(cursor, 'a path, a value or a function');
  }
}

function literal(cursor: Cursor): LiteralSyntax {
  const { start, end, value } = take(cursor);
  return { kind: 'literal', value, start, end };
}

function parseCall(cursor: Cursor, dialect: Dialect): CallSyntax {
  const name = take(cursor);
  const open = take(cursor);
  const args: LogicalSyntax[] = [];
  if (peek(cursor).kind !== ')') {
    do {
      args.push(parseLogical(cursor, dialect));
    } while (takeIf(cursor, ','));
  }
  takeClosing(cursor, ')', open);
  return { kind: 'call', name: name.text, args, ...spanFrom(cursor, name.start) };
}

function groupCompared(cursor: Cursor): Error {
  return mistakeAt(
    spotIn(cursor.text, peek(cursor)),
    'parentheses group conditions, they have no value to compare',
    'Leave the parentheses out.',
  );
}

/** `!$.a == 1`: the standard has no such thing, and everyone means `!=`. */
function negatedComparison(cursor: Cursor, bang: number, operand: number): Error {
  const { text } = cursor;
  const operator = peek(cursor);
  const opposite = isOperator(operator.text) ? opposites[operator.text] : '!=';
  const written = `${text.slice(0, bang)}${text.slice(operand, operator.start)}${opposite}${text.slice(operator.end)}`;
  return mistakeAt(spotIn(text, { start: bang, end: bang + 1 }), '! does not go before a comparison', `Write: ${written}`);
}
