/** Three-valued logic (Kleene's strong one): what is not known stays unknown unless the rest decides. */

import type { Verdict } from '../domain/condition.ts';

/** The verdict of a plain truth. */
export function verdictOf(truth: boolean): Verdict {
  return truth ? 'met' : 'unmet';
}

/** Not. */
export function negate(verdict: Verdict): Verdict {
  return verdict === 'unknown' ? 'unknown' : verdictOf(verdict === 'unmet');
}

/** And: one unmet part decides, else one unknown part. */
export function conjunction(verdicts: readonly Verdict[]): Verdict {
  if (verdicts.includes('unmet')) return 'unmet';
  return verdicts.includes('unknown') ? 'unknown' : 'met';
}

/** Or: one met part decides, else one unknown part. */
export function disjunction(verdicts: readonly Verdict[]): Verdict {
  if (verdicts.includes('met')) return 'met';
  return verdicts.includes('unknown') ? 'unknown' : 'unmet';
}
