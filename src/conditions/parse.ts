/** The door to conditions: what `--until` and `--fail-when` take, understood before anything is sent. */

import type { Condition } from '../domain/condition.ts';
import { UsageError } from '../domain/errors.ts';
import { cursorOver, LONGEST, peek, unexpected } from '../json/query/cursor.ts';
import { mistakeAt, spotIn } from '../json/query/mistake.ts';
import { parseLogical } from '../json/query/parse-expression.ts';
import type { LogicalSyntax } from '../json/query/syntax.ts';
import { linkExpression } from './link.ts';
import type { ConditionPorts, Linking } from './linking.ts';
import { asExpression } from './shorthand/expression.ts';
import { notesOn } from './shorthand/notes.ts';
import { readShorthand, type Shorthand } from './shorthand/shorthand.ts';
import { refuseSlips } from './shorthand/slips.ts';

/**
 * Parses and links a condition: the shorthand where the text has its form, an expression otherwise. Without `ports` no file
 * can be read. Throws a {@link UsageError} that names the place and the correction; nothing else, whatever the text.
 */
export async function parseCondition(text: string, ports: ConditionPorts = NO_FILES): Promise<Condition> {
  refuseUnreadable(text);
  const shorthand = readShorthand(text);
  if (shorthand !== undefined) return linkShorthand(text, shorthand, ports);
  return { text, expression: await linkExpression(parseExpression(text), linkingOf(text, ports)), notes: [] };
}

const NO_FILES: ConditionPorts = {
  readFile: () => Promise.reject(new Error('files cannot be read here')),
};

function refuseUnreadable(text: string): void {
  if (text.trim() === '')
    throw mistakeAt(spotIn(text, { start: 0, end: 1 }), 'the condition is empty', 'For example: status=ready');
  if (text.length > LONGEST)
    throw mistakeAt(spotIn(text, { start: LONGEST, end: text.length }), `a condition may have ${LONGEST} characters`);
}

/** Judged as the expression it stands for; whatever is wrong with that is wrong with the values as they were written. */
async function linkShorthand(text: string, shorthand: Shorthand, ports: ConditionPorts): Promise<Condition> {
  refuseSlips(text, shorthand);
  const written = asExpression(text, shorthand);
  try {
    const syntax = parseExpression(written, Number.POSITIVE_INFINITY);
    return { text, expression: await linkExpression(syntax, linkingOf(written, ports)), notes: notesOn(text, shorthand) };
  } catch (cause) {
    if (!(cause instanceof UsageError)) throw cause;
    const start = shorthand.next + (shorthand.operator?.length ?? 0);
    throw mistakeAt(spotIn(text, { start, end: text.length }), cause.message, cause.hint);
  }
}

function parseExpression(text: string, longest = LONGEST): LogicalSyntax {
  const cursor = cursorOver(text, longest);
  const syntax = parseLogical(cursor, 'condition');
  if (peek(cursor).kind !== 'end') throw unexpected(cursor, 'an operator or the end');
  return syntax;
}

function linkingOf(text: string, ports: ConditionPorts, aboutMembers = false): Linking {
  return { text, ports, aboutMembers, linkInner: (inner) => parseInner(inner, ports) };
}

/** The condition in quotes that `every()` takes: an expression about `@`. */
async function parseInner(text: string, ports: ConditionPorts): Promise<Condition> {
  refuseUnreadable(text);
  const shorthand = readShorthand(text, '@');
  if (shorthand !== undefined) {
    refuseSlips(text, shorthand);
    const meant = asExpression(text, shorthand);
    throw mistakeAt(spotIn(text, { start: 0, end: text.length }), 'in every() a member is called @', `Write: ${meant}`);
  }
  return { text, expression: await linkExpression(parseExpression(text), linkingOf(text, ports, true)), notes: [] };
}
