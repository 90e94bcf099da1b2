/** What code asked for as a plan, by the same way a command line goes. */

import type { CommandWords } from '../config/invocation.ts';
import { asFlags } from '../config/layers/raw-values.ts';
import type { Target as TargetWord } from '../config/request/target.ts';
import { resolvePlan } from '../config/resolve.ts';
import type { Condition } from '../domain/condition.ts';
import { UsageError } from '../domain/errors.ts';
import type { Plan, PlannedWatch } from '../domain/plan.ts';
import type { Clock } from '../domain/time.ts';
import { layerOf } from './layer.ts';
import { conditionOf } from './predicate.ts';
import type { Predicate, Several } from './public/option-values.ts';
import type { Target, WatchOptions } from './public/options.ts';
import { surroundingsOf } from './surroundings.ts';

/** What is asked for. */
export interface Asked<Value> {
  readonly targets: readonly Target[];
  readonly options: WatchOptions<Value>;
  /** Somebody waits: without another goal the first ok answer is one. */
  readonly isWait: boolean;
}

// What comes after an `await` stands for the command after `--`, as far as a plan is concerned.
const WHAT_FOLLOWS: CommandWords = ['await'];

/** Nobody is told that a watch still lives unless they ask for it. */
const silence = asFlags({ heartbeat: ['0'] });

/** The plan. @throws UsageError for the first mistake, before anything is sent. */
export async function planOf<Value>({ targets, options, isWait }: Asked<Value>, clock: Pick<Clock, 'now'>): Promise<Plan> {
  if (targets.length === 0) throw new UsageError('there is no URL to watch');
  const { texts, until, failWhen } = withoutFunctions(options);
  const hasGoal = isWait || until.length > 0;
  const plan = await resolvePlan(
    {
      kind: 'watch',
      targets: targets.map(wordOf),
      flags: new Map([...silence, ...layerOf(texts)]),
      ...(hasGoal && { command: WHAT_FOLLOWS }),
    },
    surroundingsOf(clock),
  );
  const [first, ...others] = plan.watches;
  const complete = (planned: PlannedWatch) => withGoals(planned, until, failWhen);
  return { ...plan, watches: [complete(first), ...others.map(complete)] };
}

function wordOf(target: Target): TargetWord {
  if (typeof target === 'string') return { text: target, literal: true };
  if (target instanceof URL) return { text: target.href, literal: true };
  if (target.name === '') throw new UsageError('the name of a watch is empty');
  return { ...wordOf(target.url), name: target.name };
}

/** The options with the conditions that are texts, and the others. */
function withoutFunctions<Value>(options: WatchOptions<Value>) {
  const [until, failWhen] = [listOf(options.until), listOf(options.failWhen)];
  return {
    texts: { ...options, until: until.filter(isText), failWhen: failWhen.filter(isText) },
    until: until.filter(isPredicate).map(conditionOf),
    failWhen: failWhen.filter(isPredicate).map(conditionOf),
  };
}

function listOf<T>(given: Several<T> | undefined): readonly T[] {
  if (given === undefined) return [];
  return isList(given) ? given : [given];
}

function isList<T>(given: Several<T>): given is readonly T[] {
  return Array.isArray(given);
}

function isPredicate<Value>(condition: unknown): condition is Predicate<Value> {
  return typeof condition === 'function';
}

/** Whatever is no function is left to be read, and refused where it is no text. */
function isText(condition: unknown): boolean {
  return !isPredicate(condition);
}

function withGoals(planned: PlannedWatch, until: readonly Condition[], failWhen: readonly Condition[]): PlannedWatch {
  const { goals } = planned.watch;
  const added = {
    ...goals,
    until: [...goals.until, ...until],
    failWhen: [...goals.failWhen, ...failWhen],
    firstAnswer: goals.firstAnswer && until.length === 0,
  };
  return { ...planned, watch: { ...planned.watch, goals: added } };
}
