import { describe, expect, it } from 'vitest';
import { translateIRegexp } from '../../../../src/json/query/i-regexp.ts';

describe('an I-Regexp', () => {
  it.each([
    ['a.b', 'a[^\\n\\r]b'],
    ['(ab|c)*', '(?:ab|c)*'],
    ['a{2}b{1,}c{1,3}', 'a{2}b{1,}c{1,3}'],
    ['[a-z0-9._-]+', '[a-z0-9._-]+'],
    ['[^-a]', '[^-a]'],
    ['\\p{Lu}\\P{Nd}', '\\p{Lu}\\P{Nd}'],
    ['[\\p{L}\\n]', '[\\p{L}\\n]'],
    ['^a$', '\\^a\\$'],
    ['\\.\\*\\\\', '\\.\\*\\\\'],
    ['ä😀', 'ä😀'],
    ['', ''],
    ['a|', 'a|'],
  ])('%s is %s for RE2', (pattern, re2) => {
    expect(translateIRegexp(pattern)).toEqual({ ok: true, re2 });
  });

  it.each([
    ['\\d', '\\d is not part of I-Regexp; write [0-9]'],
    ['\\bx', '\\b is not part of I-Regexp'],
    ['(a', 'a group is not closed'],
    ['a)', ') has nothing to stand on, or must be escaped'],
    ['*a', '* has nothing to stand on, or must be escaped'],
    ['a**', '* has nothing to stand on, or must be escaped'],
    ['a{,3}', '{ has nothing to stand on, or must be escaped'],
    ['(?i)a', '? has nothing to stand on, or must be escaped'],
    ['[a', 'a character class is not closed, or holds an unescaped [ or -'],
    ['[]', 'a character class is not closed, or holds an unescaped [ or -'],
    ['[[:alpha:]]', 'a character class is not closed, or holds an unescaped [ or -'],
    ['\\p{Greek}', '\\p is not part of I-Regexp'],
  ])('%s is refused: %s', (pattern, message) => {
    expect(translateIRegexp(pattern)).toEqual({ ok: false, message });
  });
});
