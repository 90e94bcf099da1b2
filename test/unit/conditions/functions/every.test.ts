import { describe, expect, it } from 'vitest';
import { parseCondition } from '../../../../src/conditions/parse.ts';
import { laterMistakeOf } from '../../../support/mistakes.ts';
import { good, told, verdictOn } from '../observations.ts';

const body = good({
  items: [
    { id: 1, ok: true, n: 1, tags: ['a', 'b'] },
    { id: 2, ok: true, n: 5, tags: ['a'] },
  ],
  named: { a: { n: 1 }, b: { n: 2 } },
  limit: 5,
  empty: [],
  mixed: [{ n: 1 }, {}],
  text: 'x',
});

describe('every()', () => {
  it.each([
    [`every($.items, '@.ok')`, 'met'],
    [`every($.items, '@.n < 5')`, 'unmet'],
    [`every($.items[*], '@.n <= $.limit')`, 'met'],
    [`every($.items[*].n, '@ > 0')`, 'met'],
    [`every($..n, '@ < 5')`, 'unmet'],
    [`every($.named, '@.n > 0')`, 'met'],
    [`every($.items[0], '@ != 0')`, 'met'],
    [`every($.text, '@ == "x"')`, 'met'],
    [`every($.empty, '@.n > 0')`, 'unknown'],
    [`every($.none, '@.n > 0')`, 'unknown'],
    [`every($.mixed, '@.n > 0')`, 'unknown'],
    [`every($.mixed, '@.n > 1')`, 'unmet'],
    [`!every($.mixed, '@.n > 0')`, 'unknown'],
    [`!every($.items, '@.n < 5')`, 'met'],
    [`every($.items, 'every(@.tags, "@ == \\'a\\' || @ == \\'b\\'")')`, 'met'],
    [`every($.items, 'count(@.tags[*]) > 0 && status() == 200')`, 'met'],
    [`every($.items, '@.tags[?@ == "a"]')`, 'met'],
    [`every($.items, '@.tags[?@ == "b"]')`, 'unmet'],
    [`every($.items, 'length(@.tags) > 0')`, 'met'],
  ])('%s is %s', async (condition, verdict) => {
    expect(await verdictOn(condition, body)).toBe(verdict);
  });

  it('names the first member that decides', async () => {
    expect(await told(`every($.items, '@.n < 5')`, body)).toEqual([false, 'at $.items[1]: @.n is 5, wanted < 5']);
    expect(await told(`every($.named, '@.n == 1')`, body)).toEqual([false, 'at $.named.b: @.n is 2, wanted 1']);
    expect(await told(`every($.mixed, '@.n > 0')`, body)).toBe('not known: at $.mixed[1]: @.n is not in the response');
    expect(await told(`every($.empty, '@.n > 0')`, body)).toBe('not known: there is nothing to test');
  });

  it.each([
    [`every($.items, '@.n = 1')`, 'a single = compares nothing in an expression', 'Write: @.n == 1'],
    [`every($.items, 'state=ready,done')`, 'in every() a member is called @', 'Write: (@.state == "ready" || @.state == "done")'],
    [
      `every($.items, 'a=1 && b=2')`,
      'the shorthand is one comparison; several need an expression',
      'Write: @.a == 1 && @.b == 2',
    ],
    [`every($.items, '')`, 'the condition is empty', 'For example: status=ready'],
    ['every($.items, @.n)', 'every() takes a condition in quotes here', `For example: every($.items, '@.state == "ready"')`],
    ['every($.items)', 'every() takes two arguments, not 1', `For example: every($.items, '@.state == "ready"')`],
  ])('%s is refused', async (condition, message, hint) => {
    expect(await laterMistakeOf(parseCondition(condition))).toMatchObject({ message, hint });
  });
});
