/** Claims about bash commands as data. */
import { describe, expect, it } from 'vitest';
import { bashWords } from '../../../../src/config/curl/bash-words.ts';
import { mistakeOf } from '../../../support/mistakes.ts';

describe('a bash command', () => {
  it.each([
    ["curl 'a b' c", ['curl', 'a b', 'c']],
    ['curl "a b"\tc ', ['curl', 'a b', 'c']],
    ["a'b c'd", ['ab cd']],
    ["'' x", ['', 'x']],
    [String.raw`a\ b \'c`, ['a b', "'c"]],
    [String.raw`"a\"b\\c\$d\x"`, [String.raw`a"b\c$d\x`]],
    ["$'it\\'s\\n' x", ["it's\n", 'x']],
    ['$"a b"', ['a b']],
    ["a$'\\x41'b", ['aAb']],
    ['a \\\n  b', ['a', 'b']],
    ['a \\\r\n  b\r\n', ['a', 'b']],
    ['a\\\nb', ['ab']],
    ['"a\\\nb"', ['ab']],
    ["'a\nb'", ['a\nb']],
    ['\n\n a b\n\n # the end\n', ['a', 'b']],
    ['a #b c', ['a']],
    ['a#b', ['a#b']],
    ['$ a$ "$" $', ['$', 'a$', '$', '$']],
    ['{} {a} {a b} a{,b', ['{}', '{a}', '{a', 'b}', 'a{,b']],
    ['a[b [ ]', ['a[b', '[', ']']],
    ['a~b', ['a~b']],
    ['https://h/?a=1 https://h/a[0]*', ['https://h/?a=1', 'https://h/a[0]*']],
    ['a!b "a!b"', ['a!b', 'a!b']],
    ['é😀 \\😀', ['é😀', '😀']],
    ['', []],
  ])('%j is %j', (text, words) => {
    expect(bashWords(text)).toEqual(words);
  });
});

describe('what a shell would do is refused:', () => {
  it.each([
    ['curl a&b', '&', '& outside quotes ends the command'],
    ['curl a; ls', ';', '; outside quotes begins another command'],
    ['curl a | jq .', '|', '| outside quotes hands the answer to another command'],
    ['curl a > f', '>', '> outside quotes sends the answer to a file'],
    ['curl a < f', '<', '< outside quotes feeds a file to the command'],
    ['curl (a)', '(', '( outside quotes begins a command of its own'],
    ['curl a)', ')', ') outside quotes ends a command of its own'],
    ['curl $HOST', '$', '$ outside single quotes begins a variable, and a pasted command is data'],
    ['curl "x $' + '{HOST:-y} z"', '$' + '{', '$' + '{ outside single quotes begins a variable, and a pasted command is data'],
    ['curl $1', '$', '$ outside single quotes begins a variable, and a pasted command is data'],
    ['curl "$(cat f)"', '$(', '$( outside single quotes runs a command, and a pasted command is data'],
    ['curl "`cat f`"', '`', '` outside single quotes runs a command, and a pasted command is data'],
    ['curl `cat f`', '`', '` outside single quotes runs a command, and a pasted command is data'],
    ['curl -d *', '*', '* outside quotes stands for file names'],
    ['curl a?b', '?', '? outside quotes stands for file names'],
    ['curl a[bc]', '[', '[ outside quotes stands for file names'],
    ['curl https://h/{a,b}', '{', 'braces outside quotes are a list the shell writes out'],
    ['curl h/{1..3}', '{', 'braces outside quotes are a list the shell writes out'],
    ['curl ~/x', '~', '~ outside quotes is a home directory'],
    ['curl -d a=~/x', '~', '~ outside quotes is a home directory'],
    ['curl “a b”', '“', '“ is typography, not a sign a shell knows'],
    ['curl –X', '–', '– is typography, not a sign a shell knows'],
    ['curl\u00a0a', '\u00a0', 'a no-break space is typography, not a sign a shell knows'],
    ["curl 'a", "'", "the quote ' is never closed"],
    ["curl $'a\\'", "$'", "the quote $' is never closed"],
    ['curl "a\\"', '"', 'the quote " is never closed'],
    ['curl a\\', '\\', 'the text ends in a backslash'],
    ["curl $'a\\0'", '\\0', 'no argument can hold a NUL character'],
    ['curl a\ncurl b', '\n', 'the line ends, and with it the command, but more follows'],
  ])('%j, because of %j', (text, caret, message) => {
    expect(mistakeOf(() => bashWords(text))).toMatchObject({ message, caret, hint: expect.stringMatching(/^[A-Z].*\.$/) });
  });

  it('and no value is shown', () => {
    const text = "curl 'https://h/?token=hidden' -H 'Cookie: hidden' -uhidden:hidden hidden&b";
    expect(() => bashWords(text)).toThrow(expect.objectContaining({ spot: { text: 'curl … -H … -u… …&', at: 17, length: 1 } }));
  });
});
