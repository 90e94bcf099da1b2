/** Laws of conditions: three-valued logic holds on whole conditions, and no text and no answer makes them fail. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { judge } from '../../src/conditions/judge.ts';
import { conjunction, disjunction, negate } from '../../src/conditions/kleene.ts';
import { parseCondition } from '../../src/conditions/parse.ts';
import type { Circumstances, Verdict } from '../../src/domain/condition.ts';
import { UsageError } from '../../src/domain/errors.ts';
import { evidenceSentence } from '../../src/domain/evidence-sentence.ts';
import type { Json } from '../../src/domain/json.ts';
import { printable } from '../../src/domain/printable.ts';
import { at, good, rejected, silent, textual, unusable } from '../unit/conditions/observations.ts';

const value = fc.oneof(fc.constantFrom<Json>(null, true, false, 1, 2, 'x', '1'), fc.array(fc.nat(2), { maxLength: 2 }));
const body = fc.dictionary(fc.constantFrom('a', 'b', 'c'), value, { maxKeys: 3, noNullPrototype: true });
const circumstances: fc.Arbitrary<Circumstances> = fc
  .oneof({ weight: 6, arbitrary: body.map((each) => good(each)) }, fc.constantFrom(rejected, unusable, silent, textual('x')))
  .map(at);

const path = fc.constantFrom('$.a', '$.b', '@.c', '$.a[0]', '$.*', '$.b[*]');
const lookedUp = fc.oneof(path, fc.constantFrom('status()', 'polls()', 'length($.a)', 'count($.*)'));
const operand = fc.oneof(lookedUp, fc.constantFrom('1', '"x"', 'null', 'true'));
const operator = fc.constantFrom('==', '!=', '<', '<=', '>', '>=');
const { condition } = fc.letrec<{ condition: string; basic: string }>((tie) => ({
  basic: fc.oneof(
    path,
    fc.constantFrom('down()', 'exists($.a)', "match($.a, 'x')", '$.b =~ "x"', '$.c !~ "1"'),
    fc.tuple(lookedUp, operator, operand).map((parts) => parts.join(' ')),
    fc.tuple(operand, operator, lookedUp).map((parts) => parts.join(' ')),
  ),
  condition: fc.oneof(
    { maxDepth: 3 },
    tie('basic'),
    fc.tuple(tie('condition'), fc.constantFrom('&&', '||'), tie('condition')).map((parts) => parts.join(' ')),
    tie('condition').map((each) => `!(${each})`),
  ),
}));
const verdictOf = async (text: string, on: Circumstances): Promise<Verdict> => judge(await parseCondition(text), on).verdict;

describe('a condition', () => {
  it('negated is the opposite, and unknown stays unknown', async () => {
    await fc.assert(
      fc.asyncProperty(condition, circumstances, async (text, on) => {
        expect(await verdictOf(`!(${text})`, on)).toBe(negate(await verdictOf(text, on)));
      }),
      { numRuns: 300 },
    );
  });

  it('joined with another is what Kleene says', async () => {
    await fc.assert(
      fc.asyncProperty(condition, condition, circumstances, async (one, other, on) => {
        const verdicts = [await verdictOf(one, on), await verdictOf(other, on)];
        expect(await verdictOf(`(${one}) && (${other})`, on)).toBe(conjunction(verdicts));
        expect(await verdictOf(`(${one}) || (${other})`, on)).toBe(disjunction(verdicts));
        expect(await verdictOf(`!((${one}) && (${other}))`, on)).toBe(await verdictOf(`!(${one}) || !(${other})`, on));
      }),
      { numRuns: 200 },
    );
  });

  it('is never decided by a path when there was no usable answer', async () => {
    await fc.assert(
      fc.asyncProperty(path, operator, fc.constantFrom(rejected, unusable, silent), async (each, op, observation) => {
        const texts = [each, `!${each}`, `${each} ${op} 1`, `!(${each} ${op} 1)`];
        expect(await Promise.all(texts.map((text) => verdictOf(text, at(observation))))).toEqual(Array(4).fill('unknown'));
      }),
      { numRuns: 60 },
    );
  });

  it('explains itself in one printable line', async () => {
    await fc.assert(
      fc.asyncProperty(condition, circumstances, async (text, on) => {
        const words = evidenceSentence(judge(await parseCondition(text), on));
        expect(words).toBe(printable(words));
        expect(words.length).toBeGreaterThan(0);
      }),
      { numRuns: 200 },
    );
  });
});

describe('a comparison in shorthand', () => {
  it('says what the expression says', async () => {
    const pairs = fc.constantFrom<readonly [string, string]>(['=', '=='], ['==', '=='], ['!=', '!='], ['<', '<'], ['>=', '>=']);
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom('a', 'b', 'c'),
        pairs,
        fc.constantFrom('1', 'true', 'null', '"x"'),
        circumstances,
        async (name, [short, long], to, on) => {
          expect(await verdictOf(`${name}${short}${to}`, on)).toBe(await verdictOf(`$.${name} ${long} ${to}`, on));
        },
      ),
      { numRuns: 200 },
    );
  });
});

describe('any text at all', () => {
  const pieces = [
    ...'a $.a $ @.b [0] = == != =~ !~ < <= && || ! ( ) , .. 1 2.. x "x" \' " \\ status() down() exists( length($.a) match($.a, $.b[?@.c==1] 5s {'.split(
      ' ',
    ),
    ' ',
    '\n',
    'ä',
  ];

  it('is a condition or a mistake with its place, and nothing else', async () => {
    const text = fc.oneof(
      fc.array(fc.constantFrom(...pieces), { maxLength: 12 }).map((each) => each.join('')),
      fc.string(),
    );
    await fc.assert(
      fc.asyncProperty(text, async (each) => {
        const mistake = await parseCondition(each).then(
          () => undefined,
          (error: unknown) => error,
        );
        if (mistake === undefined) return;
        expect(mistake).toBeInstanceOf(UsageError);
        const spot = mistake instanceof UsageError ? mistake.spot : undefined;
        expect([spot?.text, (spot?.at ?? -1) >= 0, (spot?.at ?? Number.NaN) <= each.length, (spot?.length ?? 0) >= 1]).toEqual([
          each,
          true,
          true,
          true,
        ]);
      }),
      { numRuns: 1500 },
    );
  });
});
