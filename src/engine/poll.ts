/** One poll, understood: what came, what changed, how the goals stand, and whether it was trouble. */

import { judge } from '../conditions/judge.ts';
import type { Circumstances, Condition, Judgement } from '../domain/condition.ts';
import type { Change } from '../domain/json.ts';
import { metaOf, type Observation } from '../domain/observation.ts';
import type { Instant } from '../domain/time.ts';
import type { Watch } from '../domain/watch.ts';
import { prolong } from './agreement.ts';
import { hasAppeared } from './appearance.ts';
import { type Settled, settleChange } from './confirmed-change.ts';
import { type Identified, identify } from './identity.ts';
import type { Holding, Memory, Streak } from './memory.ts';
import { type News, observe } from './observe.ts';
import { type Trouble, troubleOf, uncomparable, unreadable } from './trouble.ts';

/** Everything a decision looks at. */
export interface Poll {
  readonly watch: Watch;
  readonly observation: Observation;
  /** The change that counts. */
  readonly change: Change;
  readonly identified: Identified;
  /** With this poll already counted. */
  readonly memory: Memory;
}

/** Understands a reply in the light of what is known. */
export function understand(watch: Watch, before: Memory, { reply, at }: { readonly reply: News; readonly at: Instant }): Poll {
  const observation = observe(reply, { at, okStatus: watch.okStatus, before: before.latest?.answer });
  const identified = identify(observation, watch.goals.pin, before.identity);
  const isOurs = identified.kind === 'same';
  const settled = isOurs ? settleChange(watch, before, observation) : untouched(before);
  const judgements = isOurs ? judgeAll(watch, before, observation) : [];
  const appearBy =
    isOurs && Number.isFinite(before.appearBy) && hasAppeared(observation, watch.goals.until)
      ? Number.POSITIVE_INFINITY
      : before.appearBy;
  const trouble = troubleIn(
    observation,
    { judgements, unusable: settled.unusable },
    { watch, isAwaited: appearBy < Number.POSITIVE_INFINITY },
  );
  const meta = metaOf(observation);
  const memory: Memory = {
    ...before,
    polls: before.polls + 1,
    usable: before.usable + (observation.kind === 'value' ? 1 : 0),
    changes: before.changes + (settled.change.kind === 'edits' ? 1 : 0),
    errors: before.errors + (trouble === undefined ? 0 : 1),
    bytes: before.bytes + (meta?.bytes ?? 0),
    last: before.last || at >= before.deadline,
    baseline: settled.baseline,
    latest: settled.latest,
    lastMeta: meta ?? before.lastMeta,
    lastAnswer: lastAnswer(observation) ?? before.lastAnswer,
    streak: trouble === undefined ? undefined : lengthened(before.streak, trouble, at),
    identity: isOurs ? identified.identity : before.identity,
    appearBy,
    judgements,
    holding: holdingAfter({ before, settled, judgements, identified, trouble, at, watch, observation }),
  };
  return { watch, observation, change: settled.change, identified, memory };
}

function untouched({ baseline, latest, holding }: Memory): Settled {
  return { change: { kind: 'none' }, baseline, latest, unchanged: holding.unchanged, waiting: holding.change };
}

function judgeAll({ goals }: Watch, before: Memory, observation: Observation): readonly Judgement[] {
  const { baseline, startedAt, polls } = before;
  const circumstances: Circumstances = {
    observation,
    ...(baseline !== undefined && { previous: baseline.answer.value }),
    polls: polls + 1,
    elapsed: observation.at - startedAt,
  };
  const judged = (kind: Judgement['kind']) => (condition: Condition) => ({
    kind,
    text: condition.text,
    ...judge(condition, circumstances),
  });
  return [...goals.failWhen.map(judged('failWhen')), ...goals.until.map(judged('until'))];
}

/**
 * The trouble a poll is. A usable answer that a condition cannot look into is trouble too: the wait would never end.
 * While something may still appear, a 404 says no more than that it has not.
 */
function troubleIn(
  observation: Observation,
  { judgements, unusable }: { readonly judgements: readonly Judgement[]; readonly unusable: string | undefined },
  { watch, isAwaited }: { readonly watch: Watch; readonly isAwaited: boolean },
): Trouble | undefined {
  if (observation.kind === 'rejection' && observation.meta.status === 404 && isAwaited) return undefined;
  const trouble = troubleOf(observation, watch);
  if (trouble !== undefined || observation.kind !== 'value') return trouble;
  if (unusable !== undefined) return uncomparable(unusable, observation.answer.meta);
  const blind = judgements.find((judgement) => judgement.unusable !== undefined)?.unusable;
  return blind === undefined ? undefined : unreadable(blind, observation.answer.meta);
}

function lastAnswer(observation: Observation): Memory['lastAnswer'] {
  if (observation.kind === 'value') return { meta: observation.answer.meta, body: observation.answer.body };
  return observation.kind === 'rejection' ? { meta: observation.meta, body: observation.body } : undefined;
}

function lengthened(before: Streak | undefined, trouble: Trouble, at: Instant): Streak {
  return {
    trouble,
    since: before?.since ?? at,
    count: (before?.count ?? 0) + 1,
    notFound: trouble.status === 404 ? (before?.notFound ?? 0) + 1 : 0,
  };
}

interface Facts {
  readonly before: Memory;
  readonly settled: Settled;
  readonly judgements: readonly Judgement[];
  readonly identified: Identified;
  readonly trouble: Trouble | undefined;
  readonly at: Instant;
  readonly watch: Watch;
  readonly observation: Observation;
}

/** What has held up to this poll; whatever does not hold any more starts anew. */
function holdingAfter({ before, settled, judgements, identified, trouble, at, watch, observation }: Facts): Holding {
  const { holding } = before;
  const failed = judgements.find(({ kind, verdict }) => kind === 'failWhen' && verdict === 'met');
  const wanted = judgements.filter(({ kind }) => kind === 'until');
  const isMet = wanted.every(({ verdict }) => verdict === 'met') && (wanted.length > 0 || observation.kind === 'value');
  return {
    failed: prolong(holding.failed, failed?.text, at),
    met: prolong(
      holding.met,
      isMet && identified.kind === 'same' && watch.goals.until.length === wanted.length ? 'met' : undefined,
      at,
    ),
    superseded: prolong(holding.superseded, identified.kind === 'superseded' ? 'superseded' : undefined, at),
    unusable: prolong(holding.unusable, trouble?.end === 'unusable' ? 'unusable' : undefined, at),
    unchanged: settled.unchanged,
    change: settled.waiting,
  };
}
