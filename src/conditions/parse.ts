/** The door to conditions: what `--until` and `--fail-when` take, understood before anything is sent. */

import type { Condition } from '../domain/condition.ts';
import type { UsageError } from '../domain/errors.ts';
import { cursorOver, LONGEST, peek, unexpected } from '../json/query/cursor.ts';
import { mistakeAt, placeIn } from '../json/query/mistake.ts';
import { parseLogical } from '../json/query/parse-expression.ts';
import type { LogicalSyntax } from '../json/query/syntax.ts';
import { linkExpression } from './link.ts';
import { joinedOutsideQuotes, writtenAsExpression } from './shorthand/corrections.ts';
import { linkShorthand } from './shorthand/expression.ts';
import { readShorthand, type Shorthand } from './shorthand/shorthand.ts';

/**
 * Parses and links a condition: the shorthand where the text has its form, an expression otherwise.
 * Throws a {@link UsageError} that names the place and the correction; nothing else, whatever the text.
 */
export async function parseCondition(text: string): Promise<Condition> {
  if (text.trim() === '')
    throw mistakeAt(placeIn(text, { start: 0, end: 1 }), 'the condition is empty', 'for example: status=ready');
  if (text.length > LONGEST)
    throw mistakeAt(placeIn(text, { start: LONGEST, end: text.length }), `a condition may have ${LONGEST} characters`);
  const shorthand = readShorthand(text);
  if (shorthand === undefined) return { text, expression: await linkExpression(parseExpression(text), text), notes: [] };
  if (shorthand.operator === undefined && shorthand.next < text.length) throw strayBehindPath(text, shorthand);
  return linkShorthand(text, shorthand);
}

function parseExpression(text: string): LogicalSyntax {
  const cursor = cursorOver(text);
  const syntax = parseLogical(cursor, 'condition');
  if (peek(cursor).kind !== 'end') throw unexpected(cursor, 'an operator or the end');
  return syntax;
}

/** `state is ready`, `a && b`, `items[?@.x]`: a dotted path with something behind it that the shorthand does not know. */
function strayBehindPath(text: string, { path, start, next }: Shorthand): UsageError {
  const rest = text.slice(next);
  const span = { start: next, end: text.length };
  if (joinedOutsideQuotes(text, next) !== undefined) {
    return mistakeAt(
      placeIn(text, span),
      'the shorthand is one comparison; several need an expression',
      `write: ${writtenAsExpression(text)}`,
    );
  }
  const negatedMatch = /^!~\s*(.*)$/s.exec(rest)?.[1];
  if (negatedMatch !== undefined) {
    const hint = `write: ${path.standard} !~ ${JSON.stringify(negatedMatch.replace(/^(['"])(.*)\1$/s, '$2'))}`;
    return mistakeAt(placeIn(text, { start: next, end: next + 2 }), '!~ belongs to expressions, whose paths start with $', hint);
  }
  if (rest.startsWith('.') || rest.startsWith('[')) return brokenPath(text, next, start);
  return mistakeAt(placeIn(text, span), `expected an operator, found ${rest}`, 'the operators are = != =~ < <= > >=');
}

function brokenPath(text: string, at: number, start: number): UsageError {
  const rest = text.slice(at);
  const span = { start: at, end: text.length };
  const index = /^\.(\d+)/.exec(rest);
  if (index !== null) {
    const written = `${text.slice(0, at)}[${index[1]}]${rest.slice(index[0].length)}`;
    return mistakeAt(placeIn(text, { start: at, end: at + index[0].length }), 'an index stands in brackets', `write: ${written}`);
  }
  if (rest.startsWith('[')) {
    const hint = `filters and slices need an expression: $.${text.slice(start, at)}[?@.id == 1].state == "ready"`;
    return mistakeAt(placeIn(text, span), 'these brackets hold no index, no quoted name and no *', hint);
  }
  return mistakeAt(placeIn(text, span), 'a name is missing behind the dot', 'names with other characters are quoted: ["a b"].c');
}
