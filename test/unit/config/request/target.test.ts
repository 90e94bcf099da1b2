/** Claims about URLs as people type them. */
import { describe, expect, it } from 'vitest';
import { looksLikeUrl, readTarget, splitTarget } from '../../../../src/config/request/target.ts';
import { mistakeOf } from '../../../support/mistakes.ts';

describe('a word on the command line', () => {
  it.each([
    'https://a/',
    'http://localhost',
    'HTTP://A',
    'example.com',
    'example.com/path?x=1',
    'localhost',
    'localhost:3000',
    'host/path',
    'host:8080',
    ':3000',
    ':3000/health',
    '//host/x',
    '[::1]:80/x',
    '10.0.0.1',
    'user:pass@host/x',
    'bücher.example',
    '{{var:HOST}}/x',
    'ws://x',
    'tcp:db:5432',
    'http:/x',
    'api?x=1',
  ])('%s is meant as a URL', (word) => {
    expect(looksLikeUrl(word)).toBe(true);
  });

  it.each(['deploy', 'demo', '', '=', 'a b.c', '/etc/passwd', './x', '--', 'status=ready', ':x', 'a:b', '-x.y', '.hidden'])(
    '%j is not',
    (word) => {
      expect(looksLikeUrl(word)).toBe(false);
    },
  );

  it.each([
    ['api=https://a/x?b=c', { name: 'api', text: 'https://a/x?b=c' }],
    ['my.api-1=:3000/x', { name: 'my.api-1', text: ':3000/x' }],
    ['https://a/?x=y.z', { text: 'https://a/?x=y.z' }],
    ['a.b?x=c.d', { text: 'a.b?x=c.d' }],
    ['x=y', { text: 'x=y' }],
  ])('%s may carry a name: %j', (word, target) => {
    expect(splitTarget(word)).toEqual(target);
  });
});

describe('a URL', () => {
  it.each([
    ['https://a.b/c?d=e', 'https://a.b/c?d=e'],
    ['a.b', 'https://a.b/'],
    ['a.b:8443/x', 'https://a.b:8443/x'],
    ['//a.b/x', 'https://a.b/x'],
    [':3000/health', 'http://localhost:3000/health'],
    [':3000', 'http://localhost:3000/'],
    ['localhost/x', 'http://localhost/x'],
    ['LOCALHOST:80/x', 'http://localhost/x'],
    ['127.0.0.1:8080', 'http://127.0.0.1:8080/'],
    ['[::1]:8080/x', 'http://[::1]:8080/x'],
    ['10.1.2.3/x', 'http://10.1.2.3/x'],
    ['172.16.0.1', 'http://172.16.0.1/'],
    ['172.32.0.1', 'https://172.32.0.1/'],
    ['192.168.1.1', 'http://192.168.1.1/'],
    ['backend:8080/x', 'http://backend:8080/x'],
    ['nas.local/x', 'http://nas.local/x'],
    ['svc.internal', 'http://svc.internal/'],
    ['api.test', 'http://api.test/'],
    ['api.test.example', 'https://api.test.example/'],
    ['https://localhost:1', 'https://localhost:1/'],
    ['http://a.b/x#part', 'http://a.b/x'],
    ['a.b/x y'.replace(' ', '%20'), 'https://a.b/x%20y'],
    ['bücher.example/ü', 'https://xn--bcher-kva.example/%C3%BC'],
    ['user:pw@10.0.0.1/x', 'http://10.0.0.1/x'],
  ])('%s is %s', (text, url) => {
    expect(readTarget(text).url).toBe(url);
  });

  it.each([
    [':3000', true],
    ['http://127.8.9.1/', true],
    ['http://[::1]/', true],
    ['http://app.localhost/', true],
    ['http://10.0.0.1/', false],
    ['https://example.com/', false],
  ])('%s is this machine: %s', (text, loopback) => {
    expect(readTarget(text).loopback).toBe(loopback);
  });

  it('gives its user information as credentials and keeps none of it', () => {
    expect(readTarget('https://me:p%40ss@a.b/x')).toEqual({
      url: 'https://a.b/x',
      loopback: false,
      credentials: { user: 'me', password: 'p@ss' },
    });
    expect(readTarget('https://me@a.b/').credentials).toEqual({ user: 'me', password: '' });
    expect(readTarget('https://50%:%zz@a.b/').credentials).toEqual({ user: '50%', password: '%zz' });
  });

  it.each([
    ['', 'the URL is empty', undefined],
    ['http://', '"http://" is not a URL', undefined],
    ['http://a:99999/', '"http://a:99999/" is not a URL: 99999 is no port', undefined],
    ['http://a b/', 'the URL has a blank in it', ' '],
    ['ftp://a/', 'watch-api speaks http, https, ws and wss, not ftp:', undefined],
    ['tcp:db:5432', 'watch-api speaks http, https, ws and wss, not tcp:', undefined],
    ['ws:a', '"ws:a" lacks the two slashes after ws:', undefined],
    ['http:/a', '"http:/a" lacks the two slashes after http:', undefined],
    ['https://[::1/', '"https://[::1/" is not a URL', undefined],
  ])('%j is refused with its reason', (text, message, caret) => {
    expect(mistakeOf(() => readTarget(text))).toMatchObject({ message, caret });
  });

  it.each(['https://me:hunter22@a b/', 'me:hunter22@a:99999', 'ftp://me:hunter22@a/', 'https://a b/?token=hunter22'])(
    'never shows a password in an error: %s',
    (text) => {
      expect(JSON.stringify(mistakeOf(() => readTarget(text)))).not.toContain('hunter22');
    },
  );
});
