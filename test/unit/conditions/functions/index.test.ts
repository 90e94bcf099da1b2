import { describe, expect, it } from 'vitest';
import { functions } from '../../../../src/conditions/functions/index.ts';
import { parseCondition } from '../../../../src/conditions/parse.ts';
import { findingOf, good, rejected, silent, textual, unusable } from '../observations.ts';

/** What a function gave: the value seen, or why there was none. */
const given = async (condition: string, observation = good({ a: [1, 2], s: 'äö', nil: null })) => {
  const [evidence] = (await findingOf(condition, observation)).evidence;
  return evidence?.seen ?? evidence?.note;
};

describe('the functions', () => {
  it('each come with an example that is a condition', async () => {
    const examples = [...functions.values()].map(({ example }) => example);
    const parsed = await Promise.all(
      examples.map((example) => parseCondition(example, { readFile: async () => new TextEncoder().encode('{}') })),
    );
    expect(parsed.map(({ text }) => text)).toEqual(examples);
    expect([...functions.values()].filter(({ name, example }) => !example.includes(`${name}(`))).toEqual([]);
  });

  it('have names of their own', () => {
    expect([...functions.entries()].filter(([key, { name }]) => key !== name)).toEqual([]);
  });
});

describe('what they give', () => {
  it('status(): the status of any answer', async () => {
    expect([
      await given('status() == 1'),
      await given('status() == 1', rejected),
      await given('status() == 1', unusable),
    ]).toEqual([200, 503, 200]);
  });

  it('header(): a field by its name in any case, repeated ones joined', async () => {
    const answer = good({}, { etag: '"x"', 'set-cookie': ['a=1', 'b=2'] });
    expect([await given("header('ETag') == ''", answer), await given("header('set-cookie') == ''", answer)]).toEqual([
      '"x"',
      'a=1, b=2',
    ]);
    expect(await given("header('constructor') == ''", answer)).toBe('not among the headers');
  });

  it('latency() and elapsed(): seconds to the millisecond', async () => {
    expect([await given('latency() > 0'), await given('elapsed() > 0'), await given('elapsed() > 0', silent)]).toEqual([
      0.734, 61.2, 61.2,
    ]);
  });

  it('bytes(): the decoded body, or what is known of one that cannot be used', async () => {
    expect([
      await given('bytes() > 0', textual('ä')),
      await given('bytes() > 0', rejected),
      await given('bytes() > 0', unusable),
    ]).toEqual([2, 5, 12]);
  });

  it('text(): the body as it came', async () => {
    expect([await given('text() == ""'), await given('text() == ""', textual('OK'))]).toEqual([
      '{"a":[1,2],"s":"äö","nil":null}',
      'OK',
    ]);
  });

  it('polls(): how often was asked', async () => {
    expect([await given('polls() > 0'), await given('polls() > 0', silent)]).toEqual([3, 3]);
  });

  it('down(): whether nobody answered', async () => {
    expect(await Promise.all([good(1), rejected, unusable, silent].map((observation) => given('down()', observation)))).toEqual([
      false,
      false,
      false,
      true,
    ]);
  });

  it('exists(): whether a path is there, null or not', async () => {
    expect([await given('exists($.nil)'), await given('exists($.none)'), await given('exists($.a[*])')]).toEqual([
      true,
      false,
      true,
    ]);
  });

  it('length(), count() and value(): those of RFC 9535', async () => {
    expect([await given('length($.s) > 0'), await given('length($.a) > 0'), await given('length($) > 0')]).toEqual([2, 2, 3]);
    expect([await given('count($..*) > 0'), await given('count($.none) > 0')]).toEqual([5, 0]);
    expect([await given('value($.a[1]) > 0'), await given('length(text()) > 0', textual('abc'))]).toEqual([2, 3]);
    expect(await given('value($.a[*]) > 0')).toBe('not one value but 2: test all with every(), or pick one with a filter [?…]');
  });
});
