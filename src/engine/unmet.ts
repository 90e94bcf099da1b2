/** The goals that are not met, each as its flag is written, with the values that say so and the words for it. */

import type { Condition, Evidence, Judgement } from '../domain/condition.ts';
import { countOf } from '../domain/count.ts';
import { formatDuration } from '../domain/duration.ts';
import { evidenceSentence } from '../domain/evidence-sentence.ts';
import { CHANGE_FLAG, FIRST_ANSWER_FLAG, spanFlag, spanText, stableFlag } from '../domain/goal-flags.ts';
import { SECOND } from '../domain/time.ts';
import { valueText } from '../domain/value-text.ts';
import type { Span, Watch } from '../domain/watch.ts';
import { hasLasted, type Run, withoutFirst } from './agreement.ts';
import { isConfirmed } from './claim.ts';
import { pinJudgement } from './identity.ts';
import type { Memory } from './memory.ts';

/** One goal that is not met. */
export interface Unmet {
  readonly expr: string;
  readonly values: readonly Evidence[];
  /** Absent where another goal's words say it all. */
  readonly words?: string;
}

/** What is unmet as of the last poll: identity, conditions, confirmation, change, stability, first answer. None of a feed. */
export function unmetGoals(watch: Watch, memory: Memory): readonly Unmet[] {
  const found = [unmetPin, unmetConditions, unmetConfirmation, unmetStability, unmetAnswer].flatMap((find) =>
    find(watch, memory),
  );
  return [...found, ...unmetChange(watch, memory, found.length > 0)];
}

/** What was seen and wanted, secrets masked before values are cut. */
export function sentenceOf(judgement: Judgement, { mask }: Watch): string {
  return evidenceSentence(judgement, (value) => valueText(value, mask));
}

function unmetPin(watch: Watch, { identified, identity }: Memory): readonly Unmet[] {
  const judgement = pinJudgement(watch.goals.pin, identified, identity);
  if (judgement === undefined) return [];
  return [{ expr: judgement.text, values: judgement.evidence, words: `${sentenceOf(judgement, watch)} (--pin)` }];
}

function unmetConditions(watch: Watch, memory: Memory): readonly Unmet[] {
  const { until, failWhen } = watch.goals;
  return until.flatMap((condition, at) => {
    const judgement = memory.judgements[failWhen.length + at];
    if (judgement === undefined) return [unjudged(condition, watch, memory)];
    if (judgement.verdict === 'met') return [];
    return [{ expr: judgement.text, values: judgement.evidence, words: sentenceOf(judgement, watch) }];
  });
}

function unjudged({ text }: Condition, { goals }: Watch, memory: Memory): Unmet {
  const pin = pinJudgement(goals.pin, memory.identified, memory.identity);
  const note = pin === undefined ? noAnswer(memory) : `not known: no answer with ${pin.text} came`;
  return { expr: text, values: [{ path: text, verdict: 'unknown', note }] };
}

function unmetConfirmation({ goals }: Watch, { holding }: Memory): readonly Unmet[] {
  const { run } = holding.met;
  // A change that is awaited alone is confirmed as a change.
  const isAsked = goals.until.length > 0 || goals.untilStable !== undefined || goals.firstAnswer;
  if (goals.confirm === undefined || run === undefined || !isAsked || isConfirmed(holding.met, goals)) return [];
  return [
    {
      expr: `--confirm ${spanFlag(goals.confirm)}`,
      values: [lengthEvidence('agreeing', run, goals.confirm)],
      words: `the goal held for ${lengthText(run, goals.confirm)}, wanted ${spanText(goals.confirm)}`,
    },
  ];
}

function unmetStability({ goals: { untilStable: span } }: Watch, memory: Memory): readonly Unmet[] {
  if (span === undefined) return [];
  const expr = stableFlag(span);
  const { unchanged } = memory.holding;
  if (unchanged === undefined)
    return [{ expr, values: [{ ...lengthEvidence('unchanged', undefined, span), ...unknown(memory) }] }];
  const run = withoutFirst(unchanged);
  if (hasLasted(run, span)) return [];
  const words = `unchanged for ${lengthText(run, span)}, wanted ${spanText(span)}`;
  return [{ expr, values: [lengthEvidence('unchanged', run, span)], words }];
}

function unmetAnswer({ goals, okStatus }: Watch, memory: Memory): readonly Unmet[] {
  if (!goals.firstAnswer || memory.holding.met.run !== undefined) return [];
  const path = 'status()';
  const { lastMeta } = memory;
  const evidence: Evidence =
    lastMeta === undefined
      ? { path, ...unknown(memory) }
      : { path, verdict: 'unmet', seen: lastMeta.status, wanted: okStatus.text };
  return [{ expr: FIRST_ANSWER_FLAG, values: [evidence] }];
}

const ELSEWHERE = 'not at the poll that met the other goals';

/** A change that came is unmet only where nothing else is: it came at another poll than the rest. */
function unmetChange({ goals, items }: Watch, memory: Memory, isMore: boolean): readonly Unmet[] {
  const { changes, latest, holding } = memory;
  if (!goals.untilChange || (changes > 0 && (isMore || goals.confirm !== undefined))) return [];
  const [expr, path] = [CHANGE_FLAG, 'changes'];
  if (latest === undefined) return [{ expr, values: [{ path, ...unknown(memory) }] }];
  const seen = { path, verdict: 'unmet', seen: changes, wanted: '1' } as const;
  if (changes > 0) return [{ expr, values: [{ ...seen, note: ELSEWHERE }], words: `it changed, but ${ELSEWHERE}` }];
  if (holding.change === undefined)
    return [{ expr, values: [seen], words: items === undefined ? 'nothing changed' : 'no new item came' }];
  const note = 'one waits to be confirmed';
  return [{ expr, values: [{ ...seen, note }], words: 'it changed, but not long enough to be confirmed' }];
}

/** For how long something has held, as a value to compare. */
function lengthEvidence(what: string, run: Run | undefined, span: Span): Evidence {
  const polls = span.kind === 'polls';
  const path = `${what} ${polls ? 'polls' : 'seconds'}`;
  if (run === undefined) return { path, verdict: 'unknown' };
  const seen = polls ? run.polls : (run.at - run.since) / SECOND;
  return { path, verdict: 'unmet', seen, wanted: String(polls ? span.count : span.length / SECOND) };
}

/** The same in words. */
function lengthText({ since, at, polls }: Run, span: Span): string {
  return span.kind === 'polls' ? countOf(polls, 'poll') : formatDuration(at - since);
}

function unknown(memory: Memory): { readonly verdict: 'unknown'; readonly note: string } {
  return { verdict: 'unknown', note: noAnswer(memory) };
}

function noAnswer({ lastMeta }: Memory): string {
  return lastMeta === undefined ? 'not known: there was no answer' : 'not known: there was no usable answer';
}
