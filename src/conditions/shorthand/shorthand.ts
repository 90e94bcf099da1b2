/** Recognises the shorthand: a dotted path alone, or followed by an operator and values. */

import { matchAt } from '../../json/match-at.ts';
import { type DottedPath, readDottedPath } from '../../json/query/dotted-path.ts';

/** The operators of the shorthand; `=` and `==` are the same. */
export type ShorthandOperator = '=' | '==' | '!=' | '=~' | '<' | '<=' | '>' | '>=';

/** A text that begins as the shorthand does: `!?PATH`, with what stands behind the path. */
export interface Shorthand {
  readonly negated: boolean;
  readonly root: Root;
  readonly path: DottedPath;
  /** Offset of the path. */
  readonly start: number;
  /** Offset of whatever stands behind the path and blanks: an operator, the end, or what is no shorthand. */
  readonly next: number;
  readonly operator: ShorthandOperator | undefined;
}

const BLANKS = /\s+/y;
const OPERATOR = /==|!=|=~|<=|>=|=|<|>/y;

/** These words are values before they are names: `null == $.a`, and `true` alone is no condition. */
const LITERAL = /^(?:true|false|null)$/;

/** What the paths of a shorthand start at: the body, or in `every()` a member. */
export type Root = '$' | '@';

/** The beginning of a shorthand; undefined for a text that starts otherwise, such as `$…`, `@…`, a value or a function call. */
export function readShorthand(text: string, root: Root = '$'): Shorthand | undefined {
  const bang = skipBlanks(text, 0);
  const negated = text.charAt(bang) === '!';
  const start = negated ? skipBlanks(text, bang + 1) : bang;
  const path = readDottedPath(text, start);
  if (path === undefined || text.charAt(path.end) === '(' || LITERAL.test(text.slice(start, path.end))) return undefined;
  const next = skipBlanks(text, path.end);
  const standard = `${root}${path.standard.slice(1)}`;
  return { negated, root, path: { ...path, standard }, start, next, operator: operatorAt(text, next) };
}

function operatorAt(text: string, at: number): ShorthandOperator | undefined {
  return OPERATORS.find((each) => each === matchAt(OPERATOR, text, at));
}

const OPERATORS: readonly ShorthandOperator[] = ['=', '==', '!=', '=~', '<', '<=', '>', '>='];

function skipBlanks(text: string, at: number): number {
  return at + (matchAt(BLANKS, text, at)?.length ?? 0);
}
