/** Claims about `--cookie`. */
import { describe, expect, it } from 'vitest';
import { laterMistakeOf } from '../../../support/mistakes.ts';
import { planOf, type World } from '../../../support/surroundings.ts';

const contents = {
  jar: 'api.example.com\tFALSE\t/\tFALSE\t0\tsession\tabc-def\nother.test\tFALSE\t/\tFALSE\t0\tno\t1',
  old: 'api.example.com\tFALSE\t/\tFALSE\t100\told\t1',
  strange: 'other.test\tFALSE\t/\tFALSE\t0\tno\t1',
  text: 'hello',
  odd: 'api.example.com\tFALSE\t/\tFALSE\t0\ta\tb\u0001',
};
const planned = (cookie: readonly string[], world: World = {}, header: readonly string[] = []) =>
  planOf({ cookie, header }, { contents, ...world });
const cookieOf = async (...of: Parameters<typeof planned>) =>
  (await planned(...of)).watches[0].watch.request.headers
    .filter(([name]) => name.toLowerCase() === 'cookie')
    .map(([, value]) => value);

describe('--cookie', () => {
  it.each([
    [['a=1'], 'a=1'],
    [['a=1; b=2', ' c=3 '], 'a=1; b=2; c=3'],
    [['jar'], 'session=abc-def'],
    [['@jar'], 'session=abc-def'],
    [['a=1', 'jar', 'b=2'], 'session=abc-def; a=1; b=2'],
  ])('%j sends %j', async (cookie, value) => {
    expect(await cookieOf(cookie)).toEqual([value]);
  });

  it('may read its file from standard input', async () => {
    expect(await cookieOf(['-'], { input: contents.jar })).toEqual(['session=abc-def']);
  });

  it('gives way to a header', async () => {
    expect(await cookieOf(['a=1', 'jar'], {}, ['cookie: z=9'])).toEqual(['z=9']);
    expect(await cookieOf(['a=1', 'jar'], {}, ['Cookie:'])).toEqual([]);
  });

  it('is a secret', async () => {
    expect((await planned(['jar', 'a=hunter22'])).secrets.mask('abc-def hunter22')).toBe('*** ***');
  });

  it('leaves out what has expired', async () => {
    expect(await cookieOf(['old'], { now: () => 99_000 })).toEqual(['old=1']);
    expect(await cookieOf(['old'], { now: () => 100_000 })).toEqual([]);
  });

  it('says so when none of a file is for the URL', async () => {
    expect((await planned(['strange'])).notices).toEqual([
      {
        code: 'cookies',
        message: 'none of the cookies in strange is for this URL',
        hint: 'They go by domain, path, https and expiry.',
      },
    ]);
  });

  it.each([
    [[''], 'the cookie is empty'],
    [['nojar'], 'nojar cannot be read: there is no such file'],
    [['text'], 'text has no cookies in it'],
    [['a=\u0001'], 'the value of header Cookie has a control character that no header may carry (character 3)'],
    [['odd'], 'the value of header Cookie has a control character that no header may carry (character 4)'],
  ])('%j is refused', async (cookie, message) => {
    expect((await laterMistakeOf(planned(cookie))).message).toBe(`--cookie: ${message}`);
  });
});
