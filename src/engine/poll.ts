/** One poll, understood: what came, what changed, how the goals stand, and whether it was trouble. */

import type { Judgement } from '../domain/condition.ts';
import type { Change } from '../domain/json.ts';
import { metaOf, type Observation } from '../domain/observation.ts';
import type { Instant } from '../domain/time.ts';
import type { Watch } from '../domain/watch.ts';
import { prolong } from './agreement.ts';
import { hasAppeared } from './appearance.ts';
import { type Settled, settleChange } from './confirmed-change.ts';
import type { Holding } from './holding.ts';
import { type Identified, identify } from './identity.ts';
import { claimsAfter, judgeAll } from './judging.ts';
import type { Memory, Streak } from './memory.ts';
import { type News, observe } from './observe.ts';
import { searchAfter } from './search.ts';
import { type Trouble, troubleOf, uncomparable, unreadable } from './trouble.ts';

/** Everything a decision looks at. */
export interface Poll {
  readonly watch: Watch;
  readonly observation: Observation;
  /** The change that counts. */
  readonly change: Change;
  /** With this poll already counted. */
  readonly memory: Memory;
}

/** Understands a reply in the light of what is known. */
export function understand(watch: Watch, before: Memory, { reply, at }: { readonly reply: News; readonly at: Instant }): Poll {
  const observation = observe(reply, { at, okStatus: watch.okStatus, before: before.latest?.answer });
  const identified = identify(observation, watch.goals.pin, before.identity);
  const isOurs = identified.kind === 'same';
  const settled = isOurs ? settleChange(watch, before, observation) : untouched(before);
  const judgements = isOurs ? judgeAll(watch, before, observation) : undefined;
  const isAwaited = Number.isFinite(before.appearBy) && !(isOurs && hasAppeared(observation, watch.goals.until));
  const trouble = troubleIn(observation, { judgements, unusable: settled.unusable }, { watch, isAwaited });
  const facts = { observation, identified, settled, judgements, isAwaited, trouble };
  return { watch, observation, change: settled.change, memory: remembering(watch, before, facts) };
}

/** What a poll has shown. */
interface Facts {
  readonly observation: Observation;
  readonly identified: Identified;
  readonly settled: Settled;
  /** Absent where an answer of another identity came. */
  readonly judgements: readonly Judgement[] | undefined;
  /** Something may still appear. */
  readonly isAwaited: boolean;
  readonly trouble: Trouble | undefined;
}

/** What is known with this poll. Written out: copied and then changed, so many fields would be half the cost of a poll. */
function remembering(watch: Watch, before: Memory, facts: Facts): Memory {
  const { observation, identified, settled, judgements, isAwaited, trouble } = facts;
  const { at } = observation;
  const meta = metaOf(observation);
  return {
    state: before.state,
    startedAt: before.startedAt,
    deadline: before.deadline,
    last: before.last || at >= before.deadline,
    heardAt: before.heardAt,
    polls: before.polls + 1,
    changes: before.changes + (settled.change.kind === 'edits' ? 1 : 0),
    errors: before.errors + (trouble === undefined ? 0 : 1),
    bytes: before.bytes + (meta?.bytes ?? 0),
    rhythm: before.rhythm,
    baseline: settled.baseline,
    latest: settled.latest,
    lastMeta: meta ?? before.lastMeta,
    lastAnswer: lastAnswer(observation) ?? before.lastAnswer,
    streak: trouble === undefined ? undefined : lengthened(before.streak, trouble, at),
    holding: holdingNow(watch, before.holding, facts),
    identity: identified.kind === 'same' ? identified.identity : before.identity,
    identified,
    search: searchAfter(watch, before.search, { observation, identified }),
    appearBy: isAwaited ? before.appearBy : Number.POSITIVE_INFINITY,
    judgements: judgements ?? [],
  };
}

function holdingNow(watch: Watch, before: Holding, { observation, identified, settled, judgements, trouble }: Facts): Holding {
  const { at } = observation;
  const { met, failed } = claimsAfter(watch, before, { observation, judgements });
  return {
    met,
    failed,
    superseded: identified.kind === 'superseded' ? prolong(before.superseded, at) : undefined,
    unchanged: settled.unchanged,
    change: settled.waiting,
    unusable: trouble?.end === 'unusable' ? prolong(before.unusable, at) : undefined,
  };
}

function untouched({ baseline, latest, holding }: Memory): Settled {
  return { change: { kind: 'none' }, baseline, latest, unchanged: holding.unchanged, waiting: holding.change };
}

/**
 * The trouble a poll is. A usable answer that a condition cannot look into is trouble too: the wait would never end.
 * While something may still appear, a 404 says no more than that it has not.
 */
function troubleIn(
  observation: Observation,
  { judgements = [], unusable }: { readonly judgements: readonly Judgement[] | undefined; readonly unusable: string | undefined },
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
