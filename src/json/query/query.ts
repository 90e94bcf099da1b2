/** The door to queries: RFC 9535 or the dotted shorthand in, something that selects nodes out. */

import type { Json, Query } from '../../domain/json.ts';
import { compilePlan } from './compile.ts';
import { cursorOver, peek, unexpected } from './cursor.ts';
import { readDottedPath } from './dotted-path.ts';
import { mistakeAt, spotIn } from './mistake.ts';
import { parseQueryOf } from './parse-expression.ts';
import { loadPatterns } from './pattern.ts';
import { leadOf, type Plan, planned, planOf, stepsOf } from './plan.ts';
import { Enough, type Found, follow, selectNodes, visitNodes } from './selection.ts';
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
    const select: Query['select'] = (root, current) => selectNodes(plan, { start: startOf(relative, root, current), root });
    return planned({ text, singular: false, relative, lead, select }, plan);
  }
  const select: Query['select'] = (root, current) => {
    const node = follow(steps, startOf(relative, root, current));
    return node === undefined ? [] : [node];
  };
  return planned({ text, singular: true, relative, steps, lead, select }, plan);
}

/** What a query is asked about: a document, and the value at hand where there is one. */
export interface Asked {
  readonly root: Json;
  readonly current?: Json | undefined;
}

/**
 * Tells of the nodes a compiled query selects, one at a time; false where it stopped because they are more than can be looked
 * at: what was told is a part then.
 */
export function eachNode(query: Query, { root, current }: Asked, take: (found: Found) => void): boolean {
  return visitNodes(planOf(query), { start: startOf(query.relative === true, root, current), root }, take);
}

/**
 * Whether a query selects a value of which something holds: it looks no further than the first one. Undefined where it found
 * none among as many as can be looked at.
 */
export function someNode(query: Query, asked: Asked, holds: (value: Json) => boolean): boolean | undefined {
  let isFound = false;
  const isKnown = eachNode(query, asked, ({ value }) => {
    isFound = holds(value);
    if (isFound) throw new Enough();
  });
  return isKnown ? isFound : undefined;
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
