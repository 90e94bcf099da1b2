/** Claims about what stands in `$'…'`. */
import { describe, expect, it } from 'vitest';
import { ansiCText } from '../../../../src/config/curl/ansi-c.ts';

describe('an escape', () => {
  it.each([
    ["it\\'s", "it's"],
    [String.raw`a\\nb`, String.raw`a\nb`],
    [String.raw`\a\b\e\E\f\n\r\t\v`, '\u0007\b\u001b\u001b\f\n\r\t\v'],
    [String.raw`\"\?`, '"?'],
    [String.raw`\101\60x`, 'A0x'],
    [String.raw`\x41\x4g`, 'A\u0004g'],
    [String.raw`\x{41}`, 'A'],
    [String.raw`\u0021\u21`, '!!'],
    [String.raw`\U1F600`, '😀'],
    [String.raw`\cA\c?\ca\c\\x`, '\u0001\u007f\u0001\u001cx'],
  ])('%s is read', (inner, text) => {
    expect(ansiCText(inner)).toBe(text);
  });

  it.each([String.raw`\q`, String.raw`\x`, String.raw`\u`, String.raw`\xzz`])('%s is none, and stays', (inner) => {
    expect(ansiCText(inner)).toBe(inner);
  });
});

describe('bytes', () => {
  it('that stand together are UTF-8', () => {
    expect(ansiCText(String.raw`\xc3\xa9\303\251`)).toBe('éé');
  });

  it('that are no UTF-8 are Latin-1, as browsers write them', () => {
    expect(ansiCText(String.raw`caf\xe9!`)).toBe('café!');
    expect(ansiCText('\\xe9'.repeat(200_000))).toHaveLength(200_000);
  });
});

it('two units of a browser make one character', () => {
  expect(ansiCText(String.raw`\ud83d\ude00`)).toBe('😀');
});

it('a number beyond Unicode is a replacement character', () => {
  expect(ansiCText(String.raw`\U110000`)).toBe('\ufffd');
});
