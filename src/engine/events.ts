/** The events a poll gives rise to, in the order they are told. */

import { formatDuration } from '../domain/duration.ts';
import type { Change, Edit } from '../domain/json.ts';
import { exitCodeOf, type Outcome } from '../domain/outcome.ts';
import { formatPath, keysOf } from '../domain/path.ts';
import { printable, shorten } from '../domain/printable.ts';
import type { Attachment, EventOf, PaceReason, WatchEvent } from '../domain/record.ts';
import type { Millis } from '../domain/time.ts';
import type { Watch } from '../domain/watch.ts';
import { patchOf } from '../json/patch.ts';
import type { Memory, Streak } from './memory.ts';
import { metaOf, type Poll } from './poll.ts';
import type { Trouble } from './trouble.ts';
import { standing, unmetGoals, valuesOf } from './why.ts';

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
  /** It ended the watch. */
  readonly final: boolean;
  readonly next: Next | undefined;
}

// A document replaced by another one gives as many edits as it has leaves: the patch stays whole, the list does not.
const LISTED_EDITS = 1000;

/** The first event of every watch. */
export function startEvent({ request, target, source, pace, limits, goals }: Watch): WatchEvent {
  const { bottom, top } = pace;
  return {
    type: 'start',
    url: target,
    method: request.method,
    source: source.kind,
    interval: bottom === top ? formatDuration(bottom) : `${formatDuration(bottom)}..${formatDuration(top)}`,
    timeoutMs: limits.timeout ?? null,
    until: [
      ...goals.until.map(({ text }) => text),
      ...(goals.untilChange ? ['(change)'] : []),
      ...(goals.firstAnswer ? ['(first answer)'] : []),
    ],
    failWhen: goals.failWhen.map(({ text }) => text),
  };
}

/** `baseline` or `change`, if the poll was one. */
export function newsEvents(poll: Poll, before: Memory): readonly Happening[] {
  const { observation, change, memory } = poll;
  if (observation.kind !== 'value' || change.kind === 'none' || memory.remembered === undefined) return [];
  const { answer } = observation;
  const status = answer.meta.status;
  if (change.kind === 'first') {
    return [
      { event: { type: 'baseline', poll: memory.polls, status, value: memory.remembered.compared }, attachment: { answer } },
    ];
  }
  const previous = before.remembered?.answer;
  return [
    { event: changeEvent(change, memory.polls, status), attachment: previous === undefined ? { answer } : { answer, previous } },
  ];
}

function changeEvent({ edits }: Extract<Change, { kind: 'edits' }>, poll: number, status: number): EventOf<'change'> {
  const changes = edits.length > LISTED_EDITS ? edits.slice(0, LISTED_EDITS) : edits;
  return {
    type: 'change',
    poll,
    status,
    changes,
    patch: patchOf(edits),
    summary: summarize(edits),
    truncated: changes !== edits,
  };
}

function summarize(edits: readonly [Edit, ...Edit[]]): string {
  const places = edits.slice(0, 3).map(({ path }) => printable(formatPath(keysOf(path))));
  const more = edits.length > 3 ? ', …' : '';
  return `${edits.length} ${edits.length === 1 ? 'change' : 'changes'}: ${shorten(places.join(', '), 160)}${more}`;
}

/** One `condition` event for each goal whose verdict is another than the one last told. */
export function transitionEvents({ findings }: Poll, before: Memory): readonly Happening[] {
  const happenings: Happening[] = [];
  for (const [at, judged] of findings.entries()) {
    const { kind, text, finding } = judged;
    if (before.findings[at]?.finding.verdict === finding.verdict) continue;
    happenings.push({ event: { type: 'condition', kind, expr: text, result: finding.verdict, values: valuesOf(judged) } });
  }
  return happenings;
}

/** The edges of trouble: its first poll, a change of its kind, its end; and the question a third 404 asks. */
export function edgeEvents(poll: Poll, before: Streak | undefined, after: Aftermath): readonly Happening[] {
  const { trouble, memory, observation } = poll;
  if (trouble === undefined) {
    return before === undefined
      ? []
      : [{ event: { type: 'recover', errors: before.count, downMs: Math.round(observation.at - before.since) } }];
  }
  const happenings: Happening[] = [];
  if (before?.told !== memory.streak?.told || after.final)
    happenings.push({ event: errorEvent(trouble, memory, after), attachment: answerOf(poll) });
  if (memory.streak?.notFound === 3 && !after.final) happenings.push({ event: notFoundNotice() });
  return happenings;
}

/** What came, where anything came: a refusal's body says why. */
function answerOf({ observation, memory }: Poll): Attachment {
  return observation.kind === 'rejection' && memory.lastAnswer !== undefined ? { last: memory.lastAnswer } : {};
}

function errorEvent(trouble: Trouble, memory: Memory, { final, next }: Aftermath): EventOf<'error'> {
  return {
    type: 'error',
    class: trouble.class,
    code: trouble.code,
    status: trouble.status,
    message: trouble.message,
    hint: trouble.hint,
    consecutive: memory.streak?.count ?? 1,
    fatal: final,
    nextMs: next === undefined ? null : Math.round(next.pause),
  };
}

function notFoundNotice(): WatchEvent {
  return {
    type: 'notice',
    code: 'not-found',
    message: 'three answers running are 404 Not Found. Is the URL right?',
    hint: '--max-errors 10 stops this',
  };
}

/** The `poll` event: told with every poll, shown with `-v`. */
export function pollEvent(poll: Poll, next: Next | undefined): Happening {
  const { observation, memory, change, findings } = poll;
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
  return { event, attachment: memory.lastAnswer === undefined ? { findings } : { findings, last: memory.lastAnswer } };
}

/** The sign of life after a long silence. */
export function heartbeatEvent(watch: Watch, memory: Memory): WatchEvent {
  const { state } = memory;
  return {
    type: 'heartbeat',
    polls: memory.polls,
    lastStatus: memory.lastAnswer?.meta.status ?? null,
    summary: standing(watch, memory),
    nextMs: state.phase === 'resting' ? Math.round(state.pause) : null,
  };
}

/** The last event of every watch. */
export function endEvent(memory: Memory, outcome: Outcome): End {
  const { remembered, lastAnswer, findings } = memory;
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
    lastStatus: lastAnswer?.meta.status ?? null,
    value: remembered?.compared ?? null,
    unmet: unmetGoals(findings),
  };
  return {
    event,
    attachment: {
      findings,
      ...(remembered === undefined ? {} : { answer: remembered.answer }),
      ...(lastAnswer === undefined ? {} : { last: lastAnswer }),
    },
  };
}
