/** One poll, understood: what came, what changed, how the goals stand, and whether it was trouble. */

import { judge } from '../conditions/judge.ts';
import type { Change } from '../domain/json.ts';
import type { Observation } from '../domain/observation.ts';
import type { Judged } from '../domain/record.ts';
import type { Meta } from '../domain/reply.ts';
import type { Instant } from '../domain/time.ts';
import type { Watch } from '../domain/watch.ts';
import { compare } from './compare.ts';
import type { Memory, Streak, Unusable } from './memory.ts';
import { type News, observe } from './observe.ts';
import { type Trouble, troubleOf, unreadable } from './trouble.ts';

/** Everything a decision looks at. */
export interface Poll {
  readonly watch: Watch;
  readonly observation: Observation;
  readonly change: Change;
  readonly findings: readonly Judged[];
  readonly trouble: Trouble | undefined;
  /** With this poll already counted. */
  readonly memory: Memory;
}

/** Understands a reply in the light of what is known. */
export function understand(watch: Watch, before: Memory, { reply, at }: { readonly reply: News; readonly at: Instant }): Poll {
  const observation = observe(reply, { at, okStatus: watch.okStatus, before: before.remembered?.answer });
  const { change, remembered } = compare(observation, before.remembered, watch.comparing);
  const findings = judgeAll(watch, { observation, polls: before.polls + 1, elapsed: at - before.startedAt });
  const trouble = troubleOf(observation, watch) ?? blindness(observation, findings);
  const meta = metaOf(observation);
  const memory: Memory = {
    ...before,
    polls: before.polls + 1,
    changes: before.changes + (change.kind === 'edits' ? 1 : 0),
    errors: before.errors + (trouble === undefined ? 0 : 1),
    bytes: before.bytes + (meta?.bytes ?? 0),
    answered: before.answered || meta !== undefined,
    last: before.last || at >= before.deadline,
    findings,
    remembered,
    lastAnswer: lastAnswer(observation) ?? before.lastAnswer,
    streak: trouble === undefined ? undefined : lengthened(before.streak, trouble, at),
    unusable: trouble?.end === 'unusable' ? counted(before.unusable, at) : undefined,
    trouble,
  };
  return { watch, observation, change, findings, trouble, memory };
}

/** What is known of the answer, if one came. */
export function metaOf(observation: Observation): Meta | undefined {
  return observation.kind === 'value' ? observation.answer.meta : observation.meta;
}

function judgeAll(watch: Watch, circumstances: { observation: Observation; polls: number; elapsed: number }): readonly Judged[] {
  const { failWhen, until } = watch.goals;
  return [
    ...failWhen.map((condition) => ({
      kind: 'failWhen' as const,
      text: condition.text,
      finding: judge(condition, circumstances),
    })),
    ...until.map((condition) => ({ kind: 'until' as const, text: condition.text, finding: judge(condition, circumstances) })),
  ];
}

/** A usable answer that a condition cannot look into is trouble too: the wait would never end. */
function blindness(observation: Observation, findings: readonly Judged[]): Trouble | undefined {
  if (observation.kind !== 'value') return undefined;
  const blind = findings.find(({ finding }) => finding.unusable !== undefined)?.finding.unusable;
  return blind === undefined ? undefined : unreadable(blind, observation.answer.meta);
}

function lastAnswer(observation: Observation): Memory['lastAnswer'] {
  if (observation.kind === 'value') return { meta: observation.answer.meta, body: observation.answer.body };
  return observation.kind === 'rejection' ? { meta: observation.meta, body: observation.body } : undefined;
}

function lengthened(before: Streak | undefined, trouble: Trouble, at: Instant): Streak {
  return {
    told: `${trouble.class} ${trouble.code}`,
    since: before?.since ?? at,
    count: (before?.count ?? 0) + 1,
    notFound: trouble.status === 404 ? (before?.notFound ?? 0) + 1 : 0,
  };
}

function counted(before: Unusable | undefined, at: Instant): Unusable {
  return before === undefined ? { since: at, count: 1 } : { since: before.since, count: before.count + 1 };
}
