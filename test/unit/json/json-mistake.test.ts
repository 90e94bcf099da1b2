import { describe, expect, it } from 'vitest';
import { jsonMistake, mistakeIn, placeIn } from '../../../src/json/json-mistake.ts';

const messageOf = (text: string) => jsonMistake(text, mistakeIn(text) ?? { at: 0, wanted: 'a mistake' });

describe('the first mistake', () => {
  it.each([
    ['{"a":1', 'line 1, column 7: expected , or }, found the end'],
    ['[1 2]', 'line 1, column 4: expected , or ], found 2]'],
    ['[1,]', 'line 1, column 4: expected a value, found ]'],
    ['{"a" 1}', 'line 1, column 6: expected :, found 1}'],
    ['{a: 1}', 'line 1, column 2: expected a name in double quotes, found a: 1}'],
    ['{"a": 1,}', 'line 1, column 9: expected a name in double quotes, found }'],
    ["['x']", "line 1, column 2: expected a value, found 'x']"],
    ['{"a": 1}\n{"b": 2}', 'line 2, column 1: expected nothing more, found {"b": 2}'],
    ['[\n  NaN\n]', 'line 2, column 3: expected a value, found NaN\\n]'],
    ['[01]', 'line 1, column 2: expected a value, found 01]'],
    ['"\\x"', 'line 1, column 2: expected an escape of JSON, found \\x"'],
    ['"a\nb"', 'line 1, column 3: expected the closing quote, found \\nb"'],
    ['"abc', 'line 1, column 5: expected the closing quote, found the end'],
    ['tru', 'line 1, column 1: expected a value, found tru'],
  ])('of %j: %s', (text, mistake) => {
    expect(messageOf(text)).toBe(`the body is not JSON: ${mistake}`);
  });

  it('quotes 60 characters at most, and none that could do harm', () => {
    const message = messageOf(`\u001b[31m${'x'.repeat(5000)}`);
    expect(message).toBe(`the body is not JSON: line 1, column 1: expected a value, found \\u001b[31m${'x'.repeat(49)}…`);
  });

  it('is the emptiness of an empty body', () => {
    expect([messageOf(''), messageOf(' \n')]).toEqual(['the body is empty', 'the body is empty']);
  });
});

it('the place alone is for whoever has words of their own', () => {
  expect(mistakeIn('[1 2]')).toEqual({ at: 3, wanted: ', or ]' });
  expect(mistakeIn(' {"a": [1, 2]} ')).toBe(undefined);
});

it('a place is counted in lines and columns', () => {
  expect(['', 'ab', 'ab\n', 'ab\n\nc'].map((text) => placeIn(text, text.length))).toEqual([
    'line 1, column 1',
    'line 1, column 3',
    'line 2, column 1',
    'line 3, column 2',
  ]);
});
