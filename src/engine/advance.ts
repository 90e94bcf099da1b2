/** The step function of a watch: from what is known and what just happened to what is known now and what to tell. Pure. */

import { metaOf } from '../domain/observation.ts';
import type { Interruption, Outcome } from '../domain/outcome.ts';
import type { Reply, Then } from '../domain/reply.ts';
import { type Instant, type Millis, type Random, SECOND } from '../domain/time.ts';
import type { Watch } from '../domain/watch.ts';
import { serverHints } from '../pacing/server-hints.ts';
import { floorPastDeadline, interrupted, neverAppeared, streamOver, timeUp } from './bounds.ts';
import { decide } from './decide.ts';
import { edgeEvents, type Happening, heartbeatEvent, type Next, pollEvent, transitionEvents } from './events.ts';
import { glanceAt } from './glance.ts';
import { helpEvents } from './help.ts';
import type { Memory, WatchState } from './memory.ts';
import { newsEvents } from './news-events.ts';
import { nextPause, withFloor } from './next-pause.ts';
import { type Poll, understand } from './poll.ts';
import { hear } from './remarks.ts';

/** Something that happened to a watch. */
export type Occurrence =
  | { readonly kind: 'reply'; readonly at: Instant; readonly reply: Reply }
  /** The pause of `state` is over; meaningless once the watch has moved on. */
  | { readonly kind: 'rested'; readonly at: Instant; readonly state: WatchState }
  /** Time has passed: something may be due. */
  | { readonly kind: 'tick'; readonly at: Instant }
  | { readonly kind: 'interrupted'; readonly at: Instant; readonly interruption: Interruption };

/** What follows an occurrence. */
export interface Step {
  readonly memory: Memory;
  /** In the order they are told. */
  readonly happenings: readonly Happening[];
  /** What the source is to be told of its reply, once all is told: whether it was taken for a good answer. */
  readonly settled?: 'delivered' | 'failed';
}

/** What the step function is handed besides the facts. */
export interface Rules {
  readonly watch: Watch;
  readonly random: Random;
}

/** How long the poll at the deadline may take before it is cut. */
export const GRACE: Millis = 0.7 * SECOND;

/** Takes one step. */
export function advance(rules: Rules, memory: Memory, occurrence: Occurrence): Step {
  switch (occurrence.kind) {
    case 'reply':
      return onReply(rules, memory, occurrence);
    case 'rested':
      return quietly(occurrence.state === memory.state ? rested(memory, occurrence.at) : memory);
    case 'tick':
      return onTick(rules, memory, occurrence.at);
    case 'interrupted':
      return quietly(done(memory, interrupted(rules.watch, memory, occurrence.interruption)));
  }
}

/**
 * When the watch next wants a tick: the deadline, the end of patience for what never came, the cut after either, a heartbeat,
 * another look at the last message.
 */
export function nextTick({ watch }: Rules, memory: Memory): Instant {
  const grace = memory.state.phase === 'asking' ? GRACE : 0;
  const cut = Math.min(memory.last ? memory.deadline + GRACE : memory.deadline, memory.appearBy + grace);
  if (memory.last) return cut;
  return Math.min(cut, memory.heardAt + (watch.heartbeat ?? Number.POSITIVE_INFINITY), glanceAt(watch, memory));
}

/** A pause that a bound falls into ends there with one more poll; a request that outlasts a bound by the grace is cut. */
function onTick({ watch }: Rules, memory: Memory, at: Instant): Step {
  const isResting = memory.state.phase === 'resting';
  // Where messages come by themselves nothing is under way that could still be waited for.
  if (at >= memory.deadline && watch.source.push === true) return quietly(done(memory, timeUp(watch, memory)));
  if (at >= memory.deadline && !memory.last) return quietly(lastPoll(memory, at));
  if (memory.last && at >= memory.deadline + GRACE) return quietly(done(memory, timeUp(watch, memory)));
  if (isResting && at >= memory.appearBy) return quietly({ ...asking(memory), appearBy: at });
  if (at >= memory.appearBy + GRACE) return quietly(done(memory, neverAppeared(watch, memory)));
  if (at >= glanceAt(watch, memory)) return glance(watch, memory, at);
  if (watch.heartbeat === undefined || at < memory.heardAt + watch.heartbeat) return quietly(memory);
  return { memory: { ...memory, heardAt: at }, happenings: [{ event: heartbeatEvent(watch, memory) }] };
}

