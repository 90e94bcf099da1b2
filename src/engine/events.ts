/** The events a poll gives rise to, in the order they are told. */

import type { Judgement } from '../domain/condition.ts';
import { formatDuration } from '../domain/duration.ts';
import { writtenGoals } from '../domain/goal-flags.ts';
import { metaOf } from '../domain/observation.ts';
import { exitCodeOf, type Outcome } from '../domain/outcome.ts';
import type { Attachment, EventOf, PaceReason, WatchEvent } from '../domain/record.ts';
import type { Millis } from '../domain/time.ts';
import { isSaved, type Watch } from '../domain/watch.ts';
import { pinJudgement } from './identity.ts';
import type { Memory, Streak } from './memory.ts';
import { hasNews, type Poll } from './poll.ts';
import type { Trouble } from './trouble.ts';
import { unmetGoals } from './unmet.ts';
import { standing } from './why.ts';

/** An event before it is stamped, with what accompanies it. */
export interface Happening {
  readonly event: WatchEvent;
  readonly attachment?: Attachment;
}

/** The last event of a watch before it is stamped. */
export interface End extends Happening {
  readonly event: EventOf<'end'>;
}

/** What follows a poll. */
export interface Next {
  readonly pause: Millis;
  readonly why: PaceReason;
}

/** What a poll led to. */
export interface Aftermath {
  /** It ended the watch otherwise than well. */
  readonly final: boolean;
  readonly next: Next | undefined;
}

/** The first event of every watch. */
export function startEvent(watch: Watch): WatchEvent {
  const { request, target, source, pace, limits, goals } = watch;
  const { bottom, top } = pace;
  const interval = bottom === top ? formatDuration(bottom) : `${formatDuration(bottom)}..${formatDuration(top)}`;
  return {
    type: 'start',
    url: target,
    method: isAsking(watch) ? request.method : null,
    source: source.kind,
    interval: isAsking(watch) ? interval : null,
    timeoutMs: limits.timeout ?? null,
    until: writtenGoals(goals),
    failWhen: goals.failWhen.map(({ text }) => text),
  };
}

/** Somebody is asked: no saved body is looked at, and nobody calls us. */
function isAsking(watch: Watch): boolean {
  return !isSaved(watch) && watch.source.called !== true;
}

/** One `condition` event for each goal whose verdict is another than the one last told. */
export function transitionEvents({ memory: { judgements } }: Poll, before: Memory): readonly Happening[] {
  const happenings: Happening[] = [];
  for (const [at, { kind, text, verdict, evidence }] of judgements.entries()) {
    if (before.judgements[at]?.verdict === verdict) continue;
    happenings.push({ event: { type: 'condition', kind, expr: text, result: verdict, values: evidence } });
  }
  return happenings;
}

/** The edges of trouble: its first poll, a change of its kind, its end; and the question a third 404 asks. */
export function edgeEvents(poll: Poll, before: Streak | undefined, after: Aftermath): readonly Happening[] {
  const { memory, observation } = poll;
  const { streak } = memory;
  if (streak === undefined) {
    return before === undefined
      ? []
      : [{ event: { type: 'recover', errors: before.count, downMs: Math.round(observation.at - before.since) } }];
  }
  const happenings: Happening[] = [];
  if (isEdge(before?.trouble, streak.trouble)) happenings.push({ event: errorEvent(streak, after), attachment: answerOf(poll) });
  if (streak.notFound === 3 && !after.final) happenings.push({ event: notFoundNotice() });
  return happenings;
}

function isEdge(before: Trouble | undefined, now: Trouble): boolean {
  return before?.class !== now.class || before.code !== now.code;
}

/** What came, where anything came: a refusal's body says why. */
function answerOf({ observation, memory }: Poll): Attachment {
  return observation.kind === 'rejection' && memory.lastAnswer !== undefined ? { last: memory.lastAnswer } : {};
}

function errorEvent({ trouble, count }: Streak, { final, next }: Aftermath): EventOf<'error'> {
  return {
    type: 'error',
    class: trouble.class,
    code: trouble.code,
    status: trouble.status,
    message: trouble.message,
    hint: trouble.hint,
    consecutive: count,
    fatal: final,
    nextMs: next === undefined ? null : Math.round(next.pause),
  };
}

function notFoundNotice(): WatchEvent {
  return {
    type: 'notice',
    code: 'not-found',
    message: 'three answers running are 404 Not Found. Is the URL right?',
    hint: '--appear-within 1m stops this',
  };
}

/** The `poll` event: told with every poll, shown with `-v`. */
export function pollEvent(poll: Poll, next: Next | undefined): Happening {
  const { observation, memory } = poll;
  const judgements = shownJudgements(poll);
  const meta = metaOf(observation);
  const event: WatchEvent = {
    type: 'poll',
    poll: memory.polls,
    status: meta?.status ?? null,
    latencyMs: meta === undefined ? null : Math.round(meta.latency),
    bytes: meta?.bytes ?? 0,
    notModified: observation.kind === 'value' && observation.unmodified,
    changed: hasNews(poll),
    nextMs: next === undefined ? null : Math.round(next.pause),
    nextReason: next?.why ?? null,
  };
  return { event, attachment: memory.lastAnswer === undefined ? { judgements } : { judgements, last: memory.lastAnswer } };
}

/** How the goals stand; before the answer is of the pinned identity, nothing but that is judged. */
function shownJudgements({ watch: { goals }, memory: { identified, identity, judgements } }: Poll): readonly Judgement[] {
  const pin = pinJudgement(goals.pin, identified, identity);
  return pin === undefined ? judgements : [pin];
}

/** The sign of life after a long silence. */
export function heartbeatEvent(watch: Watch, memory: Memory): WatchEvent {
  const { state } = memory;
  return {
    type: 'heartbeat',
    polls: memory.polls,
    lastStatus: memory.lastMeta?.status ?? null,
    summary: standing(watch, memory),
    nextMs: state.phase === 'resting' ? Math.round(state.pause) : null,
  };
}

/** The last event of every watch. */
export function endEvent(watch: Watch, memory: Memory, outcome: Outcome): End {
  const { latest, lastMeta, lastAnswer, judgements } = memory;
  const event: EventOf<'end'> = {
    type: 'end',
    result: outcome.result,
    exitCode: exitCodeOf(outcome),
    reason: outcome.reason,
    advice: outcome.advice ?? [],
    polls: memory.polls,
    changes: memory.changes,
    errors: memory.errors,
    bytes: memory.bytes,
    lastStatus: lastMeta?.status ?? null,
    value: latest?.compared ?? null,
    unmet: outcome.result === 'met' ? [] : unmetGoals(watch, memory).map(({ expr, values }) => ({ expr, values })),
  };
  return {
    event,
    attachment: {
      judgements,
      ...(latest !== undefined && { answer: latest.answer }),
      ...(lastAnswer !== undefined && { last: lastAnswer }),
    },
  };
}
