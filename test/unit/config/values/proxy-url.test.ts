/** Claims about the address of a proxy. */
import { describe, expect, it } from 'vitest';
import { readProxyAddress } from '../../../../src/config/values/proxy-url.ts';
import { mistakeOf } from '../../../support/mistakes.ts';

describe('a proxy', () => {
  it.each([
    ['proxy:3128', 'http://proxy:3128'],
    ['http://Proxy:80', 'http://proxy:80'],
    ['https://proxy:443/', 'https://proxy:443'],
    ['proxy', 'http://proxy:1080'],
    ['http://proxy', 'http://proxy:1080'],
    ['https://proxy', 'https://proxy:443'],
    ['HTTP://10.0.0.1:1/path?x#y', 'http://10.0.0.1:1'],
    ['[::1]:3128', 'http://[::1]:3128'],
  ])('%s is %s, with the ports curl takes', (text, url) => {
    expect(readProxyAddress(text)).toEqual({ url });
  });

  it('may have a login, percent-encoded', () => {
    expect(readProxyAddress('http://u%40x:p%3A1@proxy:1')).toEqual({
      url: 'http://proxy:1',
      credentials: { user: 'u@x', password: 'p:1' },
    });
    expect(readProxyAddress('me@proxy:1').credentials).toEqual({ user: 'me', password: '' });
  });

  it.each([
    ['socks5://proxy:1', 'socks5 is not spoken: watch-api goes through HTTP proxies'],
    ['socks5h://me:hunter22@proxy:1', 'socks5h is not spoken: watch-api goes through HTTP proxies'],
    ['ftp://proxy', 'ftp: is no protocol of a proxy'],
    ['http://', 'this is not the address of a proxy'],
    ['http://me:hunter22@a b:1', 'this is not the address of a proxy'],
    ['proxy:0', 'this is not the address of a proxy'],
    ['proxy:99999', 'this is not the address of a proxy'],
    ['proxy:x', 'this is not the address of a proxy'],
  ])('%s is refused, and no password shown', (text, message) => {
    const mistake = mistakeOf(() => readProxyAddress(text));
    expect(mistake).toEqual({
      message,
      hint: 'Write http://HOST:PORT or https://HOST:PORT.',
      caret: undefined,
      kind: 'UsageError',
    });
  });
});
