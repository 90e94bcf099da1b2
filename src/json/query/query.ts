/** The door to queries: RFC 9535 or the dotted shorthand in, something that selects nodes out. */

import type { Json, Query } from '../../domain/json.ts';
import { compilePlan } from './compile.ts';
import { cursorOver, peek, unexpected } from './cursor.ts';
import { readDottedPath } from './dotted-path.ts';
import { mistakeAt, spotIn } from './mistake.ts';
import { parseQueryOf } from './parse-expression.ts';
import { loadPatterns } from './pattern.ts';
import { leadOf, type Plan, stepsOf } from './plan.ts';
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
 * Compiles a query that a parser has found in `text`.
 * Throws a {@link UsageError} where one of its filters is not well-typed.
 */
export async function compileParsedQuery(syntax: QuerySyntax, text: string): Promise<Query> {
  const patterns = /(?:match|search)\(/.test(text) ? await loadPatterns() : undefined;
  return queryOf(text.slice(syntax.start, syntax.end), compilePlan(syntax, { text, patterns }), syntax.from);
}

/** The query a plan stands for; `text` is how it was written. One from `@` starts at the value at hand, where there is one. */
function queryOf(text: string, plan: Plan, from: '$' | '@' = '$'): Query {
  const relative = from === '@';
  const steps = stepsOf(plan);
  const lead = leadOf(plan);
  if (steps === undefined) {
    const select: Query['select'] = (root, current) => selectNodes(plan, startOf(relative, root, current), root);
    return { text, singular: false, relative, lead, select };
  }
  return {
    text,
    singular: true,
    relative,
    steps,
    lead,
    select: (root, current) => {
      const node = follow(steps, startOf(relative, root, current));
      return node === undefined ? [] : [node];
    },
  };
}

function startOf(relative: boolean, root: Json, current: Json | undefined): Json {
  return relative && current !== undefined ? current : root;
}

function parseWhole(text: string): QuerySyntax {
  const cursor = cursorOver(text);
  const syntax = parseQueryOf(cursor);
  const rest = peek(cursor);
  if (rest.kind !== 'end') throw unexpected(cursor, '., [ or the end');
  if (rest.spaced) throw mistakeAt(spotIn(text, { start: syntax.end, end: text.length }), 'no blank may stand behind a path');
  return syntax;
}
