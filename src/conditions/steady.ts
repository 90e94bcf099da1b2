/** Which conditions come to the same for as long as the body is the same, so that a repeat need not be judged anew. */

import type { Expression, Operand } from '../domain/condition.ts';

/** True unless something in it depends on time, on the exchange or on an earlier answer. */
export function isSteady(expression: Expression): boolean {
  switch (expression.kind) {
    case 'or':
    case 'and':
      return expression.parts.every(isSteady);
    case 'not':
      return isSteady(expression.of);
    case 'compare':
      return isSteadyOperand(expression.left) && isSteadyOperand(expression.right);
    case 'match':
      return isSteadyOperand(expression.left);
    case 'test':
      return isSteadyOperand(expression.of);
  }
}

function isSteadyOperand(operand: Operand): boolean {
  return operand.kind !== 'call' || operand.steady;
}
