/** Judges a condition on one poll: its verdict, and the evidence for every comparison and test in it. */

import type { Circumstances, Condition, Evidence, Expression, Finding, Verdict } from '../domain/condition.ts';
import { compareEvidence, matchEvidence, testEvidence } from './evidence.ts';
import { conjunction, disjunction } from './kleene.ts';

/** What is gathered on the way. */
interface Trial {
  readonly circumstances: Circumstances;
  readonly evidence: Evidence[];
  unusable: string | undefined;
}

/**
 * Judges `condition`. Every part is looked at, so that the evidence is complete. Never throws. `unusable` is set only when
 * a text body is what keeps the verdict unknown.
 */
export function judge(condition: Condition, circumstances: Circumstances): Finding {
  const trial: Trial = { circumstances, evidence: [], unusable: undefined };
  const verdict = decide(condition.expression, trial, false);
  const { evidence, unusable } = trial;
  return verdict === 'unknown' && unusable !== undefined ? { verdict, evidence, unusable } : { verdict, evidence };
}

/** `negated`: an odd number of `!` stands around the expression, so its evidence speaks for the opposite (De Morgan). */
function decide(expression: Expression, trial: Trial, negated: boolean): Verdict {
  switch (expression.kind) {
    case 'or':
    case 'and': {
      const verdicts = expression.parts.map((part) => decide(part, trial, negated));
      return (expression.kind === 'and') !== negated ? conjunction(verdicts) : disjunction(verdicts);
    }
    case 'not':
      return decide(expression.of, trial, !negated);
    case 'compare':
      return record(trial, compareEvidence(expression, trial.circumstances, negated));
    case 'match':
      return record(trial, matchEvidence(expression, trial.circumstances, negated));
    case 'test':
      return record(trial, testEvidence(expression, trial.circumstances, negated));
  }
}

function record(trial: Trial, { evidence, unusable }: { readonly evidence: Evidence; readonly unusable?: string }): Verdict {
  trial.evidence.push(evidence);
  trial.unusable ??= unusable;
  return evidence.verdict;
}
