/** The paths without which a condition cannot be met: what `--appear-within` waits for, and a typing error hides in. */

import type { Condition, Expression, Operand } from '../domain/condition.ts';
import type { Query } from '../domain/json.ts';

/** In the order written. Not those under a `!` or in `exists()` and `count()`, which absence answers as well. */
export function requiredPaths({ expression }: Condition): readonly Query[] {
  return pathsIn(expression, false);
}

function pathsIn(expression: Expression, negated: boolean): readonly Query[] {
  switch (expression.kind) {
    case 'or':
    case 'and':
      return expression.parts.flatMap((part) => pathsIn(part, negated));
    case 'not':
      return pathsIn(expression.of, !negated);
    case 'compare':
      return [...pathsOf(expression.left), ...pathsOf(expression.right)];
    case 'match':
      return pathsOf(expression.left);
    case 'test':
      return negated && expression.of.kind === 'query' ? [] : pathsOf(expression.of);
  }
}

function pathsOf(operand: Operand): readonly Query[] {
  if (operand.kind === 'query') return [operand.query];
  return operand.kind === 'call' ? operand.paths : [];
}
