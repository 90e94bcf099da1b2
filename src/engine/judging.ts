/** How the goals stand at a poll: every condition judged, and what that makes of the claims they belong to. */

import { judge } from '../conditions/judge.ts';
import type { Condition, Evidence, Finding, Judgement } from '../domain/condition.ts';
import type { Json } from '../domain/json.ts';
import type { Observation } from '../domain/observation.ts';
import { isSecretField, MASK } from '../domain/secret-field.ts';
import type { Watch } from '../domain/watch.ts';
import type { Look } from './agreement.ts';
import { claimAfter, unclaimed } from './claim.ts';
import type { Holding } from './holding.ts';
import type { Memory } from './memory.ts';

/** What is judged, and when. */
export interface Sight {
  readonly observation: Observation;
  readonly look: Look;
}

/** Every condition of the watch, failures first, each on what its claim looks back at. */
export function judgeAll({ goals }: Watch, before: Memory, { observation, look }: Sight): readonly Judgement[] {
  const { holding } = before;
  const [polls, elapsed] = [look.isPoll ? before.polls + 1 : before.polls, look.at - before.startedAt];
  const judged = (kind: Judgement['kind'], condition: Condition, previous: Json | undefined): Judgement => {
    const circumstances = previous === undefined ? { observation, polls, elapsed } : { observation, previous, polls, elapsed };
    return { kind, text: condition.text, ...withoutCredentials(judge(condition, circumstances)) };
  };
  return [
    ...goals.failWhen.map((condition, at) => judged('failWhen', condition, holding.failed[at]?.previous)),
    ...goals.until.map((condition) => judged('until', condition, holding.met.previous)),
  ];
}

const HEADER = /^header\(\s*(['"])(.*)\1\s*\)$/s;

/** What a condition saw in a field of credentials is nobody else's to see. */
function withoutCredentials(finding: Finding): Finding {
  const isSecret = ({ path, seen }: Evidence) => seen !== undefined && isSecretField(HEADER.exec(path)?.[2] ?? '');
  if (!finding.evidence.some(isSecret)) return finding;
  return { ...finding, evidence: finding.evidence.map((piece) => (isSecret(piece) ? { ...piece, seen: MASK } : piece)) };
}

/** The claims after a look that was judged so; no judgement at all where an answer of another identity came. */
export function claimsAfter(
  { goals }: Watch,
  before: Holding,
  { observation, judgements, look }: Sight & { readonly judgements: readonly Judgement[] | undefined },
): Pick<Holding, 'met' | 'failed'> {
  const { until, failWhen, confirm } = goals;
  const body = observation.kind === 'value' && judgements !== undefined ? observation.answer.value : undefined;
  const verdicts = judgements?.map(({ verdict }) => verdict === 'met') ?? [];
  const wanted = verdicts.slice(failWhen.length);
  const isMet = until.length === 0 ? body !== undefined : wanted.length > 0 && wanted.every(Boolean);
  return {
    met: claimAfter(before.met, { look, holds: isMet, body }, { conditions: until, confirm }),
    failed: failWhen.map((condition, nth) => {
      const holds = verdicts[nth] === true;
      return claimAfter(before.failed[nth] ?? unclaimed, { look, holds, body }, { conditions: [condition], confirm });
    }),
  };
}
