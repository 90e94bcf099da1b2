/** Claims about functions as conditions. */
import { describe, expect, it } from 'vitest';
import { judge } from '../../../src/conditions/judge.ts';
import type { Circumstances } from '../../../src/domain/condition.ts';
import type { Json } from '../../../src/domain/json.ts';
import { conditionOf } from '../../../src/library/predicate.ts';
import type { AnswerFacts, Predicate } from '../../../src/library/public/option-values.ts';
import { answerOf, metaOf, someTime, someUrl } from '../../support/records.ts';

function usable(value: Json): Circumstances {
  const observation = { kind: 'value', at: someTime, answer: answerOf(value), repeat: false, unmodified: false } as const;
  return { observation, polls: 3, elapsed: 4500 };
}

const isReady: Predicate<{ status: string }> = ({ status }) => status === 'ready';

describe('a function as a condition', () => {
  it('is met where it returns true, unmet where false, and told by its name', () => {
    const condition = conditionOf(isReady);
    expect(condition.text).toBe('isReady()');
    expect(judge(condition, usable({ status: 'ready' }))).toEqual({
      verdict: 'met',
      evidence: [{ path: 'isReady()', verdict: 'met', seen: true }],
    });
    expect(judge(condition, usable({ status: 'building' })).verdict).toBe('unmet');
  });

  it('is told as function() where it has no name', () => {
    expect(
      conditionOf(
        (
          () => () =>
            true
        )(),
      ).text,
    ).toBe('function()');
  });

  it('is given the value and what is known of the answer', () => {
    const given: [unknown, AnswerFacts][] = [];
    judge(
      conditionOf((value, facts) => given.push([value, facts]) > 0),
      usable({ n: 1 }),
    );
    const { headers } = metaOf();
    expect(given).toEqual([[{ n: 1 }, { status: 200, headers, url: someUrl, latencyMs: 34, polls: 3, elapsedMs: 4500 }]]);
  });

  it('may do to the value what it likes', () => {
    const circumstances = usable({ items: [3, 1, 2] });
    const sorting: Predicate<{ items: number[] }> = ({ items }) => items.sort()[0] === 1;
    expect(judge(conditionOf(sorting), circumstances).verdict).toBe('met');
    expect(circumstances.observation).toMatchObject({ answer: { value: { items: [3, 1, 2] } } });
  });

  it('is unknown, and not asked, where no usable answer came', () => {
    const never = conditionOf(() => {
      throw new Error('asked');
    });
    const rejection = { kind: 'rejection', at: someTime, meta: metaOf({ status: 503 }), body: new Uint8Array() } as const;
    expect(judge(never, { observation: rejection, polls: 1, elapsed: 0 })).toMatchObject({
      verdict: 'unknown',
      evidence: [{ note: 'not known: the answer was 503' }],
    });
  });

  it.each([
    [Promise.resolve(true), 'a promise'],
    [undefined, 'a value of type undefined'],
    [null, 'null'],
    [1, 'a value of type number'],
  ])('throws for what is neither true nor false: %s', (result, named) => {
    // As code without types would.
    const condition = Reflect.apply(conditionOf, undefined, [() => result]);
    expect(() => judge(condition, usable(null))).toThrow(`must return true or false; it returned ${named}`);
  });
});
