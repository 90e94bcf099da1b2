/** Claims about what the options of curl come to in ours. */
import { describe, expect, it } from 'vitest';
import { curlValues, urlValue } from '../../../../src/config/curl/curl-values.ts';
import { readCurlWords } from '../../../../src/config/curl/curl-words.ts';

const typed = { place: 'curl', from: 'flag', literal: false } as const;
const pasted = { place: '--curl:', from: 'flag', literal: true } as const;
const valuesOf = (...words: readonly string[]) =>
  [...curlValues(readCurlWords(words, 'command line'), typed)].map(([name, raws]) =>
    [name, ...raws.map(({ text }) => text)].join(' '),
  );
const defaults = ['location false', 'max-redirs 50'];

describe('the options', () => {
  it.each([
    [[], []],
    [['-X', 'GET', '-XPUT'], ['request PUT']],
    [['-H', 'A: b', '-H', 'C: d'], ['header A: b C: d']],
    [
      ['-d', 'a', '--data-ascii', 'b', '--data-raw', 'c', '-d', 'd'],
      ['data a b d', 'data-raw c'],
    ],
    [['--json', '{}'], ['data-json {}']],
    [['--oauth2-bearer', 't'], ['bearer t']],
    [['--max-filesize', '10M'], ['max-size 10M']],
    [['-I'], ['request HEAD']],
    [['-I', '-X', 'GET'], ['request GET']],
    [['-I', '--no-head'], []],
    [['--http2', '--http1.1'], ['http2 false']],
    [['-k', '--no-insecure'], ['insecure false']],
    [['-m', '0', '--connect-timeout', '0.0', '--max-filesize', '0'], []],
    [['-m', '2.5'], ['max-time 2.5']],
    [['-sSfv', '--compressed', '--retry', '3', '-o', 'f', '-r', '0-1'], []],
  ])('%j come to %j', (words, values) => {
    expect(valuesOf(...words)).toEqual([...defaults, ...values]);
  });

  it.each([
    [['-L'], ['location true', 'max-redirs 50']],
    [
      ['-L', '--no-location'],
      ['location false', 'max-redirs 50'],
    ],
    [
      ['--follow', '--max-redirs', '3'],
      ['location true', 'max-redirs 3'],
    ],
    [
      ['-L', '--max-redirs', '-1'],
      ['location true', 'max-redirs 50'],
    ],
    [['--location-trusted'], ['location true', 'max-redirs 50', 'location-trusted true']],
  ])('%j follow redirects as curl does: %j', (words, values) => {
    expect(valuesOf(...words)).toEqual(values);
  });
});

describe('a value', () => {
  it('says where it stands, in what order, and whether it is data', () => {
    const line = readCurlWords(['-s', '-d', 'a', '--data-raw', 'b'], 'command line');
    expect(curlValues(line, typed).get('data')).toEqual([{ text: 'a', place: 'curl -d', from: 'flag', position: 1 }]);
    expect(curlValues(line, pasted).get('data-raw')).toEqual([
      { text: 'b', place: '--curl: --data-raw', from: 'flag', literal: true, position: 2 },
    ]);
  });

  it('that is a URL does so, too', () => {
    expect(urlValue('u', typed)).toEqual({ text: 'u', place: 'URL', from: 'flag' });
    expect(urlValue('u', pasted)).toEqual({ text: 'u', place: '--curl: URL', from: 'flag', literal: true });
  });
});
