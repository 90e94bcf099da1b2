/** Claims about which words of a curl command are URLs. */
import { describe, expect, it } from 'vitest';
import { curlTargets, isRange } from '../../../../src/config/curl/curl-targets.ts';
import { type CurlPlace, readCurlWords } from '../../../../src/config/curl/curl-words.ts';
import { mistakeOf } from '../../../support/mistakes.ts';

const targetsOf = (words: string, place: CurlPlace = 'command line') => curlTargets(readCurlWords(words.split(' '), place));
const mistake = (words: string, place?: CurlPlace) => mistakeOf(() => targetsOf(words, place));

describe('the URLs of a command', () => {
  it.each([
    ['https://a.b/', ['https://a.b/']],
    ['a.b --url c.d e.f', ['http://a.b', 'http://c.d', 'http://e.f']],
    ['backend', ['http://backend']],
    ['--proto-default https a.b', ['https://a.b']],
    ['-g a.b/{x}', ['http://a.b/{x}']],
  ])('%s are %j', (words, urls) => {
    expect(targetsOf(words).map(({ text }) => text)).toEqual(urls);
  });

  it('may have names, but not where they were pasted', () => {
    expect(targetsOf('x=https://a.b/ y=c.d')).toEqual([
      { name: 'x', text: 'https://a.b/' },
      { name: 'y', text: 'http://c.d' },
    ]);
    expect(targetsOf('x=c.d/', 'pasted text')).toEqual([{ text: 'http://x=c.d/' }]);
  });

  it.each([
    ['-s', 'the curl command has no URL'],
    ['a.b ready', '"ready" is neither an option nor a URL'],
    ['a.b =', '"=" is neither an option nor a URL'],
    ['--url @f', 'URLs are not read from a file'],
  ])('%s are none', (words, message) => {
    expect(mistake(words).message).toBe(message);
  });

  it('of a paste are not quoted where they are none', () => {
    expect(mistake('a.b hidden', 'pasted text').message).toBe('a word is neither an option nor a URL');
  });
});

describe('a value behind -i, which takes none in curl,', () => {
  it.each(['-i 5s a.b', '-sSi 1s..30s a.b', '-i 10 a.b'])('is told in %s', (words) => {
    const value = words.split(' ')[1] ?? '';
    expect(mistake(words)).toMatchObject({
      message: `curl's -i takes no value, so ${value} would be a URL`,
      hint: `Write -i ${value} before the word curl, or --interval ${value}.`,
      caret: value,
    });
    expect(mistake(words, 'pasted text').hint).toBe(`Write -i ${value} beside --curl.`);
  });

  it('may be a URL', () => {
    expect(targetsOf('-i a.b')).toEqual([{ text: 'http://a.b' }]);
  });
});

it.each([
  ['5s', true],
  ['1s..30s', true],
  ['10', true],
  ['a.b', false],
  ['1s..', false],
])('%s is a range: %s', (text, is) => {
  expect(isRange(text)).toBe(is);
});
