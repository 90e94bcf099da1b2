/** Claims about where to listen, as people type it. */
import { describe, expect, it } from 'vitest';
import { readDoor, urlOfDoor } from '../../../../src/config/request/door.ts';
import { mistakeOf } from '../../../support/mistakes.ts';

describe('a place to listen', () => {
  it.each([
    ['8787', { host: 'localhost', port: 8787, path: '/' }, 'http://localhost:8787/'],
    ['8787/hook', { host: 'localhost', port: 8787, path: '/hook' }, 'http://localhost:8787/hook'],
    [':8787', { host: 'localhost', port: 8787, path: '/' }, 'http://localhost:8787/'],
    ['0', { host: 'localhost', port: 0, path: '/' }, 'http://localhost:0/'],
    ['127.0.0.1:8787/a/b', { host: '127.0.0.1', port: 8787, path: '/a/b' }, 'http://127.0.0.1:8787/a/b'],
    ['[::1]:80/', { host: '[::1]', port: 80, path: '/' }, 'http://[::1]/'],
    ['build-1.example.com:443', { host: 'build-1.example.com', port: 443, path: '/' }, 'http://build-1.example.com:443/'],
  ])('%s is read', (word, door, url) => {
    expect(readDoor(word)).toEqual(door);
    expect(urlOfDoor(readDoor(word))).toBe(url);
  });

  it.each([
    ['', '"" is no place to listen', ''],
    ['hook', '"hook" is no place to listen', 'hook'],
    ['/hook', '"/hook" is no place to listen', '/hook'],
    ['http://localhost:8787', '"http://localhost:8787" is no place to listen', 'http://localhost:8787'],
    ['::1:8787', '"::1:8787" is no place to listen', '::1:8787'],
    ['-1', '"-1" is no place to listen', '-1'],
    ['localhost:65536/hook', '65536 is no port: they end at 65535', '65536'],
    ['8787/hook?a=b', 'a door has a path and nothing behind it', '?'],
    ['8787/a b', 'a door has a path and nothing behind it', ' '],
  ])('%j is refused, with the place', (word, message, caret) => {
    expect(mistakeOf(() => readDoor(word))).toMatchObject({ message, caret });
  });
});
