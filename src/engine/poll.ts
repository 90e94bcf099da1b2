/** One poll, understood: what came, what changed, how the goals stand, and whether it was trouble. */

import { judge } from '../conditions/judge.ts';
import type { Circumstances, Condition, Judgement } from '../domain/condition.ts';
import type { Change } from '../domain/json.ts';
import { metaOf, type Observation } from '../domain/observation.ts';
import type { Instant } from '../domain/time.ts';
import type { Watch } from '../domain/watch.ts';
import { hasAppeared } from './appearance.ts';
import { type Settled, settleChange } from './confirmed-change.ts';
import { held } from './holding.ts';
import { type Identified, identify } from './identity.ts';
import type { Memory, Streak } from './memory.ts';
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
    holding: {
      ...held(before.holding, at, {
        failed: judgements.find(({ kind, verdict }) => kind === 'failWhen' && verdict === 'met')?.text,
        met: isOurs && isMet(watch, observation, judgements) ? 'met' : undefined,
        superseded: identified.kind === 'superseded' ? 'superseded' : undefined,
        unusable: trouble?.end === 'unusable' ? 'unusable' : undefined,
      }),
      unchanged: settled.unchanged,
      change: settled.waiting,
    },
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

/** All goals but the change hold on this answer; it need not be a usable one where a condition is met by its absence. */
function isMet({ goals }: Watch, observation: Observation, judgements: readonly Judgement[]): boolean {
  const wanted = judgements.filter(({ kind }) => kind === 'until');
  if (wanted.length < goals.until.length) return false;
  return wanted.length > 0 ? wanted.every(({ verdict }) => verdict === 'met') : observation.kind === 'value';
}
