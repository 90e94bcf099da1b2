/** Functions as conditions: asked at every usable answer, and told like any other condition. */

import { missing } from '../conditions/circumstances.ts';
import { known } from '../conditions/reading.ts';
import type { Circumstances, Condition } from '../domain/condition.ts';
import type { Answer } from '../domain/observation.ts';
import { plainValue } from './event-of.ts';
import type { AnswerFacts, Predicate } from './public/option-values.ts';

/** The condition that is true where `predicate` is; unknown where no usable answer came. */
export function conditionOf<Value>(predicate: Predicate<Value>): Condition {
  const text = `${predicate.name || 'function'}()`;
  const read = (circumstances: Circumstances) => {
    const { observation } = circumstances;
    if (observation.kind !== 'value') return missing('body', circumstances) ?? known(false);
    const verdict: unknown = predicate(plainValue(observation.answer.value), factsOf(observation.answer, circumstances));
    if (typeof verdict === 'boolean') return known(verdict);
    throw new TypeError(`${text} must return true or false; it returned ${kindOf(verdict)}`);
  };
  const call = { kind: 'call', name: text, text, paths: [], steady: false, looksBack: false, read } as const;
  return { text, expression: { kind: 'test', of: call }, notes: [] };
}

function factsOf({ meta }: Answer, { polls, elapsed }: Circumstances): AnswerFacts {
  const { status, headers, url, latency } = meta;
  return { status, headers, url, latencyMs: latency, polls, elapsedMs: elapsed };
}

function kindOf(verdict: unknown): string {
  return verdict instanceof Promise ? 'a promise' : verdict === null ? 'null' : `a value of type ${typeof verdict}`;
}
