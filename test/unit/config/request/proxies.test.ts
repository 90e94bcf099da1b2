/** Claims about proxies: named, or found in the environment as curl finds them. */
import { describe, expect, it } from 'vitest';
import { laterMistakeOf } from '../../../support/mistakes.ts';
import { planOf, type World } from '../../../support/surroundings.ts';

type Flags = Readonly<Record<string, readonly string[]>>;

const proxiesOf = async (flags: Flags, environment: Readonly<Record<string, string>> = {}, world: World = {}, url?: string) =>
  (await planOf(flags, { environment, ...world }, url)).watches[0].watch.request.route.proxies;
const basic = (text: string) => `Basic ${btoa(text)}`;
const p1 = { url: 'http://p1:1' };
const p2 = { url: 'http://p2:2' };

describe('--proxy', () => {
  it('serves every scheme', async () => {
    expect(await proxiesOf({ proxy: ['p1:1'] })).toEqual({ http: p1, https: p1, except: [] });
  });

  it('goes before the environment, and an empty one is none', async () => {
    expect(await proxiesOf({ proxy: ['p1:1'] }, { HTTPS_PROXY: 'p2:2' })).toEqual({ http: p1, https: p1, except: [] });
    expect(await proxiesOf({ proxy: [''] }, { HTTPS_PROXY: 'p2:2' })).toBeUndefined();
  });

  it('logs in as its URL says, or --proxy-user, percent-encoded both', async () => {
    expect((await proxiesOf({ proxy: ['http://u%40x:p%3A@p1:1'] }))?.http).toEqual({ ...p1, authorization: basic('u@x:p:') });
    expect((await proxiesOf({ proxy: ['p1:1'], 'proxy-user': ['u%40x:p%3A:c'] }))?.https).toEqual({
      ...p1,
      authorization: basic('u@x:p::c'),
    });
  });

  it('keeps the login secret', async () => {
    const { secrets } = await planOf({ proxy: ['http://me:hunter22@p1:1'] });
    expect(secrets.mask(`hunter22 ${btoa('me:hunter22')}`)).toBe('*** ***');
  });

  it('asks at the terminal for the password of --proxy-user', async () => {
    const questions: string[] = [];
    const askSecret = async (question: string) => {
      questions.push(question);
      return 'pw';
    };
    const proxies = await proxiesOf({ proxy: ['p1:1'], 'proxy-user': ['me'] }, {}, { askSecret });
    expect([proxies?.http?.authorization, questions]).toEqual([basic('me:pw'), ['Password of me for the proxy: ']]);
  });

  it.each([
    [{ proxy: ['socks5://p'] }, '--proxy: socks5 is not spoken: watch-api goes through HTTP proxies'],
    [{ proxy: ['http://'] }, '--proxy: this is not the address of a proxy'],
    [{ proxy: ['u:p@p1:1'], 'proxy-user': ['a:b'] }, '--proxy: the proxy is given two logins, this one and --proxy-user'],
    [{ 'proxy-user': ['a:b'] }, '--proxy-user logs in to a proxy, and there is none'],
    [{ proxy: ['p1:1'], 'proxy-user': ['a'] }, '--proxy-user: there is no password'],
    [
      { proxy: ['p1:1'], 'unix-socket': ['/s'] },
      '--unix-socket and --proxy do not go together: a unix socket leads to no network',
    ],
  ])('%j is refused', async (flags, message) => {
    expect((await laterMistakeOf(proxiesOf(flags))).message).toBe(message);
  });
});

describe('the environment', () => {
  it.each([
    [{ http_proxy: 'p1:1' }, { http: p1 }],
    [{ HTTP_PROXY: 'p1:1' }, { http: p1 }],
    [{ https_proxy: 'p1:1' }, { https: p1 }],
    [{ HTTPS_PROXY: 'p1:1' }, { https: p1 }],
    [{ all_proxy: 'p1:1' }, { http: p1, https: p1 }],
    [{ ALL_PROXY: 'p1:1' }, { http: p1, https: p1 }],
    [{ https_proxy: 'p1:1', HTTPS_PROXY: 'p2:2' }, { https: p1 }],
    [
      { HTTP_PROXY: 'p1:1', all_proxy: 'p2:2' },
      { http: p1, https: p2 },
    ],
    [{ https_proxy: '', HTTPS_PROXY: 'p2:2' }, { https: p2 }],
  ])('%j gives %j', async (environment, proxies) => {
    expect(await proxiesOf({}, environment)).toEqual({ ...proxies, except: [] });
  });

  it('of a CGI script does not let its client choose the proxy', async () => {
    expect(await proxiesOf({}, { HTTP_PROXY: 'p1:1', REQUEST_METHOD: 'GET' })).toBeUndefined();
    expect(await proxiesOf({}, { http_proxy: 'p1:1', REQUEST_METHOD: 'GET' })).toEqual({ http: p1, except: [] });
    expect(await proxiesOf({}, { HTTPS_PROXY: 'p1:1', REQUEST_METHOD: 'GET' })).toEqual({ https: p1, except: [] });
  });

  it('may have a login of its own, or that of --proxy-user', async () => {
    expect((await proxiesOf({}, { HTTPS_PROXY: 'http://u:p@p1:1' }))?.https).toEqual({ ...p1, authorization: basic('u:p') });
    expect((await proxiesOf({ 'proxy-user': ['a:b'] }, { HTTPS_PROXY: 'p1:1' }))?.https).toEqual({
      ...p1,
      authorization: basic('a:b'),
    });
  });

  it.each([
    [{ HTTPS_PROXY: 'socks5://me:hunter22@p' }, 'HTTPS_PROXY: socks5 is not spoken: watch-api goes through HTTP proxies'],
    [{ ALL_PROXY: 'ftp://p' }, 'ALL_PROXY: ftp: is no protocol of a proxy'],
  ])('that cannot be understood is a mistake: %j', async (environment, message) => {
    const mistake = await laterMistakeOf(proxiesOf({}, environment));
    expect(mistake).toMatchObject({ message, kind: 'ConfigError', hint: "Set another one, or go without: --proxy ''." });
  });

  it('does not matter to a host that is asked directly', async () => {
    expect(await proxiesOf({}, { ALL_PROXY: 'socks5://p', NO_PROXY: 'example.com' })).toBeUndefined();
    expect(await proxiesOf({ 'proxy-user': ['a:b'] }, { NO_PROXY: '*' })).toBeUndefined();
  });

  it('leads to no proxy where a unix socket leads to the server', async () => {
    expect(await proxiesOf({ 'unix-socket': ['/s'] }, { ALL_PROXY: 'p1:1' })).toBeUndefined();
  });
});

describe('those asked directly', () => {
  const exceptOf = async (flags: Flags, environment: Readonly<Record<string, string>> = {}) =>
    (await proxiesOf({ proxy: ['p1:1'], ...flags }, environment))?.except;

  it.each([
    [{}, { no_proxy: 'a, .B' }, ['a', '.b']],
    [{}, { NO_PROXY: 'c' }, ['c']],
    [{}, { no_proxy: 'a', NO_PROXY: 'c' }, ['a']],
    [{ noproxy: ['d,e'] }, { no_proxy: 'a' }, ['d', 'e']],
    [{ noproxy: [''] }, { no_proxy: 'a' }, []],
  ])('%j and %j are %j', async (flags, environment, except) => {
    expect(await exceptOf(flags, environment)).toEqual(except);
  });
});
