import { describe, expect, it } from 'vitest';
import { proxyFor } from '../../../src/requests/proxy-choice.ts';

const plain = { url: 'http://plain.test:3128' };
const secure = { url: 'http://secure.test:3128' };

/** Whether a URL goes through its proxy in spite of the exceptions. */
function isProxied(url: string, ...except: readonly string[]): boolean {
  return proxyFor({ http: plain, https: secure, except }, url) !== undefined;
}

describe('the proxy of a URL', () => {
  it('is that of its scheme', () => {
    const proxies = { http: plain, https: secure, except: [] };
    expect([proxyFor(proxies, 'http://a.test/'), proxyFor(proxies, 'https://a.test/')]).toEqual([plain, secure]);
  });

  it('is none where none is set', () => {
    expect(proxyFor(undefined, 'http://a.test/')).toBe(undefined);
    expect(proxyFor({ https: secure, except: [] }, 'http://a.test/')).toBe(undefined);
  });
});

describe('an exception', () => {
  it.each([
    ['*', 'http://anything.test/'],
    ['*', 'https://[::1]/'],
    ['example.com', 'https://example.com/'],
    ['example.com', 'https://api.example.com/'],
    ['.example.com', 'https://example.com/'],
    ['.example.com', 'https://api.example.com/'],
    ['*.example.com', 'https://a.b.example.com/'],
    ['EXAMPLE.com', 'https://api.Example.COM/'],
    ['example.com.', 'https://api.example.com/'],
    ['example.com', 'https://api.example.com./'],
    ['example.com:443', 'https://api.example.com/'],
    ['example.com:8080', 'http://api.example.com:8080/'],
    ['localhost', 'http://localhost:3000/'],
    ['127.0.0.1', 'http://127.0.0.1:3000/'],
    ['127.0.0.1', 'http://0x7f.1/'],
    ['127.0.0.1:3000', 'http://127.0.0.1:3000/'],
    ['::1', 'http://[::1]:3000/'],
    ['[::1]', 'http://[::1]/'],
    ['[::1]:3000', 'http://[::1]:3000/'],
    ['0:0:0:0:0:0:0:1', 'http://[::1]/'],
    ['10.0.0.0/8', 'http://10.255.0.1/'],
    ['10.0.0.0/8:80', 'http://10.255.0.1/'],
    ['10.1.2.3/32', 'http://10.1.2.3/'],
    ['0.0.0.0/0', 'http://192.0.2.1/'],
    ['192.168.4.0/22', 'http://192.168.7.255/'],
    ['10.0.0.0/8', 'http://[::ffff:10.1.2.3]/'],
    ['fe80::/10', 'http://[febf::1]/'],
    ['2001:db8::/33', 'http://[2001:db8:7fff::1]/'],
    [' example.com ', 'https://example.com/'],
  ])('%j covers %s', (entry, url) => {
    expect(isProxied(url, 'other.test', entry)).toBe(false);
  });

  it.each([
    ['example.com', 'https://notexample.com/'],
    ['example.com', 'https://example.com.evil.test/'],
    ['api.example.com', 'https://example.com/'],
    ['example.com:80', 'https://example.com/'],
    ['example.com:8080', 'https://example.com:8081/'],
    ['com', 'https://127.0.0.1/'],
    ['0.0.1', 'http://127.0.0.1/'],
    ['27.0.0.1', 'http://127.0.0.1/'],
    ['127.0.0.1', 'http://localhost/'],
    ['::1', 'http://127.0.0.1/'],
    ['10.0.0.0/8', 'http://11.0.0.1/'],
    ['10.0.0.0/8', 'http://10.example.com/'],
    ['192.168.4.0/22', 'http://192.168.8.0/'],
    ['10.0.0.0/33', 'http://10.0.0.0/'],
    ['10.0.0.0/', 'http://10.0.0.0/'],
    ['/8', 'http://10.0.0.0/'],
    ['fe80::/10', 'http://[fec0::1]/'],
    ['::/0', 'http://192.0.2.1/'],
    ['0.0.0.0/0', 'http://[2001:db8::1]/'],
    ['1.2.3.400', 'http://1.2.3.4/'],
    ['', 'http://a.test/'],
    ['.', 'http://a.test/'],
    ['[::1', 'http://[::1]/'],
    ['a.test:b', 'http://a.test/'],
  ])('%j does not cover %s', (entry, url) => {
    expect(isProxied(url, entry)).toBe(true);
  });
});
