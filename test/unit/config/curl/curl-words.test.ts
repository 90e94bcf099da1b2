/** Claims about the arguments of curl, taken apart as curl does it. */
import { describe, expect, it } from 'vitest';
import { type CurlPlace, readCurlWords } from '../../../../src/config/curl/curl-words.ts';
import { mistakeOf } from '../../../support/mistakes.ts';

const readAs = (place: CurlPlace, words: readonly string[]) => {
  const { options, urls, own } = readCurlWords(words, place);
  const given = options.map(
    ({ option, on, value }) => `${on ? '' : 'no '}${option.name}${value === undefined ? '' : `=${value}`}`,
  );
  return { given, urls: urls.map((at) => words[at]), own };
};
const read = (...words: readonly string[]) => readAs('command line', words);

describe('options of curl', () => {
  it.each([
    [['-X', 'POST'], ['request=POST']],
    [['-XPOST'], ['request=POST']],
    [['-sSLXPOST'], ['silent', 'show-error', 'location', 'request=POST']],
    [['-HFoo: bar'], ['header=Foo: bar']],
    [
      ['-kd', '-x'],
      ['insecure', 'data=-x'],
    ],
    [['-d', '--'], ['data=--']],
    [['--data-raw', ''], ['data-raw=']],
    [['--request=POST'], ['request=POST']],
    [['--data=a=b'], ['data=a=b']],
    [
      ['--no-location', '--no-compressed', '-N', '--no-buffer'],
      ['no location', 'no compressed', 'no buffer', 'no buffer'],
    ],
    [
      ['-#', '-4', '-0', '-:'],
      ['progress-bar', 'ipv4', 'http1.0', 'next'],
    ],
    [['--expand-header', 'A: {{x}}'], ['variable=A: {{x}}']],
    [
      ['--include', '-i'],
      ['include', 'show-headers'],
    ],
  ])('%j are %j', (words, given) => {
    expect(read(...words)).toEqual({ given, urls: [], own: [] });
  });

  it('stand among URLs, and behind -- every word is one', () => {
    expect(readAs('pasted text', ['a.b', '-s', 'c.d', '--', '-x', '--'])).toEqual({
      given: ['silent'],
      urls: ['a.b', 'c.d', '-x', '--'],
      own: [],
    });
  });
});

describe('long options of ours', () => {
  it.each([
    [
      ['--until', 'a=1', 'a.b'],
      ['--until', 'a=1'],
    ],
    [['--until=a=1', 'a.b'], ['--until=a=1']],
    [['--once', 'a.b'], ['--once']],
    [['--no-conditional', 'a.b'], ['--no-conditional']],
    [['--no-config', 'a.b'], ['--no-config']],
    [['a.b', '--interval'], ['--interval']],
    [['--help', 'a.b'], ['--help']],
    [
      ['-hV', 'a.b'],
      ['--help', '--version'],
    ],
  ])('that curl lacks stay ours: %j', (words, own) => {
    expect(read(...words)).toEqual({ given: [], urls: ['a.b'], own });
  });

  it('that curl has are curl’s', () => {
    expect(read('--json', '{}', '--output', 'f', '--verbose').given).toEqual(['json={}', 'output=f', 'verbose']);
  });
});

describe('what is wrong', () => {
  it.each([
    [['a', '--requets', 'x'], '--requets', 'curl has no option --requets', 'Did you mean --request?'],
    [['--untill=x'], '--untill', 'curl has no option --untill', 'Did you mean --until?'],
    [['--quux'], '--quux', 'curl has no option --quux', 'watch-api help curl says what it takes.'],
    [['-s7'], '-7', 'curl has no option -7', 'watch-api help curl says what it takes.'],
    [['-'], '-', 'curl has no option -', undefined],
    [['--no-header', 'x'], '--no-header', 'curl has no option --no-header', undefined],
    [['-X'], '-X', "curl's -X needs a value, and nothing follows it", 'Write it behind the option.'],
    [['--header'], '--header', "curl's --header needs a value, and nothing follows it", undefined],
    [['--silent=1'], '--silent', "curl's --silent takes no value", 'Write --silent alone.'],
    [['-location'], '-location', '-location has one dash too few', 'Write --location.'],
    [['-until', 'x'], '-until', '-until has one dash too few', 'Write --until.'],
  ])('%j is told with a caret under %s', (words, caret, message, hint) => {
    expect(mistakeOf(() => read(...words))).toMatchObject({ message, caret, ...(hint !== undefined && { hint }) });
  });

  it('in pasted text is an option of ours, too, and none is suggested', () => {
    const paste = (...words: readonly string[]) => mistakeOf(() => readAs('pasted text', words));
    expect(paste('--until', 'x')).toMatchObject({
      message: '--until is an option of watch-api, not of curl',
      hint: 'Write it beside --curl.',
    });
    expect(paste('--untill', 'x').hint).not.toContain('until?');
  });

  it('shows no value', () => {
    const wrong = () => read('-u', 'hidden', '-Hhidden', 'https://hidden/', '--quux=hidden');
    expect(wrong).toThrow(expect.objectContaining({ spot: { text: 'curl -u … -H… … --quux', at: 16, length: 6 } }));
  });
});
