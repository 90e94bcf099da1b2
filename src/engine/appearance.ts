/** `--appear-within`: whether what is waited for is there at all, whatever its state. */

import type { Condition, Expression, Operand } from '../domain/condition.ts';
import type { Query } from '../domain/json.ts';
import type { Observation } from '../domain/observation.ts';

/** True for an ok answer in which every path of the goals selects something that is not an empty set. */
export function hasAppeared(observation: Observation, until: readonly Condition[]): boolean {
  if (observation.kind !== 'value') return false;
  const { value } = observation.answer;
  return until.flatMap(({ expression }) => queriesIn(expression)).every((query) => !isEmpty(query, value));
}

function isEmpty(query: Query, value: Parameters<Query['select']>[0]): boolean {
  const nodes = query.select(value);
  return nodes.every((node) => Array.isArray(node.value) && node.value.length === 0);
}

function queriesIn(expression: Expression): readonly Query[] {
  switch (expression.kind) {
    case 'or':
    case 'and':
      return expression.parts.flatMap(queriesIn);
    case 'not':
      return queriesIn(expression.of);
    case 'compare':
      return [...queryOf(expression.left), ...queryOf(expression.right)];
    case 'match':
      return queryOf(expression.left);
    case 'test':
      return queryOf(expression.of);
  }
}

function queryOf(operand: Operand): readonly Query[] {
  return operand.kind === 'query' ? [operand.query] : [];
}
