/** Claims about JSON typed on a command line: right exactly when JSON.parse takes it, and wrong at the right place. */
import { describe, expect, it } from 'vitest';
import { firstSlip, readJsonText } from '../../../../src/config/values/json-text.ts';
import { mistakeOf } from '../../../support/mistakes.ts';

describe('JSON text', () => {
  it.each(['{}', '[]', ' { "a" : [ 1 , -0.5e+3 , true , false , null , "x\\u00e9\\n" ] } ', '"x"', '1', '[[],[{}]]', '{"":{}}'])(
    '%s is JSON',
    (text) => {
      JSON.parse(text);
      expect(firstSlip(text)).toBe(undefined);
      expect(readJsonText(text)).toBe(text);
    },
  );

  it.each([
    ['{"a":}', 5],
    ['{"a" 1}', 5],
    ['{a:1}', 1],
    ['[1,]', 3],
    ['{"a":1,}', 7],
    ['[1 2]', 3],
    ['[1', 2],
    ['', 0],
    ['  ', 2],
    ['{"a":1}}', 7],
    ["{'a':1}", 1],
    ['[01]', 1],
    ['nul', 0],
    ['nullx', 0],
    ['1.', 0],
    ['"a\nb"', 0],
    ['[}', 1],
    ['{]', 1],
    ['[1}', 2],
    [',', 0],
    ['{,}', 1],
    ['{"a":1 "b":2}', 7],
  ])('%j goes wrong at %d', (text, at) => {
    expect(() => JSON.parse(text)).toThrow(SyntaxError);
    expect(firstSlip(text)).toBe(at);
  });

  it.each([
    ['{"a":}', 'this is not JSON (character 6)', '}'],
    ['[1', 'the JSON ends too early (character 3)', ''],
    [' ', 'there is no JSON (character 2)', ''],
  ])('%j is refused with its place', (text, message, caret) => {
    expect(mistakeOf(() => readJsonText(text))).toMatchObject({ message, caret });
  });

  it('may be nested far deeper than a stack', () => {
    expect(firstSlip('['.repeat(200_000) + ']'.repeat(200_000))).toBe(undefined);
    expect(firstSlip('['.repeat(200_000))).toBe(200_000);
  });
});
