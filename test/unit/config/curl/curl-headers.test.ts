/** Claims about the header lines of a curl command. */
import { describe, expect, it } from 'vitest';
import { keptLines, lineName } from '../../../../src/config/curl/curl-headers.ts';

const lines = (...texts: readonly string[]) => texts.map((text) => ({ text, place: '-H', from: 'flag' as const }));
const keep = (isReading: boolean, ...texts: readonly string[]) => {
  const { kept, left } = keptLines(lines(...texts), isReading);
  return { kept: kept.map(({ text }) => text), left };
};

describe('header lines', () => {
  it('of cache, connection, encoding and HTTP/2 are left out, and named once', () => {
    const copied = [
      'If-None-Match: "x"',
      'if-none-match: "y"',
      'if-modified-since: Mon',
      'Range: bytes=0-1',
      'accept-encoding: gzip',
      'Content-Length: 5',
      'Connection: keep-alive',
      'Keep-Alive: 5',
      'TE: trailers',
      'Transfer-Encoding: chunked',
      'Upgrade-Insecure-Requests: 1',
      'Upgrade: h2c',
      'Proxy-Connection: close',
      'HTTP2-Settings: x',
      ':authority: h',
      'authority: h',
    ];
    const { kept, left } = keep(true, ...copied);
    expect(kept).toEqual(['Upgrade-Insecure-Requests: 1']);
    expect(left).toEqual([
      'if-none-match',
      'if-modified-since',
      'range',
      'accept-encoding',
      'content-length',
      'connection',
      'keep-alive',
      'te',
      'transfer-encoding',
      'upgrade',
      'proxy-connection',
      'http2-settings',
      ':authority',
      'authority',
    ]);
  });

  it('that guard a change stay with a method that makes one', () => {
    const guards = ['If-Match: "x"', 'if-unmodified-since: Mon', 'If-None-Match: *'];
    const { kept, left } = keep(false, ...guards, 'Range: bytes=0-1', 'if-none-match: "x"', 'If-Modified-Since: Mon');
    expect(kept).toEqual(guards);
    expect(left).toEqual(['range', 'if-none-match', 'if-modified-since']);
    expect(keep(true, ...guards).left).toEqual(['if-match', 'if-unmodified-since', 'if-none-match']);
  });

  it('that only take such a field away are left out without a word', () => {
    expect(keep(true, 'Expect:', 'Accept:')).toEqual({ kept: ['Accept:'], left: [] });
  });

  it('of a file stay', () => {
    expect(keep(true, '@range').kept).toEqual(['@range']);
  });
});

it.each([
  ['Foo: bar', 'foo'],
  ['Foo;', 'foo'],
  [' FOO : bar', 'foo'],
  [':path: /x', ':path'],
  ['@file', ''],
])('the name in %j is %j', (text, name) => {
  expect(lines(text).map(lineName)).toEqual([name]);
});
