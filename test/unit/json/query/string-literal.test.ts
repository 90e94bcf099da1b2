import { describe, expect, it } from 'vitest';
import { readPattern, readString } from '../../../../src/json/query/string-literal.ts';

describe('a string literal', () => {
  it.each([
    [`'a'`, 'a'],
    [`"a"`, 'a'],
    [`'it\\'s'`, "it's"],
    [`'"'`, '"'],
    [`"\\""`, '"'],
    [`"\\b\\f\\n\\r\\t\\/\\\\"`, '\b\f\n\r\t/\\'],
    [`"\\u00e4\\u0002"`, 'ä\u0002'],
    [`"\\uD83D\\uDE00"`, '😀'],
    [`''`, ''],
  ])('%s reads', (text, value) => {
    expect(readString(text, 0)).toEqual({ ok: true, value, end: text.length });
  });

  it.each([
    [`'a`, "the string is not closed: ' is missing", 0],
    [`"\\d"`, '\\d is not an escape of a string', 1],
    [`'\\"'`, '\\" is not an escape of a string', 1],
    [`"\\u12"`, 'this is no character: \\u takes four hexadecimal digits', 1],
    [`"\\uD83D"`, 'half of a surrogate pair is no character', 1],
    [`"\\uDE00"`, 'half of a surrogate pair is no character', 1],
    [`"\\uD83Dx"`, 'half of a surrogate pair is no character', 1],
    ['"\n"', 'a control character stands in a string', 1],
  ])('%j is refused', (text, message, at) => {
    expect(readString(text, 0)).toMatchObject({ ok: false, message, at });
  });
});

describe('a pattern in quotes', () => {
  it.each([
    [`'^v\\d+$'`, '^v\\d+$'],
    [`'^v\\\\d+$'`, '^v\\d+$'],
    [`'\\b'`, '\\b'],
    [`'\\''`, "'"],
    [`"a\\\\\\\\b"`, 'a\\\\b'],
  ])('%s is %s: a backslash may be written once or twice', (text, value) => {
    expect(readPattern(text, 0)).toEqual({ ok: true, value, end: text.length });
  });

  it('must be closed', () => {
    expect(readPattern(`'a\\'`, 0)).toMatchObject({ ok: false, message: "the string is not closed: ' is missing" });
  });
});