/** Nothing has come, but time has passed: what the last message says may hold for long enough now. */
function glance(watch: Watch, before: Memory, at: Instant): Step {
  const poll = understand(watch, before, { reply: { kind: 'quiet', then: 'now' }, at, isPoll: false });
  const outcome = decide(poll);
  const memory = outcome === undefined ? poll.memory : done(poll.memory, outcome);
  return { memory, happenings: transitionEvents(poll, before) };
}

function onReply(rules: Rules, known: Memory, { reply, at }: Extract<Occurrence, { kind: 'reply' }>): Step {
  const { watch } = rules;
  const { memory: before, remarks } = hear(known, reply, at);
  if (reply.kind === 'end') return { memory: done(before, streamOver(watch, before)), happenings: remarks };
  // A source of messages that is quiet has brought none: what it has to say is no poll.
  const isPoll = reply.kind !== 'quiet' || watch.source.push !== true;
  const poll = understand(watch, before, { reply, at, isPoll });
  const { memory, next } = proceed(rules, poll, reply);
  const final = memory.state.phase === 'done' && memory.state.outcome.result !== 'met';
  const loud = [...newsEvents(poll, before), ...edgeEvents(poll, before.streak, { final, next })];
  const help = memory.state.phase === 'done' ? [] : helpEvents(poll, before);
  const quiet = isPoll ? [pollEvent(poll, next)] : [];
  const happenings = [...remarks, ...loud, ...help, ...transitionEvents(poll, before), ...quiet];
  const settled = poll.isTaken ? 'delivered' : 'failed';
  return { memory: loud.length === 0 ? memory : { ...memory, heardAt: at }, happenings, settled };
}

/** What was trouble is not asked again at once, whatever the source says; but messages come whenever they do. */
function thenOf({ watch, memory }: Poll, reply: Exclude<Reply, { kind: 'end' }>): Then {
  if (reply.kind === 'failure' || (memory.streak !== undefined && watch.source.push !== true)) return 'interval';
  return reply.then;
}

/** Ends the watch, or says when it asks again. */
function proceed(
  rules: Rules,
  poll: Poll,
  reply: Exclude<Reply, { kind: 'end' }>,
): { readonly memory: Memory; readonly next: Next | undefined } {
  const { watch, observation, memory } = poll;
  const { floor = 0 } = reply;
  const outcome = decide(poll);
  if (outcome !== undefined) return { memory: done(memory, outcome), next: undefined };
  const isAtOnce = thenOf(poll, reply) === 'now';
  if (isAtOnce && floor <= 0) return { memory: asking(memory), next: { pause: 0, why: 'source' } };
  const meta = metaOf(observation);
  const hint = withFloor(isAtOnce || meta === undefined ? undefined : serverHints(meta, observation.at), floor);
  const left = memory.deadline - observation.at;
  // Measured by the server's own word: the jitter on top of it must not end a wait that could have gone on.
  if (hint !== undefined && hint.floor > left)
    return { memory: done(memory, floorPastDeadline(watch, memory, hint.floor)), next: undefined };
  const { rhythm, pause, why } = nextPause(rules, poll, { isAtOnce, hint });
  const next: Next = pause > left ? { pause: left, why: 'deadline' } : { pause, why };
  return { memory: { ...memory, rhythm, state: { phase: 'resting', ...next } }, next };
}

/** The pause that was cut to the deadline leads to the last poll. */
function rested(memory: Memory, at: Instant): Memory {
  const isLast = memory.state.phase === 'resting' && memory.state.why === 'deadline';
  return isLast ? lastPoll(memory, at) : asking(memory);
}

/** The poll under way is the last, else one more is. A process that was stopped notices late: that poll has its time all the same. */
function lastPoll(memory: Memory, at: Instant): Memory {
  const { state } = memory.state.phase === 'resting' ? asking(memory) : memory;
  return { ...memory, state, last: true, deadline: Math.max(memory.deadline, at) };
}

function asking(memory: Memory): Memory {
  return { ...memory, state: { phase: 'asking' } };
}

function done(memory: Memory, outcome: Outcome): Memory {
  return { ...memory, state: { phase: 'done', outcome } };
}

function quietly(memory: Memory): Step {
  return { memory, happenings: [] };
}
