/** What a condition depends on besides the body: nothing, so that a repeat need not be judged anew, the answers before, or time. */

import type { Call, Expression, Operand } from '../domain/condition.ts';

/** True unless something in it depends on time, on the exchange or on an earlier answer. */
export function isSteady(expression: Expression): boolean {
  return callsIn(expression).every(({ steady }) => steady);
}

/** True where something in it is about the answer before: `changed()`, `prev()`. */
export function looksBack(expression: Expression): boolean {
  return callsIn(expression).some((call) => call.looksBack);
}

/** True where it may come to hold, or cease to, with the time alone: `elapsed()`, `age()`. */
export function isTimed(expression: Expression): boolean {
  return callsIn(expression).some(({ timed = false }) => timed);
}

/** The calls in it, without those that are arguments of others: a call speaks for its arguments. */
function callsIn(expression: Expression): readonly Call[] {
  switch (expression.kind) {
    case 'or':
    case 'and':
      return expression.parts.flatMap(callsIn);
    case 'not':
      return callsIn(expression.of);
    case 'compare':
      return [expression.left, expression.right].filter(isCall);
    case 'match':
      return [expression.left].filter(isCall);
    case 'test':
      return [expression.of].filter(isCall);
  }
}

function isCall(operand: Operand): operand is Call {
  return operand.kind === 'call';
}
