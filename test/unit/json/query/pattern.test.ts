import { describe, expect, it } from 'vitest';
import { loadPatterns, type PatternReading, rememberingMatcher } from '../../../../src/json/query/pattern.ts';

const patterns = await loadPatterns();
const test = (reading: PatternReading, input: string) => (reading.ok ? reading.pattern.test(input) : reading.message);

describe('a pattern of RE2', () => {
  it('matches anywhere unless it is anchored', () => {
    expect(test(patterns.re2('b+'), 'abbc')).toBe(true);
    expect(test(patterns.re2('^b+$'), 'abbc')).toBe(false);
    expect(test(patterns.re2('(?i)READY'), 'is ready')).toBe(true);
  });

  it('is refused where it could not run in linear time, or is none', () => {
    expect(test(patterns.re2('(a)\\1'), '')).toBe('invalid escape sequence: `\\1`');
    expect(test(patterns.re2('(?=a)'), '')).toBe('invalid or unsupported Perl syntax: `(?=`');
    expect(test(patterns.re2('['), '')).toBe('missing closing ]: `[`');
    expect(test(patterns.re2('((a{100}){100}){100}'), '')).toBe('invalid repeat count: `{100}`');
    expect(test(patterns.re2('x'.repeat(1001)), '')).toBe('a pattern may have 1000 characters');
  });

  it('takes no time over what makes other engines hang', () => {
    expect(test(patterns.re2('(a+)+b'), 'a'.repeat(50_000))).toBe(false);
    expect(test(patterns.re2('(.*)*x'), 'y'.repeat(50_000))).toBe(false);
  });
});

describe('an I-Regexp', () => {
  it('covers the whole text or a part of it', () => {
    expect(test(patterns.iRegexp('a|ab', 'whole'), 'ab')).toBe(true);
    expect(test(patterns.iRegexp('a', 'whole'), 'ab')).toBe(false);
    expect(test(patterns.iRegexp('a', 'part'), 'bab')).toBe(true);
  });

  it('has a dot that stops at both line ends', () => {
    expect(['a', '😀', '\n', '\r'].map((input) => test(patterns.iRegexp('.', 'whole'), input))).toEqual([
      true,
      true,
      false,
      false,
    ]);
  });
});

describe('a remembering matcher', () => {
  it('tells the same however many patterns it has met', () => {
    const matches = rememberingMatcher(patterns, 'whole');
    const names = Array.from({ length: 40 }, (_, at) => `p${at}`);
    expect(names.every((name) => matches(name, name) && !matches('other', name) && matches(name, name))).toBe(true);
  });

  it('matches nothing with what is no pattern', () => {
    expect(rememberingMatcher(patterns, 'part')('a', '(')).toBe(false);
  });
});
