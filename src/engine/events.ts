/** The events a poll gives rise to, in the order they are told. */

import type { Judgement } from '../domain/condition.ts';
import { countOf } from '../domain/count.ts';
import { formatDuration } from '../domain/duration.ts';
import { writtenGoals } from '../domain/goal-flags.ts';
import type { Edit, Edits } from '../domain/json.ts';
import { metaOf } from '../domain/observation.ts';
import { exitCodeOf, type Outcome } from '../domain/outcome.ts';
import { formatPath, formatPlace, keysOf } from '../domain/path.ts';
import { printable, shorten } from '../domain/printable.ts';
import type { Attachment, EventOf, PaceReason, WatchEvent } from '../domain/record.ts';
import type { Millis } from '../domain/time.ts';
import { isSaved, type Watch } from '../domain/watch.ts';
import { patchOf } from '../json/patch.ts';
import { pinJudgement } from './identity.ts';
import type { Memory, Streak } from './memory.ts';
import type { Poll } from './poll.ts';
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

// A document replaced by another one gives as many edits as it has leaves: the patch stays whole, the list does not.
const LISTED_EDITS = 1000;

/** The first event of every watch. */
export function startEvent(watch: Watch): WatchEvent {
  const { request, target, source, pace, limits, goals } = watch;
  const { bottom, top } = pace;
  const interval = bottom === top ? formatDuration(bottom) : `${formatDuration(bottom)}..${formatDuration(top)}`;
  return {
    type: 'start',
    url: target,
    method: isSaved(watch) ? null : request.method,
    source: source.kind,
    interval: isSaved(watch) ? null : interval,
    timeoutMs: limits.timeout ?? null,
    until: writtenGoals(goals),
    failWhen: goals.failWhen.map(({ text }) => text),
  };
}

/** `baseline` or `change`, if the poll was one. */
export function newsEvents(poll: Poll, before: Memory): readonly Happening[] {
  const { observation, change, memory } = poll;
  if (observation.kind !== 'value' || change.kind === 'none' || memory.baseline === undefined) return [];
  const { answer } = observation;
  const status = answer.meta.status;
  if (change.kind === 'first') {
    return [{ event: { type: 'baseline', poll: memory.polls, status, value: memory.baseline.compared }, attachment: { answer } }];
  }
  const previous = before.baseline;
  const attachment = { answer, ...(previous !== undefined && { previous: previous.answer, compared: previous.compared }) };
  const event = changeEvent(change, poll, status);
  return change.detected === undefined ? [{ event, attachment }] : [keyNotice(change.detected), { event, attachment }];
}

function keyNotice({ path, field }: NonNullable<Edits['detected']>): Happening {
  const place = printable(formatPath(keysOf(path)));
  return {
    event: {
      type: 'notice',
      code: 'array-key',
      message: `array items are told apart by a field that was found: "${field}" in ${place}`,
      hint: `Name one: --array-key '${place}=…'  ·  compare by content: --no-detect-keys`,
    },
  };
}

function changeEvent(change: Edits, { watch: { mask }, memory: { polls: poll } }: Poll, status: number): EventOf<'change'> {
  const { edits } = change;
  const changes = edits.length > LISTED_EDITS ? edits.slice(0, LISTED_EDITS) : edits;
  return {
    type: 'change',
    poll,
    status,
    changes,
    patch: patchOf(change),
    summary: summarize(edits, mask),
    truncated: changes !== edits,
  };
}

function summarize(edits: readonly [Edit, ...Edit[]], mask: Watch['mask']): string {
  const places = edits.slice(0, 3).map(({ path }) => printable(mask(formatPlace(path))));
  const more = edits.length > 3 ? ', …' : '';
  return `${countOf(edits.length, 'change')}: ${shorten(places.join(', '), 160)}${more}`;
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
  const { observation, memory, change } = poll;
  const judgements = shownJudgements(poll);
  const meta = metaOf(observation);
  const event: WatchEvent = {
    type: 'poll',
    poll: memory.polls,
    status: meta?.status ?? null,
    latencyMs: meta === undefined ? null : Math.round(meta.latency),
    bytes: meta?.bytes ?? 0,
    notModified: observation.kind === 'value' && observation.unmodified,
    changed: change.kind === 'edits',
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
