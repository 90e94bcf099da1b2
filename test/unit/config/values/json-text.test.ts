/** Claims about JSON typed on a command line: right exactly when JSON.parse takes it, and wrong at the right place. */
import { describe, expect, it } from 'vitest';
import { readJsonText } from '../../../../src/config/values/json-text.ts';
import { mistakeOf } from '../../../support/mistakes.ts';

describe('JSON text', () => {
  it.each(['{}', '[]', ' { "a" : [ 1 , -0.5e+3 , true , false , null , "x\\u00e9\\n" ] } ', '"x"', '1', '[[],[{}]]', '{"":{}}'])(
    '%s is JSON',
    (text) => {
      JSON.parse(text);
      expect(readJsonText(text)).toBe(text);
    },
  );

  it.each([
    ['{"a":}', 'this is not JSON: expected a value (character 6)', '}'],
    ['{"a" 1}', 'this is not JSON: expected : (character 6)', '1'],
    ['{a:1}', 'this is not JSON: expected a name in double quotes (character 2)', 'a'],
    ["{'a':1}", 'this is not JSON: expected a name in double quotes (character 2)', "'"],
    ['[1,]', 'this is not JSON: expected a value (character 4)', ']'],
    ['{"a":1}}', 'this is not JSON: expected nothing more (character 8)', '}'],
    ['[1}', 'this is not JSON: expected , or ] (character 3)', '}'],
    ['nul', 'this is not JSON: expected a value (character 1)', 'n'],
    ['"a\nb"', 'this is not JSON: expected the closing quote (character 3)', '\n'],
    ['[1', 'the JSON ends too early: expected , or ] (character 3)', ''],
    [' ', 'there is no JSON: expected a value (character 2)', ''],
    ['', 'there is no JSON: expected a value (character 1)', ''],
  ])('%j is refused with its place', (text, message, caret) => {
    expect(() => JSON.parse(text)).toThrow(SyntaxError);
    expect(mistakeOf(() => readJsonText(text))).toMatchObject({ message, caret });
  });

  it('may be nested as deep as answers, and no deeper', () => {
    const nested = (depth: number) => '['.repeat(depth) + ']'.repeat(depth);
    expect(readJsonText(nested(1000))).toBe(nested(1000));
    expect(() => readJsonText(nested(1001))).toThrow('the JSON is nested deeper than 1000 levels');
    expect(() => readJsonText('['.repeat(200_000))).toThrow('the JSON is nested deeper than 1000 levels');
  });
});
