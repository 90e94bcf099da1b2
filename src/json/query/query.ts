/** The door to queries: RFC 9535 or the dotted shorthand in, something that selects nodes out. */

import type { Query } from '../../domain/json.ts';
import { compilePlan } from './compile.ts';
import { cursorOver, peek, unexpected } from './cursor.ts';
import { readDottedPath } from './dotted-path.ts';
import { mistakeAt, placeIn } from './mistake.ts';
import { parseQueryOf } from './parse-expression.ts';
import { loadPatterns } from './pattern.ts';
import { type Plan, stepsOf } from './plan.ts';
import { follow, selectNodes } from './selection.ts';
import { brokenShorthand } from './shorthand-mistake.ts';
import type { QuerySyntax } from './syntax.ts';

/**
 * Compiles a path as users write it: `$.items[0].id`, `items[0].id`, `['a.b'].c`.
 * Throws a {@link UsageError} with the place and a correction when it is neither.
 */
export async function compileQuery(text: string): Promise<Query> {
  if (text.startsWith('$')) return compileParsedQuery(parseWhole(text), text);
  const dotted = readDottedPath(text, 0);
  if (dotted === undefined || dotted.end < text.length) throw brokenShorthand(text, dotted?.end ?? 0);
  return queryOf(text, dotted.plan);
}

/**
 * Compiles a query that a parser has found in `text`. `@` names the document as `$` does: outside of filters both are the body.
 * Throws a {@link UsageError} where one of its filters is not well-typed.
 */
export async function compileParsedQuery(syntax: QuerySyntax, text: string): Promise<Query> {
  const patterns = /(?:match|search)\(/.test(text) ? await loadPatterns() : undefined;
  return queryOf(text.slice(syntax.start, syntax.end), compilePlan(syntax, { text, patterns }));
}

/** The query a plan stands for; `text` is how it was written. */
export function queryOf(text: string, plan: Plan): Query {
  const steps = stepsOf(plan);
  if (steps === undefined) return { text, singular: false, select: (root) => selectNodes(plan, root) };
  return {
    text,
    singular: true,
    steps,
    select: (root) => {
      const node = follow(steps, root);
      return node === undefined ? [] : [node];
    },
  };
}

function parseWhole(text: string): QuerySyntax {
  const cursor = cursorOver(text);
  const syntax = parseQueryOf(cursor);
  const rest = peek(cursor);
  if (rest.kind !== 'end') throw unexpected(cursor, '., [ or the end');
  if (rest.spaced) throw mistakeAt(placeIn(text, { start: syntax.end, end: text.length }), 'no blank may stand behind a path');
  return syntax;
}
