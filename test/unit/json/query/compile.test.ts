import { describe, expect, it } from 'vitest';
import type { Json } from '../../../../src/domain/json.ts';
import { compileQuery } from '../../../../src/json/query/query.ts';
import { laterMistakeOf } from '../../../support/mistakes.ts';

const items: Json = [
  { id: 1, name: 'ab', n: 0.25, on: true, list: [1, 2] },
  { id: 2, name: '😀', n: null, on: false, list: [] },
  { id: 3, n: '5', pattern: 'a.' },
  'text',
];
const idsOf = async (filter: string) => (await compileQuery(`$[?${filter}].id`)).select(items).map(({ value }) => value);

describe('a filter', () => {
  it.each<[string, number[]]>([
    ['@.name', [1, 2]],
    ['!@.name', [3]],
    ['@.n', [1, 2, 3]],
    ['@.on == true', [1]],
    ['@.n == null', [2]],
    ['@.n < 0.5', [1]],
    ['@.n >= 0.25', [1]],
    ["@.n == '5'", [3]],
    ['@.n == 5', []],
    ['@.list == $[0].list', [1]],
    ['@.none == @.nothing', [1, 2, 3]],
    ['@.none != null', [1, 2, 3]],
    ['@.none < 1', []],
    ['@.none <= @.nothing', [1, 2, 3]],
    ["@.id == 1 || @.id == 2 && @.name == 'ab'", [1]],
    ["(@.id == 1 || @.id == 2) && @.name == 'ab'", [1]],
    ['!(@.id == 1)', [2, 3]],
    ['@.list[?@ == 2]', [1]],
    ['length(@.name) == 1', [2]],
    ['length(@.list) == 0', [2]],
    ['length(@) == 4', []],
    ['length(@.on) == length(@.none)', [1, 2, 3]],
    ['count(@.*) == 5', [1, 2]],
    ['count(@..list.*) == 2', [1]],
    ['value(@.list[?@ > 1]) == 2', [1]],
    ["match(@.name, '[a-c]+')", [1]],
    ["match(@.name, 'a')", []],
    ["search(@.name, 'a')", [1]],
    ["match(@.name, '.')", [2]],
    ["search(@.n, '5')", [3]],
    ["search(@.on, '')", []],
    ["match(@.name, '(')", []],
    ['search($[0].name, @.pattern)', [3]],
    ['search("xby", @.pattern)', []],
    ['1 == 1', [1, 2, 3]],
  ])('[?%s]', async (filter, ids) => {
    expect(await idsOf(filter)).toEqual(ids);
  });

  it('applies to the members of an object too', async () => {
    expect((await compileQuery('$[?@ > 1]')).select({ a: 1, b: 2 })).toEqual([{ keys: ['b'], value: 2 }]);
  });

  it('cannot be made to hang by a pattern from the document', async () => {
    const query = await compileQuery('$[?search(@.text, @.pattern)]');
    const hostile = { text: 'a'.repeat(20_000), pattern: '(a+)+b' };
    expect(query.select([hostile, { ...hostile, pattern: 'a{1001}' }, { ...hostile, pattern: 'a'.repeat(2000) }])).toEqual([]);
  });
});

describe('a filter that is not well-typed', () => {
  it.each([
    ['@.* == 1', 'inside [?…] a path with several values cannot be one', 'Write value(@.*) or count(@.*).'],
    ["match(@..a, 'a')", 'inside [?…] a path with several values cannot be one', 'Write value(@..a) or count(@..a).'],
    ['true', 'a value alone is no condition', 'Compare it with something.'],
    ['count(@.*)', 'count() is a value, not a condition', 'Compare it: count(…) > 0'],
    ["match(@.a, 'b') == true", 'match() is true or false by itself', 'Leave the comparison out.'],
    ['length(@.a, 1) > 1', 'length() takes 1 argument, not 2', undefined],
    ['match(@.a)', 'match() takes 2 arguments, not 1', undefined],
    ['count(1) > 1', 'a path belongs here, not a value', undefined],
    ['length(@.a == 1) > 1', 'length() takes a path or a value, not a condition', undefined],
    ['length((@.a)) > 1', 'length() takes a path or a value, not a condition', 'Leave the parentheses out.'],
    ["@[ 'a' ] == 1", 'no blank may stand inside the brackets of a path whose value is wanted', 'Write: @.a'],
    ["1 < $['a b'].c[0 ]", 'no blank may stand inside the brackets of a path whose value is wanted', 'Write: $["a b"].c[0]'],
    ["length(@[ 'a' ]) > 1", 'no blank may stand inside the brackets of a path whose value is wanted', 'Write: @.a'],
    ['lenght(@.a) > 1', 'inside [?…] there is no lenght()', 'Did you mean length()?'],
    ['status() == 200', 'inside [?…] there is no status()', 'There are length(), count(), value(), match(), search().'],
    ['!@.a == 1', '! does not go before a comparison', 'Write: $[?@.a != 1]'],
    ['@.a == 1 == 2', 'comparisons do not chain', 'Join two comparisons with &&.'],
    ['(@.a) == 1', 'parentheses group conditions, they have no value to compare', 'Leave the parentheses out.'],
    ['!!@.a', '! stands twice', 'Leave both out.'],
    ['@.a =~ "x"', '=~ is not part of [?…]', 'Inside a filter use search(@.name, "pattern")'],
    ['@.a > 5m', 'durations are not part of [?…]', 'In seconds: 300'],
    ['@.a and @.b', 'expected ] or an operator, found and', 'The operator is written &&.'],
  ])('[?%s]: %s', async (filter, message, hint) => {
    const mistake = await laterMistakeOf(compileQuery(`$[?${filter}]`));
    expect({ message: mistake.message, hint: mistake.hint }).toEqual({ message, hint });
  });
});
