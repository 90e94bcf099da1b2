/** Claims about what is watched where a curl command stands in place of a URL. */
import { describe, expect, it } from 'vitest';
import { askedByEntry, askedFor, refuseCurl } from '../../../../src/config/curl/asked.ts';
import { curlCommand } from '../../../../src/config/curl/curl-command.ts';
import { readCurlWords } from '../../../../src/config/curl/curl-words.ts';
import { asFlags } from '../../../../src/config/layers/raw-values.ts';
import { laterMistakeOf, mistakeOf } from '../../../support/mistakes.ts';
import { surroundingsOf } from '../../../support/surroundings.ts';

type Flags = Readonly<Record<string, readonly string[]>>;
type Environment = Readonly<Record<string, string>>;
const ask = (targets: readonly string[], flags: Flags, environment: Environment = {}) =>
  askedFor({ kind: 'watch', targets: targets.map((text) => ({ text })), flags: asFlags(flags) }, surroundingsOf({ environment }));
const typed = (words: string, flags: Flags = {}) => {
  const curl = curlCommand(readCurlWords(words.split(' '), 'command line'), { place: 'curl', from: 'flag', literal: false });
  return askedFor({ kind: 'watch', targets: [], flags: asFlags(flags), curl }, surroundingsOf());
};
const keysOf = ({ layers }: Awaited<ReturnType<typeof ask>>) => layers.map((layer) => [...layer.keys()].join(' '));
const urlsOf = ({ targets }: Awaited<ReturnType<typeof ask>>) => targets.map(({ url }) => url.text);

describe('the command line', () => {
  it('may name URLs, and then no command counts that the environment holds', async () => {
    const asked = await ask(['a.b'], { once: ['true'] }, { WATCH_API_CURL: 'curl c.d', WATCH_API_TIMEOUT: '1m' });
    expect([urlsOf(asked), keysOf(asked)]).toEqual([['a.b'], ['once', 'timeout']]);
  });

  it('may hold a command behind the word curl, which counts below the flags', async () => {
    const asked = await typed('-X PUT a.b c.d', { once: ['true'] });
    expect([urlsOf(asked), keysOf(asked)]).toEqual([
      ['http://a.b', 'http://c.d'],
      ['once', 'location max-redirs request', ''],
    ]);
  });

  it('may hold one as a value, of which nothing is left among the settings', async () => {
    const asked = await ask([], { curl: ["curl 'a.b' -X PUT"], once: ['true'] }, { WATCH_API_TIMEOUT: '1m' });
    expect([urlsOf(asked), keysOf(asked)]).toEqual([['http://a.b'], ['once', 'location max-redirs request', 'timeout']]);
  });

  it('may leave it to the environment, whose other variables win over it', async () => {
    const asked = await ask([], {}, { WATCH_API_CURL: 'curl a.b', WATCH_API_TIMEOUT: '1m' });
    expect([urlsOf(asked), keysOf(asked)]).toEqual([['http://a.b'], ['', 'timeout', 'location max-redirs']]);
  });

  it.each([
    [() => ask([], {}), 'there is no URL to watch'],
    [() => ask(['a.b'], { curl: ['curl c.d'] }), '--curl and a URL do not go together: both say what to watch'],
    [() => typed('a.b', { curl: ['curl c.d'] }), '--curl and the word curl do not go together: both say what to watch'],
  ])('says it once: %#', async (asked, message) => {
    expect((await laterMistakeOf(asked())).message).toBe(message);
  });
});

describe('an entry of a file', () => {
  const entry = (text: string, isCurl: boolean) =>
    askedByEntry(
      { url: { text, place: 'c.yaml:1:1: watches.a.curl', from: 'file' }, isCurl, values: asFlags({ until: ['x'] }) },
      [asFlags({ once: ['true'], curl: ['curl x'] })],
      surroundingsOf(),
    );

  it('has a URL', async () => {
    expect(keysOf(await entry('a.b', false))).toEqual(['once', 'until']);
  });

  it('or a command, which counts below its other keys', async () => {
    const asked = await entry('curl a.b -H A:1', true);
    expect([urlsOf(asked), keysOf(asked)]).toEqual([['http://a.b'], ['once', 'until', 'location max-redirs header']]);
  });

  it('of one URL', async () => {
    expect((await laterMistakeOf(entry('curl a.b c.d', true))).message).toBe(
      'c.yaml:1:1: watches.a.curl: a watch has one URL, and this command has 2',
    );
  });
});

it('--curl goes with nothing else that says what to watch', () => {
  expect(() => refuseCurl(asFlags({}), 'run')).not.toThrow();
  expect(mistakeOf(() => refuseCurl(asFlags({ curl: ['curl x'] }), 'run')).message).toBe(
    '--curl and run do not go together: both say what to watch',
  );
});
