/** Claims about which shell a command was copied for. */
import { describe, expect, it } from 'vitest';
import { shellWords } from '../../../../src/config/curl/shell-words.ts';

const body = '{"a":"^\\"%PATH%"}';

describe('a command', () => {
  it.each([
    ['single quotes', `curl 'x' -d '${body}'`],
    ['a single quote behind double ones', `curl "x" -d '${body}'`],
    ['a backslash at the end of a line', `curl "x" \\\n -d '${body}'`],
    ['$ and a single quote', 'curl x -d $\'{"a":"^\\\\"%PATH%"}\''],
  ])('with %s is read as bash does', (_, text) => {
    expect(shellWords(text)).toEqual(['curl', 'x', '-d', body]);
  });

  it.each([
    ['a caret before a quote', 'curl ^"x^" -d ^"it\'s^"'],
    ['a caret at the end of a line', 'curl "x" ^\n -d "it\'s"'],
    ['a caret behind double quotes with a single one', 'curl "x" -d "it\'s" ^\r\n'],
  ])('with %s is read as cmd does', (_, text) => {
    expect(shellWords(text).filter((word) => word !== '')).toEqual(['curl', 'x', '-d', "it's"]);
  });

  it('with double quotes alone means the same to both', () => {
    expect(shellWords('\n curl "x" -H "A: \\"b\\""')).toEqual(['curl', 'x', '-H', 'A: "b"']);
  });
});
