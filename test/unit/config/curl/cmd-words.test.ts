/** Claims about Windows command lines as data. */
import { describe, expect, it } from 'vitest';
import { cmdWords } from '../../../../src/config/curl/cmd-words.ts';
import { mistakeOf } from '../../../support/mistakes.ts';

describe('a Windows command', () => {
  it.each([
    ['curl ^"https://h/?a=1^&b=2^" ^\n  -H ^"accept: */*^"', ['curl', 'https://h/?a=1&b=2', '-H', 'accept: */*']],
    ['curl ^"a^" ^\r\n  -X ^"PUT^"\r\n', ['curl', 'a', '-X', 'PUT']],
    [String.raw`--data-raw ^"^{^\^"a^\^":1^}^"`, ['--data-raw', '{"a":1}']],
    ['^"100^%^ x^%^20^"', ['100% x%20']],
    [String.raw`^"a^\^\nb^\^\^\^"c^\^\^" "a\\nb"`, ['a\\nb\\"c\\', 'a\\\\nb']],
    ['^"a^\n\nb^"', ['a\nb']],
    ['"a"^\r\n\r\n"b"', ['a\nb']],
    [String.raw`"a \"b\" c" "C:\x\\" "\\\"d"`, ['a "b" c', 'C:\\x\\', '\\"d']],
    ['"a ""b"" c" "" """x"""', ['a "b" c', '', '"x"']],
    ['"100"%"20"', ['100%20']],
    ['"^&|<>"', ['^&|<>']],
    ['a%20b%C3%A9 50% %', ['a%20b%C3%A9', '50%', '%']],
    ['"a', ['a']],
    ['a^', ['a']],
    ['', []],
  ])('%j is %j', (text, words) => {
    expect(cmdWords(text)).toEqual(words);
  });
});

describe('what the shell would do is refused:', () => {
  it.each([
    ['curl "a" & dir', '&', '& outside quotes begins another command'],
    ['curl ^"a^" | more', '|', '| outside quotes hands the answer to another command'],
    ['curl "a" > f', '>', '> outside quotes sends the answer to a file'],
    ['curl "a" < f', '<', '< outside quotes feeds a file to the command'],
    ['curl "%TOKEN%"', '%', 'a name between % signs is a variable, and a pasted command is data'],
    ['curl "a"\ncurl "b"', '\n', 'the line ends, and with it the command, but more follows'],
  ])('%j, because of %j', (text, caret, message) => {
    expect(mistakeOf(() => cmdWords(text))).toMatchObject({ message, caret, hint: expect.stringMatching(/^[A-Z].*\.$/) });
  });

  it('and no value is shown', () => {
    const text = 'curl ^"https://h/?token=hidden^" -H ^"Cookie: hidden^" & dir';
    expect(() => cmdWords(text)).toThrow(expect.objectContaining({ spot: { text: 'curl … -H … &', at: 12, length: 1 } }));
  });
});
