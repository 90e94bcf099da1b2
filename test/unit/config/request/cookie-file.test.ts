/** Claims about cookie files: whose cookies go where. */
import { describe, expect, it } from 'vitest';
import { cookiesIn } from '../../../../src/config/request/cookie-file.ts';

const NOW = Date.UTC(2026, 0, 1);
const line = (...fields: readonly string[]) => fields.join('\t');
const pairsFor = (url: string, ...lines: readonly string[]) => cookiesIn(lines.join('\n'), url, NOW).pairs;
/** A cookie of `a.test` for everything on it, but for what is said. */
const cookie = ({
  domain = 'a.test',
  sub = 'FALSE',
  path = '/',
  secure = 'FALSE',
  expires = '0',
  name = 'c',
  value = '1',
} = {}) => line(domain, sub, path, secure, expires, name, value);

describe('a cookie', () => {
  it.each([
    ['its host', {}, 'http://a.test/x', true],
    ['no other host', {}, 'http://b.test/', false],
    ['nothing below its host', {}, 'http://x.a.test/', false],
    ['what is below its domain, where it says so', { sub: 'TRUE' }, 'http://x.a.test/', true],
    ['its domain itself', { domain: '.a.test', sub: 'TRUE' }, 'http://a.test/', true],
    ['no host that only ends alike', { sub: 'TRUE' }, 'http://ba.test/', false],
    ['its host in capitals', { domain: 'A.TEST' }, 'http://a.test/', true],
    ['its path', { path: '/x' }, 'http://a.test/x', true],
    ['what is below its path', { path: '/x' }, 'http://a.test/x/y?z', true],
    ['no path that only begins alike', { path: '/x' }, 'http://a.test/xy', false],
    ['https, if it is secure', { secure: 'TRUE' }, 'https://a.test/', true],
    ['not http, if it is secure', { secure: 'TRUE' }, 'http://a.test/', false],
    ['this machine by http, even if it is secure', { domain: '127.0.0.1', secure: 'TRUE' }, 'http://127.0.0.1:8080/', true],
    ['any port', {}, 'http://a.test:8080/', true],
    ['a host of one word', { domain: 'backend' }, 'http://backend/', true],
    ['an address of IPv6', { domain: '::1' }, 'http://[::1]:80/', true],
    ['the time until it expires', { expires: String(NOW / 1000 + 1) }, 'http://a.test/', true],
    ['no time after that', { expires: String(NOW / 1000) }, 'http://a.test/', false],
    ['long ago', { expires: '1' }, 'http://a.test/', false],
  ])('is for %s', (_, parts, url, sent) => {
    expect(pairsFor(url, cookie(parts))).toEqual(sent ? ['c=1'] : []);
  });

  it('may be for HTTP only, which we are', () => {
    expect(pairsFor('http://a.test/', `#HttpOnly_${cookie()}`)).toEqual(['c=1']);
  });

  it('may have no value', () => {
    expect(pairsFor('http://a.test/', cookie({ value: '' }))).toEqual(['c=']);
    expect(pairsFor('http://a.test/', line('a.test', 'FALSE', '/', 'FALSE', '0', 'c'))).toEqual(['c=']);
  });

  it('may stand there as a server sent it', () => {
    expect(pairsFor('http://a.test/', 'Set-Cookie: h=1; Path=/', 'set-cookie: d=2; Domain=a.test')).toEqual(['h=1', 'd=2']);
    expect(pairsFor('http://a.test/', 'Set-Cookie: h=1; Domain=b.test', 'Set-Cookie: ;')).toEqual([]);
  });
});

describe('several cookies', () => {
  it('stand with the longest path first, then as in the file', () => {
    const lines = [cookie({ name: 'a' }), cookie({ name: 'b' }), cookie({ name: 'deep', path: '/x' })];
    expect(pairsFor('http://a.test/x', ...lines)).toEqual(['deep=1', 'a=1', 'b=1']);
  });

  it('of one name, host and path are one: the last', () => {
    expect(pairsFor('http://a.test/', cookie(), cookie({ value: '2' }))).toEqual(['c=2']);
  });

  it('are counted whomever they are for; comments and nonsense are none', () => {
    const text = [
      '# Netscape HTTP Cookie File',
      '',
      cookie(),
      cookie({ domain: 'b.test' }),
      'nonsense',
      line('a', 'b', 'c', 'd', 'e', 'f'),
    ];
    expect(cookiesIn(text.join('\r\n'), 'http://a.test/', NOW)).toEqual({ total: 2, pairs: ['c=1'] });
  });
});
