/** Claims about whole curl commands. */
import { describe, expect, it } from 'vitest';
import { curlCommand } from '../../../../src/config/curl/curl-command.ts';
import { type CurlPlace, readCurlWords } from '../../../../src/config/curl/curl-words.ts';
import { mistakeOf } from '../../../support/mistakes.ts';

const commandOf = (words: readonly string[], place: CurlPlace = 'command line') =>
  curlCommand(readCurlWords(words, place), { place: 'curl', from: 'flag', literal: false });
const valuesOf = (...words: readonly string[]) => {
  const { values } = commandOf([...words, 'a.b']);
  return Object.fromEntries([...values].map(([name, raws]) => [name, raws.map(({ text }) => text)]));
};
const noticesOf = (...words: readonly string[]) => commandOf([...words, 'a.b']).notices;

describe('a command', () => {
  it('gives URLs with their names, and values', () => {
    const { targets, values, notices } = commandOf(['-XPUT', 'x=https://a.b/', 'c.d']);
    expect(targets).toEqual([
      { name: 'x', url: { text: 'https://a.b/', place: 'URL', from: 'flag' } },
      { url: { text: 'http://c.d', place: 'URL', from: 'flag' } },
    ]);
    expect([...values.keys()]).toEqual(['location', 'max-redirs', 'request']);
    expect(notices).toEqual([]);
  });

  it('lets a written Authorization go before a login', () => {
    expect(valuesOf('-u', 'me:pw', '-H', 'authorization: Bearer t')).toMatchObject({ header: ['authorization: Bearer t'] });
    expect(valuesOf('-u', 'me:pw', '-H', 'authorization: Bearer t')).not.toHaveProperty('user');
    expect(valuesOf('-u', 'me:pw', '-H', 'a: b')).toHaveProperty('user', ['me:pw']);
  });
});

describe('what is left out', () => {
  it('of headers and parts is told in one notice', () => {
    expect(noticesOf('-H', 'If-None-Match: x', '-H', 'TE: x', '-r', '0-1', '--etag-save', 'f', '-H', 'A: b')).toEqual([
      {
        code: 'curl-dropped',
        message: 'left out of the curl command: if-none-match, te, -r, --etag-save',
        hint: 'They are set poll by poll, and whole answers are asked for.',
      },
    ]);
    expect(valuesOf('-H', 'TE: x')).not.toHaveProperty('header');
  });

  it('about the answer is told in another, with ours', () => {
    expect(noticesOf('-o', 'f', '-O', '-w', 'x', '-o', 'g', '-i', '--no-clobber')).toEqual([
      {
        code: 'curl-output',
        message: "curl's -o, -O, -w, -i left out: options of ours say what becomes of an answer",
        hint: 'Write --print body, --print headers or -o FILE before the word curl.',
      },
    ]);
    expect(commandOf(['-o', 'f', 'a.b'], 'pasted text').notices[0]?.hint).toMatch(/ beside --curl\.$/);
  });

  it.each([
    ['-s', '-S', '-f', '-v', '-N', '-#', '-q', '--compressed', '--retry', '3', '--retry-connrefused', '--tlsv1.2', '--no-raw'],
  ])('without effect is not told', (...words) => {
    expect(noticesOf(...words)).toEqual([]);
  });

  it.each([
    [[], []],
    [['-G', '-d', 'a'], []],
    [['-XGET', '-d', 'a'], []],
    [['-d', 'a'], ['If-Match: x']],
    [['--json', '{}'], ['If-Match: x']],
    [['-XPUT'], ['If-Match: x']],
  ])('of conditions depends on whether the request only reads: %j', (words, kept) => {
    expect(valuesOf(...words, '-H', 'If-Match: x')['header'] ?? []).toEqual(kept);
  });
});

describe('what is refused', () => {
  it.each([
    [['-K', 'f'], '-K', "curl's -K has no counterpart here: files of curl options are not read"],
    [['-T', 'f'], '-T', "curl's -T has no counterpart here: it uploads a file"],
    [['--form', 'a=b'], '--form', "curl's --form has no counterpart here: multipart bodies are not sent"],
    [['--next'], '--next', "curl's --next has no counterpart here: each request with options of its own is a watch of its own"],
    [['-Z'], '-Z', "curl's -Z has no counterpart here: several URLs are several watches, and those run side by side"],
    [['--rate', '2/s'], '--rate', "curl's --rate spaces transfers that follow each other, and a watch has one"],
    [['-t', '10m'], '-t', "curl's -t is --telnet-option, which means nothing to HTTP"],
    [['--json', '{}', '--json', '{}'], '--json', "curl's --json would be joined to the one before it"],
  ])('%j is, with a caret under %s', (words, caret, message) => {
    expect(mistakeOf(() => commandOf([...words, 'a.b']))).toMatchObject({
      message,
      caret,
      hint: expect.stringMatching(/^[A-Z].*\.$/),
    });
  });

  it('says where ours would stand', () => {
    const hint = (words: readonly string[], place?: CurlPlace) => mistakeOf(() => commandOf([...words, 'a.b'], place)).hint;
    expect(hint(['--rate', '2/s'])).toBe('Write ours before the word curl: --rate N/DUR.');
    expect(hint(['-t', '10m'])).toBe('For the timeout write -t 10m before the word curl, or --timeout 10m.');
    expect(hint(['-t', 'TTYPE=vt100'], 'pasted text')).toBe('For the timeout write -t DUR beside --curl.');
    expect(hint(['--help'], 'pasted text')).toBe('Paste a command that does.');
  });
});
