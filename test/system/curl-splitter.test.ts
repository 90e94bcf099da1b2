/** Claims about pasted commands against the shell itself: what bash makes of a text, we make of it. */
import { spawnSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { bashWords } from '../../src/config/curl/bash-words.ts';
import { UsageError } from '../../src/domain/errors.ts';

/** The words bash makes of a text, in an empty folder, so that no file name answers a pattern. */
function wordsOfBash(text: string): readonly string[] {
  const { stdout, status } = spawnSync('bash', ['--norc', '-c', `cd /var/empty 2>/dev/null || cd /; printf '%s\\0' ${text}`], {
    encoding: 'utf8',
    env: { LC_ALL: 'C.UTF-8', PATH: process.env['PATH'] ?? '' },
  });
  expect([text, status]).toEqual([text, 0]);
  return stdout.split('\0').slice(0, -1);
}

const texts = [
  'a',
  'a b  c\t d ',
  "'a b' c",
  "'' x",
  '"" x',
  'a\'b\'c"d"e',
  "'a'\\''b'",
  '"it\'s"',
  '\'say "hi"\'',
  '"a \\" b"',
  '"a \\\\ b"',
  '"a \\$ b"',
  '"a \\` b"',
  '"a \\x \\n \\! b"',
  '"a\\\nb"',
  '"a\nb"',
  "'a\nb'",
  "'a\\\nb'",
  'a\\ b',
  "\\'a\\'",
  '\\"a\\"',
  '\\\\ \\$ \\& \\; \\# \\* \\~ \\{a,b\\}',
  'a \\\n b',
  'a\\\nb',
  'a # b',
  'a#b \\#c',
  "'#' x",
  'a b~ c~d',
  '\'~\' "~"',
  'a=b:c',
  '{} {a} a{ }a {a b}',
  '{a,b a,b}',
  '\'{a,b}\' "{1..3}"',
  'a[ ] b] [',
  "'*' \"?\" '[ab]'",
  'https://h/?a=1',
  'https://h/a*b[cd]?e',
  '$',
  '$ a$ a$/b',
  '"$" "a$" "$ b" "$/"',
  "'$HOME' '`x`' '$(x)'",
  "$'a b'",
  "$'it\\'s'",
  "$'a\\nb\\tc\\rd'",
  "$'\\a\\b\\e\\E\\f\\v'",
  "$'\\\\ \\\" \\?'",
  "$'\\x41\\x4a\\x7'",
  "$'\\x{41}'",
  "$'\\101\\60\\7x\\1011'",
  "$'\\u0021\\u21\\u00e9\\u20ac'",
  "$'\\U1F600\\U0001F600'",
  "$'\\xc3\\xa9 \\303\\251'",
  "$'\\cA\\ca\\c?\\c\\\\x'",
  "$'\\q \\x \\xg \\u \\ug \\U \\8'",
  "$'a\\\nb'",
  '$\'\\$HOME `x` "y"\'',
  "a$'b'c\"d\"'e'",
  '$"a b"',
  '"$\'a\'"',
  'a!b "a!b" !',
  'é😀 "é😀" \'é😀\' \\é',
  '^ ^a "^"',
  '%20 100% %PATH%',
  '-X POST --data-raw {"a":1}',
  '@file + = , . / : _ - ^',
  '1 \\2 "3"',
  '--a=\'b c\'"d"e\\ f',
];

describe('bash and we agree on', () => {
  it.each(texts)('%j', (text) => {
    expect(bashWords(text)).toEqual(wordsOfBash(text));
  });
});

/** What bash makes more of than words: there we refuse. */
const more = [
  '$HOME',
  '"$HOME"',
  '"$' + '{HOME}x"',
  '$(echo a)',
  '"`echo a`"',
  '{a,b}',
  'x{1..3}y',
  '~/x',
  'a=~',
  '$1',
  '"$?"',
  '"$$"',
  '$((1+1))',
  '$[1+1]',
];

describe('bash fills in, and we refuse,', () => {
  it.each(more)('%s', (text) => {
    expect(wordsOfBash(text)).not.toEqual([text]);
    expect(() => bashWords(text)).toThrow(UsageError);
  });
});
