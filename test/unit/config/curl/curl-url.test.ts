/** Claims about URLs as curl reads them. */
import { describe, expect, it } from 'vitest';
import { curlUrl } from '../../../../src/config/curl/curl-url.ts';
import { mistakeOf } from '../../../support/mistakes.ts';

const read = (text: string, globoff = false) => curlUrl(text, { scheme: 'http', globoff });

describe('a URL', () => {
  it.each([
    ['example.com/x', 'http://example.com/x'],
    ['//example.com/x', 'http://example.com/x'],
    ['localhost:3000', 'http://localhost:3000'],
    ['HTTPS://h/', 'HTTPS://h/'],
    ['ftp://h/', 'ftp://h/'],
    ['https:/h', 'https:/h'],
    [':3000/x', ':3000/x'],
    ['{{env:BASE}}/x', '{{env:BASE}}/x'],
    ['h/?a={{var:A}}', 'http://h/?a={{var:A}}'],
    ['[::1]:80/', 'http://[::1]:80/'],
    ['http://[fe80::1%25eth0]/a[]', 'http://[fe80::1%25eth0]/a[]'],
    [String.raw`http://h/?a=\[1\]\{b\}\c`, String.raw`http://h/?a=[1]{b}\c`],
  ])('%s is asked as %s', (text, url) => {
    expect(read(text)).toBe(url);
  });

  it('has the scheme that --proto-default names', () => {
    expect(curlUrl('h/', { scheme: 'https', globoff: false })).toBe('https://h/');
  });

  it('keeps braces, brackets and backslashes behind -g', () => {
    expect(read(String.raw`http://h/{a,b}[1-3]\[`, true)).toBe(String.raw`http://h/{a,b}[1-3]\[`);
  });
});

describe('a pattern', () => {
  it.each([
    ['http://h/[1-3]', '[1-3]', '['],
    ['http://h/{a,b}', '{a,b}', '{'],
    ['http://h/{a', '{a', '{'],
    ['http://h/a]', ']', ']'],
    ['http://h/}', '}', '}'],
  ])('in %s is refused', (text, caret, sign) => {
    expect(mistakeOf(() => read(text))).toMatchObject({
      message: `curl takes ${sign} in a URL for a pattern of several URLs, which watch-api does not write out`,
      caret,
    });
  });

  it('is quoted without the credentials and secrets around it', () => {
    expect(() => read('me:hidden@h/{a,b}?token=hidden')).toThrow(
      expect.objectContaining({ spot: { text: '***@h/{a,b}?token=***', at: 6, length: 5 } }),
    );
    expect(() => read('http://h/?token={hidden}')).toThrow(expect.objectContaining({ spot: undefined }));
  });
});
