/** Claims about the forms a secret takes on its way. */
import { describe, expect, it } from 'vitest';
import { base64, linesOf, needlesOf, percentEncoded } from '../../../src/requests/secret-forms.ts';

const bytes = (text: string) => new TextEncoder().encode(text);

describe('base64', () => {
  it.each([
    ['', ''],
    ['f', 'Zg=='],
    ['fo', 'Zm8='],
    ['foo', 'Zm9v'],
    ['foobar', 'Zm9vYmFy'],
  ])('of %j is %j (RFC 4648 §10)', (text, encoded) => {
    expect(base64(bytes(text))).toBe(encoded);
  });
});

describe('what a secret is looked for as', () => {
  it.each([
    ['itself', 'p@ss w/rd"', 'p@ss w/rd"'],
    ['what a form makes of its blanks', 'p@ss w/rd', 'p@ss+w/rd'],
    ['base64', 'foobar', 'Zm9vYmFy'],
    ['base64url', '\u00fb\u00ff\u00fe123', base64(bytes('\u00fb\u00ff\u00fe123')).replaceAll('+', '-').replaceAll('/', '_')],
    ['a token of a JSON Pointer', 'p@ss/w~rd', 'p@ss~1w~0rd'],
    ['a key in double quotes', 'p@ss"w\\rd', 'p@ss\\"w\\\\rd'],
    ['a key in single quotes', "p@ss'w\\rd", "p@ss\\'w\\\\rd"],
    ['a word of a command', "p@ss'word", "p@ss'\\''word"],
    ['its UTF-8 read as Latin-1, as headers are', 'pässwörd', 'pÃ¤sswÃ¶rd'],
    ['each of its lines', '-----BEGIN\r\n  MIIEvQ\r\n', 'MIIEvQ'],
  ])('is %s', (_, secret, needle) => {
    expect(needlesOf(secret)).toContain(needle);
  });

  it('is no line that is shorter than a secret', () => {
    expect(needlesOf('{\n"key": 1\n}')).not.toContain('{');
  });

  it.each([0, 1, 2, 3, 4, 5])('is in base64 behind %d bytes of something else', (offset) => {
    const encoded = base64(bytes(`${'x'.repeat(offset)}hunter22${'y'.repeat(5)}`));
    expect(needlesOf('hunter22').filter((needle) => encoded.includes(needle))).toHaveLength(1);
  });
});

describe('the lines of a text', () => {
  it('are trimmed, and none is empty', () => {
    expect(linesOf(' a \r\n\n\tb\n')).toEqual(['a', 'b']);
  });
});

describe('percent-encoding', () => {
  it('survives half a surrogate pair', () => {
    expect(percentEncoded('a\ud800b')).toBe('a%EF%BF%BDb');
  });
});
