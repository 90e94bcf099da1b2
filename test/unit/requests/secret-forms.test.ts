/** Claims about the forms a secret takes on its way. */
import { describe, expect, it } from 'vitest';
import { base64, encodingsOf, percentEncoded } from '../../../src/requests/secret-forms.ts';

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

describe('the forms of a secret', () => {
  it.each([
    ['as it is', 'p@ss w/rd"', 'p@ss w/rd"'],
    ['percent-encoded', 'p@ss w/rd"', 'p%40ss%20w%2Frd%22'],
    ['in small letters', 'p@ss w/rd"', 'p%40ss%20w%2frd%22'],
    ['as a form has it', 'p@ss w/rd"', 'p%40ss+w%2Frd%22'],
    ['with the marks encoded too', "it's(me)!", 'it%27s%28me%29%21'],
    ['in JSON', 'a"b\\c\nd', 'a\\"b\\\\c\\nd'],
    ['in base64', 'foobar', 'Zm9vYmFy'],
    ['in base64url', '\u00fb\u00ff\u00fe123', base64(bytes('\u00fb\u00ff\u00fe123')).replaceAll('+', '-').replaceAll('/', '_')],
  ])('have it %s', (_, secret, form) => {
    expect(encodingsOf(secret)).toContain(form);
  });

  it.each([0, 1, 2, 3, 4, 5])('find it in base64 behind %d bytes of something else', (offset) => {
    const encoded = base64(bytes(`${'x'.repeat(offset)}hunter22${'y'.repeat(5)}`));
    expect(encodingsOf('hunter22').some((form) => encoded.includes(form))).toBe(true);
  });
});

describe('percent-encoding', () => {
  it('survives half a surrogate pair', () => {
    expect(percentEncoded('a\ud800b')).toBe('a%EF%BF%BDb');
  });
});
