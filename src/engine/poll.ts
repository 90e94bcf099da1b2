/** One poll, understood: what came, what changed, how the goals stand, and whether it was trouble. */

import type { Judgement } from '../domain/condition.ts';
import type { Change, Json } from '../domain/json.ts';
import { metaOf, type Observation } from '../domain/observation.ts';
import type { Instant } from '../domain/time.ts';
import { isCompared, type Watch } from '../domain/watch.ts';
import { type Look, prolong } from './agreement.ts';
import { hasAppeared } from './appearance.ts';
import { type Settled, settleChange, untouched } from './confirmed-change.ts';
import type { Holding } from './holding.ts';
import { type Identified, identify } from './identity.ts';
import { type ItemNews, itemNews } from './item-news.ts';
import { claimsAfter, judgeAll } from './judging.ts';
import type { Memory, Streak } from './memory.ts';
import { type News, observe } from './observe.ts';
import { searchAfter } from './search.ts';
import { type Trouble, troubleOf, uncomparable, unreadable } from './trouble.ts';

/** Everything a decision looks at. */
export interface Poll {
  readonly watch: Watch;
  readonly look: Look;
  readonly observation: Observation;
  /** The change that counts. */
  readonly change: Change;
  readonly items: ItemNews;
  /** The reply was taken in: what it brought is remembered. */
  readonly isTaken: boolean;
  /** With this poll already counted. */
  readonly memory: Memory;
}

/** What there is to understand. */
export interface Heard {
  readonly reply: News;
  readonly at: Instant;
  /** False where it brings nothing and counts for no poll; default true. */
  readonly isPoll?: boolean;
}

/** Understands a reply in the light of what is known. */
export function understand(watch: Watch, before: Memory, { reply, at, isPoll = true }: Heard): Poll {
  const look: Look = { at, isPoll };
  const areMixed = watch.source.push === true && !isCompared(watch);
  const observation = observe(reply, { at, okStatus: watch.okStatus, before: before.heard, areMixed });
  const identified = identify(observation, watch.goals.pin, before.identity);
  const isOurs = identified.kind === 'same';
  const items = isOurs ? itemNews(watch, before, { reply, observation, look }) : { told: [], memory: before.items };
  const settled = isOurs ? settledIn(watch, before, { observation, look, items }) : untouched(before);
  const judgements = isOurs ? judgeAll(watch, before, { observation, look }) : undefined;
  const isAwaited = Number.isFinite(before.appearBy) && !(isOurs && hasAppeared(observation, watch.goals.until));
  const trouble = troubleIn(observation, { judgements, unusable: settled.unusable }, { watch, isAwaited });
  const isTaken = observation.kind === 'silence' || (observation.kind === 'value' && settled.unusable === undefined);
  const resume = isTaken && 'resume' in reply ? reply.resume : undefined;
  const facts = { look, observation, identified, items, settled, judgements, isAwaited, trouble, resume };
  const memory = remembering(watch, before, facts);
  return { watch, look, observation, change: settled.change, items, isTaken, memory };
}

/** Whether a poll has brought what goals of a change wait for. A message is none by itself: it has to differ. */
export function hasChanged({ watch, change, items }: Poll): boolean {
  return change.kind === 'edits' || (watch.items !== undefined && items.told.length > 0);
}

/** Whether a poll has brought something that is told. */
export function hasNews({ change, items }: Poll): boolean {
  return change.kind === 'edits' || items.told.length > 0;
}

/** Items that cannot be found leave the answer as unusable as parts that cannot be compared. */
function settledIn(
  watch: Watch,
  before: Memory,
  { observation, look, items }: { readonly observation: Observation; readonly look: Look; readonly items: ItemNews },
): Settled {
  if (items.unusable !== undefined) return { ...untouched(before), unusable: items.unusable };
  return settleChange(watch, before, { observation, look, hasNewItems: watch.items !== undefined && items.told.length > 0 });
}

/** What a poll has shown. */
interface Facts {
  readonly look: Look;
  readonly observation: Observation;
  readonly identified: Identified;
  readonly items: ItemNews;
  readonly settled: Settled;
  /** Absent where an answer of another identity came. */
  readonly judgements: readonly Judgement[] | undefined;
  /** Something may still appear. */
  readonly isAwaited: boolean;
  readonly trouble: Trouble | undefined;
  readonly resume: Json | undefined;
}

/** What is known with this poll. Written out: copied and then changed, so many fields would be half the cost of a poll. */
function remembering(watch: Watch, before: Memory, facts: Facts): Memory {
  const { look, observation, identified, items, settled, judgements, isAwaited, trouble, resume } = facts;
  const { at, isPoll } = look;
  const meta = metaOf(observation);
  return {
    state: before.state,
    startedAt: before.startedAt,
    deadline: before.deadline,
    last: before.last || at >= before.deadline,
    heardAt: before.heardAt,
    polls: isPoll ? before.polls + 1 : before.polls,
    changes: before.changes + (settled.change.kind === 'edits' ? 1 : 0) + (watch.items === undefined ? 0 : items.told.length),
    errors: before.errors + (trouble === undefined ? 0 : 1),
    bytes: isPoll ? before.bytes + (meta?.bytes ?? 0) : before.bytes,
    rhythm: before.rhythm,
    baseline: settled.baseline,
    latest: settled.latest,
    heard: observation.kind === 'value' ? observation.answer : before.heard,
    lastMeta: meta ?? before.lastMeta,
    lastAnswer: lastAnswer(observation) ?? before.lastAnswer,
    streak: trouble === undefined ? undefined : lengthened(before.streak, trouble, at),
    holding: holdingNow(watch, before.holding, facts),
    identity: identified.kind === 'same' ? identified.identity : before.identity,
    identified,
    items: items.memory,
    search: isPoll ? searchAfter(watch, before.search, { observation, identified }) : before.search,
    appearBy: isAwaited ? before.appearBy : Number.POSITIVE_INFINITY,
    judgements: judgements ?? [],
    judgedAt: at,
    remarks: before.remarks,
    resume: resume ?? before.resume,
  };
}

function holdingNow(watch: Watch, before: Holding, facts: Facts): Holding {
  const { look, observation, identified, settled, judgements, trouble } = facts;
  const { met, failed } = claimsAfter(watch, before, { observation, look, judgements });
  return {
    met,
    failed,
    superseded: identified.kind === 'superseded' ? prolong(before.superseded, look) : undefined,
    unchanged: settled.unchanged,
    change: settled.waiting,
    unusable: trouble?.end === 'unusable' ? prolong(before.unusable, look) : undefined,
  };
}

/**
 * The trouble a poll is. A usable answer that a condition cannot look into is trouble too: the wait would never end. But of
 * messages some may be meant for others.
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
  if (watch.source.push === true) return undefined;
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
